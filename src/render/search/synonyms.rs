//! Words that mean the same: a visitor who types one finds the others, after what has the word itself.

use std::collections::{BTreeMap, BTreeSet};

use super::fields::Fields;
use crate::base::fold::fold_into;
use crate::base::parallel;

static TABLE: &str = include_str!("synonyms.tsv");

fn groups() -> impl Iterator<Item = Vec<&'static str>> {
    TABLE.lines().filter(|line| !line.starts_with('#')).map(|line| line.split_whitespace().collect())
}

/// The groups of which a word stands in what is searched: whoever types another one finds it.
pub(super) fn of(titles: &[String], fields: &Fields) -> Vec<Vec<&'static str>> {
    let labels = fields.others.values().flat_map(|field| &field.values).map(|value| value.label.as_str());
    let texts: Vec<&str> = titles.iter().map(String::as_str).chain(labels).collect();
    let mut by_word: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, group) in groups().enumerate() {
        for word in group {
            by_word.entry(word).or_default().push(number);
        }
    }
    let used = parallel::map_with(&texts, String::new, |folded, text| {
        folded.clear();
        fold_into(text, folded);
        folded.split(' ').filter_map(|word| by_word.get(word)).flatten().copied().collect::<Vec<_>>()
    });
    let used: BTreeSet<usize> = used.into_iter().flatten().collect();
    groups().enumerate().filter(|(number, _)| used.contains(number)).map(|(_, group)| group).collect()
}

#[cfg(test)]
mod tests {
    use super::TABLE;
    use crate::base::fold::fold;

    #[test]
    fn the_table_is_folded_and_each_line_is_a_group() {
        for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
            assert!(line.split(' ').count() > 1, "{line}");
            assert!(line.split(' ').all(|word| fold(word) == word), "{line}");
        }
    }
}
