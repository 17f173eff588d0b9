//! How common each word is, measured on a sample of the roles.
//!
//! A sample is enough to weigh words by, and it is what makes one more posting cheap: a role that is not in the sample
//! changes no weight, so nothing has to be computed anew but what is near to it. Which roles are in it depends on nothing but
//! themselves and how many there are, in powers of two.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::vectors::{Counted, Field, Term};
use crate::base::words::Token;

/// A table by tokens. They are hashes already, and hashing them thoroughly once more would be half of its cost.
pub(super) type ByToken<V> = HashMap<Token, V, BuildHasherDefault<Spread>>;
/// The same by terms.
pub(super) type ByTerm<V> = HashMap<Term, V, BuildHasherDefault<Spread>>;

/// Fills the upper bits of a hash, which a term leaves empty.
#[derive(Default)]
pub(super) struct Spread(u64);

impl Hasher for Spread {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 << 8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, token: u64) {
        self.0 = token.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// One role in `1 << halvings` is in the sample.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Sample {
    /// How often the roles were halved.
    pub(super) halvings: u32,
}

impl Sample {
    /// That of so many roles, at most `largest` of them or so.
    pub(super) fn of(roles: usize, largest: usize) -> Self {
        let halvings = (0..).find(|halvings| roles >> halvings <= largest).unwrap_or_default();
        Self { halvings }
    }

    /// Whether the role with this key is in it.
    pub(super) fn has(self, key: Token) -> bool {
        // Its own bits, not those that a table of tokens is ordered by.
        let mixed = (key ^ (key >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.halvings == 0 || mixed >> (64 - self.halvings) == 0
    }

    /// How many of all roles stand behind some of the sample.
    pub(super) fn in_all(self, sampled: usize) -> usize {
        sampled << self.halvings
    }
}

/// How rare the terms of each field are.
pub(super) struct Statistics {
    roles: f32,
    frequencies: [ByToken<u32>; Field::COUNT],
    /// Terms of more descriptions than this are boilerplate.
    common: u32,
}

/// Descriptions of the sample that have a term, as a share of all, above which the term is boilerplate.
const COMMON: f32 = 0.15;
/// Descriptions that must have a term, or nobody shares it.
const SHARED: u32 = 2;

/// A share of so many roles, but not fewer than four: on a handful of postings every word is common.
pub(super) fn share_of(roles: usize, share: f32) -> u32 {
    ((roles as f32 * share) as u32).max(4)
}

impl Statistics {
    pub(super) fn new<'c>(sampled: impl Iterator<Item = &'c Counted>) -> Self {
        let mut roles = 0;
        let mut frequencies: [ByToken<u32>; Field::COUNT] = Default::default();
        for counted in sampled {
            roles += 1;
            for field in Field::ALL {
                for (token, _) in counted.field(field) {
                    *frequencies[field as usize].entry(*token).or_default() += 1;
                }
            }
        }
        Self { roles: roles.max(1) as f32, frequencies, common: share_of(roles, COMMON) }
    }

    /// How much a term says: the logarithm of how many roles there are to one that has it. Nothing for a term of a description that is
    /// boilerplate, or that no two roles of the sample share.
    pub(super) fn rarity(&self, field: Field, token: Token) -> Option<f32> {
        let found = self.frequencies[field as usize].get(&token).copied();
        let frequency = match field {
            Field::Body => found.filter(|frequency| (SHARED..=self.common).contains(frequency))?,
            Field::Title | Field::Beginning | Field::Category => found.unwrap_or_default().max(1),
            Field::Occupation => return Some(1.0),
        };
        Some((1.0 + self.roles / frequency as f32).ln())
    }
}
