//! What people write around the name of a city or region, and what is left without it: "Greater Munich Area", "St Paul",
//! "Garching b. München", "Offenbach am Main", "Community of Madrid".
//!
//! All texts are folded. Whether what is left is a name is `lookup.rs`'s question.

/// What is left of a name when the words for a conurbation around it are taken away: "Greater Munich Metropolitan Area".
pub(super) fn without_conurbation(folded: &str) -> Option<&str> {
    let bare = CONURBATION_BEFORE.iter().find_map(|words| folded.strip_prefix(words));
    let front = bare.unwrap_or(folded);
    let behind = CONURBATION_BEHIND.iter().find_map(|words| front.strip_suffix(words));
    behind.or(bare).filter(|name| !name.is_empty())
}

/// "St Paul" and "St. Pölten" as the tables have them, with the word written out.
pub(super) fn with_saint(folded: &str) -> impl Iterator<Item = String> {
    let rest = folded.strip_prefix("st ");
    ["saint", "sankt"].into_iter().filter_map(move |word| Some(format!("{word} {}", rest?)))
}

/// "Garching b. München" with its short words written out.
pub(super) fn written_out(folded: &str) -> Option<String> {
    let short = |word: &str| SHORT_WORDS.iter().find(|(short, _)| *short == word).map(|(_, long)| *long);
    let words: Vec<&str> = folded.split(' ').collect();
    let inner = 1..words.len().saturating_sub(1);
    let any = inner.clone().any(|at| short(words[at]).is_some());
    let long = |(at, word): (usize, &&'_ str)| {
        if inner.contains(&at) { short(word).unwrap_or(word).to_owned() } else { (*word).to_owned() }
    };
    any.then(|| words.iter().enumerate().map(long).collect::<Vec<_>>().join(" "))
}

const SHORT_WORDS: &[(&str, &str)] =
    &[("b", "bei"), ("a", "am"), ("i", "im"), ("ad", "an der"), ("vdh", "vor der hohe")];

/// What stands before the words that tell a city from its namesakes: "Offenbach am Main", "Mülheim an der Ruhr".
pub(super) fn without_river(folded: &str) -> Option<&str> {
    let before = |word: &&str| folded.find(*word).filter(|at| *at >= 4).map(|at| &folded[..at]);
    BEFORE_RIVER.iter().find_map(before)
}

const BEFORE_RIVER: &[&str] =
    &[" am ", " an der ", " an dem ", " im ", " in der ", " bei ", " ob der ", " vor der ", " a d ", " a m "];

const CONURBATION_BEFORE: &[&str] = &[
    "greater ",
    "metro ",
    "stadt ",
    "grossraum ",
    "raum ",
    "metropolregion ",
    "region ",
    "area metropolitana de ",
    "grand ",
    "near ",
    "central ",
    "downtown ",
];

const CONURBATION_BEHIND: &[&str] = &[
    " metropolitan area",
    " metropolitan region",
    " metro area",
    " metro",
    " bay area",
    " city area",
    " area",
    " and surroundings",
    " und umgebung",
    " and surrounding area",
    " municipality",
    " region",
    " city",
];

/// Whether a folded text says of itself that it is a region: "Tel Aviv District", "County Dublin".
pub(super) fn says_region(folded: &str) -> bool {
    let has = |words: &[&str], at: Option<&str>| at.is_some_and(|word| words.contains(&word));
    let parts: Vec<&str> = folded.split(' ').collect();
    parts.len() > 1
        && (has(REGION_BEHIND, parts.last().copied()) || has(REGION_BEFORE, parts.first().copied()))
}

/// What is left of a region's name when the words that say what it is are taken away: "Community of Madrid", "Brussels
/// Region", "Province of Barcelona", "Stockholm County".
pub(super) fn without_kind_of_region(folded: &str) -> Option<&str> {
    let words = |text: &'static [&'static str]| text.iter();
    let bare = words(REGION_BEFORE).find_map(|word| folded.strip_prefix(word)?.strip_prefix(' '));
    let bare =
        bare.map(|bare| ["of ", "di ", "de "].iter().find_map(|of| bare.strip_prefix(of)).unwrap_or(bare));
    let behind = words(REGION_BEHIND).find_map(|word| folded.strip_suffix(word)?.strip_suffix(' '));
    behind.or(bare).filter(|name| !name.is_empty())
}

const REGION_BEHIND: &[&str] = &[
    "district",
    "region",
    "province",
    "county",
    "canton",
    "state",
    "oblast",
    "voivodeship",
    "governorate",
    "prefecture",
    "emirate",
];

const REGION_BEFORE: &[&str] = &[
    "county",
    "co",
    "province",
    "canton",
    "kanton",
    "region",
    "land",
    "provincia",
    "comunidad",
    "community",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conurbations_and_regions_are_told_from_cities() {
        assert_eq!(without_conurbation("greater munich metropolitan area"), Some("munich"));
        assert_eq!(without_conurbation("sofia metropolitan area"), Some("sofia"));
        assert_eq!(without_conurbation("munich"), None);
        assert!(says_region("tel aviv district") && says_region("county dublin"));
        assert!(!says_region("province"));
    }
}
