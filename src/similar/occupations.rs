//! The words of a title → the kinds of occupation that they name, as ISCO-08 unit groups with weights.
//!
//! It joins what no common word joins ("nurse" and "Krankenpflegerin") and is right for the first guess in a third of all
//! titles only. So it is one soft signal among others, and never shown as a fact.
//!
//! This product uses the ESCO classification of the European Commission. `tables/occupations.tsv` is an adapted version of ESCO
//! v1.0.3: labels of occupations are taken apart into words, and counted by unit group.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::packed::{BEGINNING, HEAVIEST, KIND_BITS, key, rarity, unpack};
use super::title::TitleWord;
use crate::base::words::{Token, beginning, token};

/// A language's tag, how many words and pairs it has, what its largest weight stands for: a line each.
const DIRECTORY: &str = include_str!(concat!(env!("OUT_DIR"), "/occupations.txt"));
const BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/occupations.bin"));

/// Kinds that a title is given at most. Fewer lose those of a second meaning; more add nothing.
const KINDS: usize = 12;
/// How much better the best kind is than the others: weights are `exp(score / SHARPNESS)`.
const SHARPNESS: f32 = 0.15;
/// What words of a level count here: most occupations have a manager.
const LEVEL: f32 = 0.5;

/// The words of one language.
struct Lexicon {
    keys: Vec<u32>,
    /// Where the pairs of each key begin; one more than there are keys.
    starts: Vec<u32>,
    pairs: &'static [u8],
    /// What the largest weight stands for.
    heaviest: f32,
}

static LEXICONS: LazyLock<HashMap<&'static str, Lexicon>> = LazyLock::new(|| {
    let mut at = 0;
    let lexicon = |line: &'static str| {
        let mut cells = line.split('\t');
        let language = cells.next()?;
        let words: usize = cells.next()?.parse().ok()?;
        let pairs: usize = cells.next()?.parse().ok()?;
        let heaviest: f32 = cells.next()?.parse().ok()?;
        let bytes = &BYTES[at..at + words * 5 + pairs * 2];
        at += bytes.len();
        Some((language, Lexicon::read(bytes, words, heaviest)))
    };
    DIRECTORY.lines().filter_map(lexicon).collect()
});

impl Lexicon {
    fn read(bytes: &'static [u8], words: usize, heaviest: f32) -> Self {
        let (keys, rest) = bytes.split_at(words * 4);
        let (counts, pairs) = rest.split_at(words);
        let keys = keys.chunks_exact(4).map(|key| u32::from_le_bytes([key[0], key[1], key[2], key[3]]));
        let mut starts = vec![0];
        starts.extend(counts.iter().scan(0u32, |end, count| {
            *end += u32::from(*count);
            Some(*end)
        }));
        Self { keys: keys.collect(), starts, pairs, heaviest }
    }

    /// The kinds that a key names, with their weights, and how rare it is.
    fn kinds(&self, key: u32) -> Option<(f32, impl Iterator<Item = (u16, f32)>)> {
        let at = self.keys.binary_search(&key).ok()?;
        let (start, end) = (self.starts[at] as usize, self.starts[at + 1] as usize);
        let pairs = self.pairs[start * 2..end * 2].chunks_exact(2).map(|pair| {
            let (kind, weight) = unpack(u16::from_le_bytes([pair[0], pair[1]]));
            (kind, f32::from(weight) / f32::from(HEAVIEST) * self.heaviest)
        });
        Some((rarity(end - start), pairs))
    }
}

/// The kinds of occupation that a title names in its language or in English, sorted, as a vector of length one.
pub(super) fn occupations(title: &[TitleWord], language: &str) -> Vec<(u16, f32)> {
    let main = language.split('-').next().unwrap_or(language);
    // Titles all over EMEA are English, or half so.
    let english = (main != "en").then_some("en");
    let lexicons = || [Some(main), english].into_iter().flatten().filter_map(|tag| LEXICONS.get(tag));
    let mut scores = [0.0f32; 1 << KIND_BITS];
    let mut squares = 0.0f32;
    for TitleWord { word, names_level, .. } in title {
        let counts = if *names_level { LEVEL } else { 1.0 };
        for (text, is_beginning) in [(word.as_str(), false), (beginning(word, BEGINNING), true)] {
            let key = key(token(text), is_beginning);
            let mut rarest = 0.0f32;
            for (rarity, kinds) in lexicons().filter_map(|lexicon| lexicon.kinds(key)) {
                rarest = rarest.max(rarity);
                kinds.for_each(|(kind, weight)| scores[usize::from(kind)] += counts * rarity * weight);
            }
            squares += (counts * rarest).powi(2);
        }
    }
    let mut kinds: Vec<(u16, f32)> = (0u16..).zip(scores).filter(|(_, score)| *score > 0.0).collect();
    kinds.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    kinds.truncate(KINDS);
    let Some(best) = kinds.first().map(|(_, score)| *score) else { return kinds };
    let length = squares.sqrt();
    for (_, score) in &mut kinds {
        *score = ((*score - best) / length / SHARPNESS).exp();
    }
    let length = kinds.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
    for (_, weight) in &mut kinds {
        *weight /= length;
    }
    kinds.sort_by_key(|(kind, _)| *kind);
    kinds
}

/// The term that a kind of occupation is.
pub(super) fn term(kind: u16) -> Token {
    token("isco").wrapping_add(u64::from(kind).wrapping_mul(0x9e37_79b9_7f4a_7c15))
}
