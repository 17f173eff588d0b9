//! How the words of occupations are packed into the program: by `build.rs`, and read by [`super::occupations`].
//!
//! It says nothing of what the numbers mean to a ranking. A lexicon is the words of one language: a key for each (sorted), how
//! many kinds of occupation it names, and these, each with a weight.

/// Bits of a pair that say which kind of occupation is meant; the others are its weight.
pub(super) const KIND_BITS: u32 = 9;
/// The largest weight.
pub(super) const HEAVIEST: u16 = (1 << (16 - KIND_BITS)) - 1;

/// What a lexicon knows a word by: the low half of its hash. A beginning of words has its own key.
pub(super) fn key(token: u64, is_beginning: bool) -> u32 {
    (token as u32) ^ if is_beginning { 0x9e37_79b9 } else { 0 }
}

/// A kind of occupation and its weight as one number.
#[allow(dead_code, reason = "the build script packs, the program unpacks")]
pub(super) fn pair(kind: u16, weight: u16) -> u16 {
    kind | (weight << KIND_BITS)
}

/// The kind of occupation and the weight of a pair.
#[allow(dead_code, reason = "the build script packs, the program unpacks")]
pub(super) fn unpack(pair: u16) -> (u16, u16) {
    (pair & ((1 << KIND_BITS) - 1), pair >> KIND_BITS)
}

/// Letters of a word's beginning.
pub(super) const BEGINNING: usize = 4;

/// Unit groups of ISCO-08 that have occupations.
const ALL_KINDS: f32 = 427.0;

/// How much a word says that names so many kinds of occupation.
pub(super) fn rarity(kinds: usize) -> f32 {
    (1.0 + ALL_KINDS / kinds as f32).ln()
}
