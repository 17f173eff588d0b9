//! Phrases with `{placeholders}`.
//!
//! It answers what a phrase reads once its placeholders are filled. It does not choose the phrase,
//! and it has no faults: what can't be filled stays as it is written, since an override may say
//! anything.

/// `phrase` with every `{name}` that `args` knows replaced by its value. Values are not looked into
/// again.
pub(super) fn fill(phrase: &str, args: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(phrase.len() + 24);
    let mut rest = phrase;
    while let Some((before, after)) = rest.split_once('}') {
        match before.rsplit_once('{').and_then(|(text, name)| Some((text, value(args, name)?))) {
            Some((text, value)) => filled.extend([text, value]),
            None => filled.extend([before, "}"]),
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

fn value<'a>(args: &[(&str, &'a str)], name: &str) -> Option<&'a str> {
    args.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
}

/// The placeholders of a phrase, sorted, each once.
#[cfg(test)]
pub(super) fn placeholders(phrase: &str) -> Vec<&str> {
    let mut names: Vec<_> = phrase.split('}').filter_map(|part| Some(part.rsplit_once('{')?.1)).collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::{fill, placeholders};

    #[test]
    fn known_placeholders_are_filled() {
        assert_eq!(fill("{min} to {max}", &[("min", "€1"), ("max", "€2")]), "€1 to €2");
        assert_eq!(fill("{n} and {n}", &[("n", "1")]), "1 and 1");
        assert_eq!(fill("no placeholder", &[("n", "1")]), "no placeholder");
    }

    #[test]
    fn what_cannot_be_filled_stays_as_written() {
        let fill = |phrase| fill(phrase, &[("n", "1")]);
        assert_eq!(fill("{x} of {n}"), "{x} of 1");
        assert_eq!(fill("a { b {n}"), "a { b 1");
        assert_eq!(fill("a } b {n} {"), "a } b 1 {");
        assert_eq!(fill("{}{n"), "{}{n");
        assert_eq!(fill("é{ü}é"), "é{ü}é");
    }

    #[test]
    fn values_are_not_looked_into() {
        assert_eq!(fill("{a}{b}", &[("a", "{b}"), ("b", "2")]), "{b}2");
    }

    #[test]
    fn placeholders_are_listed_once() {
        assert_eq!(placeholders("{b}, {a} and {b}"), ["a", "b"]);
    }
}
