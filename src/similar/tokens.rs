//! Text → tokens, as similar roles (and later the search) compare them.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::base::fold::fold;

/// A token: the hash of a folded word. Words themselves are not kept, since a body has hundreds of them.
pub(super) type Token = u64;

/// A table by tokens. They are hashes already, and hashing them once more would be half of its cost.
pub(super) type ByToken<V> = HashMap<Token, V, BuildHasherDefault<AsItIs>>;

/// Takes a token for its own hash.
#[derive(Default)]
pub(super) struct AsItIs(u64);

impl Hasher for AsItIs {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 << 8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, token: u64) {
        self.0 = token;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// Shorter words say nothing, but for single letters that are names ("C", "R").
const SHORTEST: usize = 2;

/// The folded words of a text.
pub(super) fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    folded.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The tokens of a text, in order, repeats included.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let folded = fold(text);
    let known = |word: &&str| word.chars().count() >= SHORTEST && !word.bytes().all(|b| b.is_ascii_digit());
    folded.split(' ').filter(known).map(token).collect()
}

/// FNV-1a: the same on every machine, which the standard library's hasher does not promise.
pub(super) fn token(word: &str) -> Token {
    word.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
