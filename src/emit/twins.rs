//! Files compressed beside themselves, for hosts that serve them so: `index.html.br` beside `index.html`.
//!
//! Which of them there are is up to the file alone, and equal bytes have equal twins, on any machine.

use std::collections::HashSet;
use std::io::{self, Write as _};

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder};

use crate::base::{Class, Encoding, Fingerprint, Item, OutPath, Output, media};

/// Smaller files are hardly smaller in a twin, and a request costs more than they do.
const LEAST: u64 = 256;

/// Brotli's quality for what a build makes. Nearly every page changes each night ("posted 3 days ago"), so what it costs is paid each
/// night, and it is most of what a build costs: on the demo's pages 5 makes 22.7 % of a page's size, 10 makes 20.4 % in thirteen times the time.
const PAGES: i32 = 5;

/// Brotli's quality for files that stay as they are from build to build: style sheets, scripts, files of `static/`. 11 takes twice
/// as long for half a percent more. `benches/RESULTS.md` has the figures.
const FILES: i32 = 10;

/// Which files of an output may have twins, and where.
pub(super) struct Twins<'o> {
    encodings: &'o [Encoding],
    /// What is in the way: files of the site with such names, and their folders.
    taken: HashSet<String>,
}

impl<'o> Twins<'o> {
    pub(super) fn of(output: &'o Output) -> Self {
        let encodings = output.about.encodings.as_slice();
        let endings: Vec<String> =
            encodings.iter().map(|encoding| format!(".{}", encoding.extension())).collect();
        let mut taken = HashSet::new();
        for path in output.items.keys() {
            let key = path.collision_key();
            if endings.iter().any(|ending| key.contains(ending.as_str())) {
                taken.extend(key.match_indices('/').map(|(at, _)| key[..at].to_owned()));
                taken.insert(key);
            }
        }
        Self { encodings, taken }
    }

    /// The places of the twins that a file may have.
    pub(super) fn places(&self, path: &OutPath, item: &Item) -> Vec<(Encoding, OutPath)> {
        if item.class == Class::Hosting || self.encodings.is_empty() || !media::is_text(path) {
            return Vec::new();
        }
        let place = |encoding: &Encoding| {
            let place = OutPath::new(&format!("{path}.{}", encoding.extension()))?;
            (!self.taken.contains(&place.collision_key())).then_some((*encoding, place))
        };
        self.encodings.iter().filter_map(place).collect()
    }
}

/// Of what a twin depends on: the bytes that it was made of, how, and who made it.
pub(super) fn fingerprint((of, class): (Fingerprint, Class), encoding: Encoding) -> Fingerprint {
    let how =
        format!("{} {} {} {}", of.to_hex(), encoding.extension(), quality(class), env!("CARGO_PKG_VERSION"));
    Fingerprint::of_bytes(how.as_bytes())
}

fn quality(class: Class) -> i32 {
    match class {
        Class::Asset | Class::Static => FILES,
        Class::Posting | Class::Page | Class::List | Class::Feed | Class::Hosting | Class::Twin => PAGES,
    }
}

/// Bytes compressed as those of a page are, where they are worth it.
#[must_use]
pub fn compressed(bytes: &[u8], encoding: Encoding) -> Option<Vec<u8>> {
    compressed_as(Class::Page, bytes, encoding)
}

/// Bytes of a file of a class compressed, where they are worth it.
pub(super) fn compressed_as(class: Class, bytes: &[u8], encoding: Encoding) -> Option<Vec<u8>> {
    if (bytes.len() as u64) < LEAST {
        return None;
    }
    let twin = match encoding {
        Encoding::Brotli => brotli(bytes, quality(class)),
        Encoding::Gzip => gzip(bytes),
    };
    // Memory that can't be written to ends the process by itself.
    twin.ok().filter(|twin| twin.len() < bytes.len())
}

fn brotli(bytes: &[u8], quality: i32) -> io::Result<Vec<u8>> {
    let params = BrotliEncoderParams { quality, size_hint: bytes.len(), ..Default::default() };
    let mut twin = Vec::with_capacity(bytes.len() / 4);
    brotli::BrotliCompress(&mut &*bytes, &mut twin, &params)?;
    Ok(twin)
}

/// Without a name and a time, so that equal bytes stay equal; and of no operating system.
fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let out = Vec::with_capacity(bytes.len() / 4);
    let mut encoder = GzBuilder::new().mtime(0).operating_system(255).write(out, Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use super::{LEAST, compressed};
    use crate::base::Encoding;

    #[test]
    fn what_is_small_or_does_not_shrink_has_no_twin() {
        let noise: Vec<u8> =
            (0..64u32).flat_map(|at| crate::base::Fingerprint::of(&at).to_hex().into_bytes()).collect();
        // Hexadecimal digits shrink to half; the bytes that they stand for don't.
        let noise: Vec<u8> = noise.chunks(2).map(|pair| pair[0].wrapping_mul(31) ^ pair[1]).collect();
        for encoding in Encoding::ALL {
            assert_eq!(compressed(&vec![b'a'; LEAST as usize - 1], encoding), None);
            assert!(compressed(&vec![b'a'; LEAST as usize], encoding).is_some());
            assert!(compressed(&noise, encoding).is_none_or(|twin| twin.len() < noise.len()));
        }
    }

    #[test]
    fn a_twin_of_gzip_has_no_name_no_time_and_no_system() {
        let twin = compressed(&[b'a'; 1000], Encoding::Gzip).unwrap();
        assert_eq!(twin[..10], [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255]);
    }
}
