//! Which cities and regions bear a name? Searched where it lies in the binary; see `packed.rs`.
//!
//! Countries and groupings are in `names.rs`, and which of several is meant is weighed by who asks.

use std::sync::LazyLock;

use fst::Map;
use fst::raw::{Node, Output};

use super::packed::{Entry, Meaning};

static NAMES: LazyLock<Map<&'static [u8]>> = LazyLock::new(|| {
    let bytes: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/places.fst"));
    Map::new(bytes).expect("the build script has written an index")
});
static SHARED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/shared-names.bin"));

/// All that bear a name: regions, then cities, those of EMEA first and the larger before the smaller.
#[derive(Clone, Copy, Debug)]
pub(super) struct Meanings(Option<Entry>);

impl Meanings {
    /// All that bear this folded name.
    pub(super) fn of(folded: &str) -> Meanings {
        Meanings(NAMES.get(folded).map(Entry::from_value))
    }

    pub(super) fn is_empty(self) -> bool {
        self.0.is_none()
    }

    pub(super) fn iter(self) -> impl Iterator<Item = Meaning> + use<> {
        let (one, shared): (_, &'static [u8]) = match self.0 {
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
}

/// What the names mean that `folded` is but for two neighbouring letters, which stand the other way round.
///
/// The way to `folded` in the index is gone once, and from each of its letters it is tried how far the other way leads:
/// hardly ever further than a letter or two.
pub(super) fn with_letters_turned(folded: &str) -> Vec<Meanings> {
    let mut found = Vec::new();
    let mut letters = folded.chars();
    let mut here = Some(Way::start());
    while let (Some(way), Some(letter)) = (here, letters.next()) {
        let mut behind = letters.clone();
        if let Some(next) = behind.next().filter(|next| *next != letter) {
            let turned = way.along_letter(next).and_then(|way| way.along_letter(letter));
            let entry = turned.and_then(|way| way.along(behind.as_str())).and_then(Way::entry);
            found.extend(entry.map(|entry| Meanings(Some(entry))));
        }
        here = way.along_letter(letter);
    }
    found
}

/// How far into the index the beginning of a name leads.
#[derive(Clone, Copy)]
struct Way {
    node: Node<'static>,
    output: Output,
}

impl Way {
    fn start() -> Way {
        Way { node: NAMES.as_fst().root(), output: Output::zero() }
    }

    /// On along `text`, if any name goes on so.
    fn along(self, text: &str) -> Option<Way> {
        text.bytes().try_fold(self, |way, byte| {
            let step = way.node.transition(way.node.find_input(byte)?);
            Some(Way { node: NAMES.as_fst().node(step.addr), output: way.output.cat(step.out) })
        })
    }

    fn along_letter(self, letter: char) -> Option<Way> {
        self.along(letter.encode_utf8(&mut [0; 4]))
    }

    /// What the name means that ends here.
    fn entry(self) -> Option<Entry> {
        let value = || self.output.cat(self.node.final_output()).value();
        self.node.is_final().then(|| Entry::from_value(value()))
    }
}

/// Every name in the index.
#[cfg(test)]
pub(super) fn all() -> Vec<(String, Vec<Meaning>)> {
    use fst::Streamer;
    let mut names = Vec::new();
    let mut stream = NAMES.stream();
    while let Some((name, _)) = stream.next() {
        let name = String::from_utf8(name.to_vec()).expect("names are text");
        let found = Meanings::of(&name).iter().collect();
        names.push((name, found));
    }
    names
}
