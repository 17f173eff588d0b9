//! A mapping while it is read: each key once, however many there are.
//!
//! It keeps their order and looks at no value.

use std::collections::HashSet;

use super::yaml::{Map, Node};

/// Keys among which a look at each is faster than a set.
const FEW: usize = 32;

/// A mapping while it is read. A posting has a dozen keys; `redirects` of a site that moved has thousands.
#[derive(Default)]
pub(super) struct Fields {
    map: Map,
    /// All of its keys, once they are more than a few.
    names: HashSet<String>,
}

impl Fields {
    pub(super) fn have(&self, key: &str) -> bool {
        if self.map.len() <= FEW {
            return self.map.iter().any(|(name, _)| name == key);
        }
        self.names.contains(key)
    }

    pub(super) fn push(&mut self, key: String, value: Node) {
        if self.map.len() == FEW {
            self.names.extend(self.map.iter().map(|(name, _)| name.clone()));
        }
        if self.map.len() >= FEW {
            self.names.insert(key.clone());
        }
        self.map.push((key, value));
    }

    pub(super) fn into_map(self) -> Map {
        self.map
    }
}
