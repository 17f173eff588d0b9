//! Words that mean the same: a visitor who types one finds the others, after what has the word itself.

use std::collections::BTreeSet;

use super::fields::Fields;
use crate::base::fold::fold;

static TABLE: &str = include_str!("synonyms.tsv");

/// The groups of which a word stands in what is searched: whoever types another one finds it.
pub(super) fn of<'t>(titles: impl Iterator<Item = &'t str>, fields: &'t Fields) -> Vec<Vec<&'static str>> {
    let labels = fields.others.values().flat_map(|field| &field.values).map(|value| value.label.as_str());
    let mut used: BTreeSet<String> = BTreeSet::new();
    for text in titles.chain(labels) {
        used.extend(fold(text).split(' ').map(str::to_owned));
    }
    let groups = TABLE.lines().filter(|line| !line.starts_with('#')).map(|line| line.split_whitespace());
    groups
        .map(Iterator::collect::<Vec<_>>)
        .filter(|group| group.iter().any(|word| used.contains(*word)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{TABLE, fold};

    #[test]
    fn the_table_is_folded_and_each_line_is_a_group() {
        for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
            assert!(line.split(' ').count() > 1, "{line}");
            assert!(line.split(' ').all(|word| fold(word) == word), "{line}");
        }
    }
}
