//! Which cities and regions bear a name? Searched where it lies in the binary; see `packed.rs`.
//!
//! Countries and groupings are in `names.rs`, and which of several is meant is weighed by who asks.

use std::sync::LazyLock;

use fst::Map;

use super::packed::{Entry, Meaning};

static NAMES: LazyLock<Map<&'static [u8]>> = LazyLock::new(|| {
    let bytes: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/places.fst"));
    Map::new(bytes).expect("the build script has written an index")
});
static SHARED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/shared-names.bin"));

/// All that bear this folded name: regions, then cities, those of EMEA first and the larger before the smaller.
pub(super) fn meanings(folded: &str) -> impl Iterator<Item = Meaning> + use<> {
    let (one, shared): (_, &'static [u8]) = match NAMES.get(folded).map(Entry::from_value) {
        None => (None, &[]),
        Some(Entry::One(meaning)) => (Some(meaning), &[]),
        Some(Entry::Several { from, count }) => {
            let (from, count) = (from as usize, count as usize);
            (None, &SHARED[from..from + 4 * count])
        }
    };
    let number = |bytes: &[u8]| u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
    one.into_iter().chain(shared.chunks_exact(4).map(move |bytes| Meaning::from_number(number(bytes))))
}

/// Every name in the index.
#[cfg(test)]
pub(super) fn all() -> Vec<(String, Vec<Meaning>)> {
    use fst::Streamer;
    let mut names = Vec::new();
    let mut stream = NAMES.stream();
    while let Some((name, _)) = stream.next() {
        let name = String::from_utf8(name.to_vec()).expect("names are text");
        let found = meanings(&name).collect();
        names.push((name, found));
    }
    names
}
