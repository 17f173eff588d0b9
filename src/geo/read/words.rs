//! The words of location strings that are no names: for remote work, for work on site, for "no place at all".
//!
//! Data only. Everything is written folded. A word that is also a place's name must not stand here.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::base::fold::fold;

/// What a phrase in a location says of the work, beside where it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Mark {
    /// From home or elsewhere.
    Remote,
    /// Partly so.
    Hybrid,
    /// At the employer's; says nothing that the place does not.
    Onsite,
}

/// What each phrase says.
static MARKS: LazyLock<HashMap<&str, Mark>> = LazyLock::new(|| phrases().collect());

/// The words with which a phrase begins, up to all of it, and how many words the longest such phrase has, the beginning
/// being counted as one.
static BEGINNINGS: LazyLock<HashMap<&str, usize>> = LazyLock::new(|| {
    let mut longest = HashMap::new();
    for (phrase, _) in phrases() {
        let spaces = phrase.match_indices(' ').map(|(at, _)| at);
        for end in spaces.chain([phrase.len()]) {
            let words = 1 + phrase[end..].matches(' ').count();
            let known = longest.entry(&phrase[..end]).or_insert(0);
            *known = words.max(*known);
        }
    }
    longest
});

/// Every phrase that makes a mark.
fn phrases() -> impl Iterator<Item = (&'static str, Mark)> {
    let marked = |phrases: &'static [&str], mark| phrases.iter().map(move |phrase| (*phrase, mark));
    marked(REMOTE, Mark::Remote).chain(marked(HYBRID, Mark::Hybrid)).chain(marked(ONSITE, Mark::Onsite))
}

/// The mark that a folded phrase makes.
pub(super) fn mark(folded: &str) -> Option<Mark> {
    MARKS.get(folded).copied()
}

/// How many words the longest phrase has that begins with this word; 0 if none does.
pub(super) fn longest_phrase(first_word: &str) -> usize {
    BEGINNINGS.get(first_word).copied().unwrap_or(0)
}

const REMOTE: &[&str] = &[
    "remote",
    "remotely",
    "fully remote",
    "100 remote",
    "full remote",
    "remote first",
    "remote friendly",
    "remote work",
    "remote working",
    "remote job",
    "remote possible",
    "remote option",
    "remote ok",
    "open to remote",
    "open to",
    "home office",
    "homeoffice",
    "home based",
    "homebased",
    "telework",
    "teleworking",
    "telecommute",
    "telecommuting",
    "work from home",
    "working from home",
    "work from anywhere in",
    "anywhere in",
    "anywhere within",
    "wfh",
    "online",
    "virtual",
    // German, Dutch
    "mobiles arbeiten",
    "mobile arbeit",
    "ortsunabhangig",
    "thuiswerken",
    "thuiswerk",
    // French
    "teletravail",
    "tele travail",
    "travail a distance",
    "a distance",
    "distanciel",
    // Spanish, Portuguese
    "teletrabajo",
    "trabajo remoto",
    "en remoto",
    "remoto",
    "remota",
    "a distancia",
    "teletrabalho",
    "trabalho remoto",
    // Italian
    "smart working",
    "smartworking",
    "telelavoro",
    "da remoto",
    "lavoro da remoto",
    "lavoro agile",
    // Polish, Czech
    "zdalnie",
    "zdalna",
    "praca zdalna",
    "prace z domova",
    "na dalku",
    // Nordic and Baltic
    "distans",
    "hjemmekontor",
    "hjemmearbejde",
    "etatyo",
    "kaugtoo",
    // Romanian, Hungarian, Turkish
    "munca de acasa",
    "la distanta",
    "tavmunka",
    "uzaktan",
    "uzaktan calisma",
    // other scripts
    "удаленно",
    "удаленная работа",
    "дистанционно",
    "віддалено",
    "дистанціино",
    "τηλεργασια",
    "εξ αποστασεως",
    "עבודה מהבית",
    "עבודה מרחוק",
    "عن بعد",
    "عمل عن بعد",
];

const HYBRID: &[&str] = &[
    "hybrid",
    "hybrid remote",
    "trabajo hibrido",
    "travail hybride",
    "lavoro ibrido",
    "hybride",
    "hybridni",
    "hybridowo",
    "hybrydowo",
    "hybrydowa",
    "ibrido",
    "hibrido",
    "hibrida",
    "hibrid",
    "hibrit",
    "hybridi",
    "partly remote",
    "partially remote",
    "гибрид",
    "гибридныи",
    "гібрид",
    "היברידי",
];

const ONSITE: &[&str] = &[
    "onsite",
    "on site",
    "on location",
    "office",
    "offices",
    "office based",
    "in office",
    "in the office",
    "hq",
    "headquarters",
    "headquarter",
    "head office",
    "vor ort",
    "sur site",
    "presentiel",
    "en presentiel",
    "presencial",
    "in presenza",
    "in sede",
    "stacjonarnie",
    "op kantoor",
    // of hours and contracts, which says nothing of places either
    "full time",
    "fulltime",
    "part time",
    "vollzeit",
    "teilzeit",
    "temps plein",
    "cdi",
];

/// Words that join a remote mark to its scope: "Remote *within the* EU", "Remote, UK *only*".
pub(super) const BEFORE_SCOPE: &[&str] = &[
    "in",
    "within",
    "from",
    "across",
    "inside",
    "for",
    "the",
    "based",
    "throughout",
    "dans",
    "aus",
    "innerhalb",
    "en",
    "or",
    "days",
    "primarily",
    "our",
    "unser",
    "notre",
    "must",
    "be",
    "live",
    "located",
    "ganz",
];

/// The same, behind the scope.
pub(super) const AFTER_SCOPE: &[&str] = &[
    "only",
    "based",
    "friendly",
    "possible",
    "option",
    "optional",
    "ok",
    "first",
    "preferred",
    "available",
    "position",
    "role",
    "job",
    "work",
    "working",
    "residents",
    "candidates",
    "moglich",
    "wide",
    "hours",
    "hrs",
    "tz",
    "days",
    "day",
    "week",
    "per",
    "complet",
    "welcome",
    "citizens",
    "or",
    "timezone",
    "timezones",
    "time",
    "zone",
    "zones",
];

/// Whether a folded text stands where a place should but names none: "see description", "various", "n/a".
pub(super) fn names_no_place(folded: &str) -> bool {
    let longest_word = folded.split(' ').filter(|word| !word.contains(|c: char| c.is_ascii_digit()));
    let letters = longest_word.map(|word| word.chars().count()).max().unwrap_or(0);
    // Scripts without letters for sounds write a town in one or two characters.
    let wide_script = folded.chars().any(|letter| letter >= '\u{2e80}');
    letters < 2 && !wide_script
        || is_no_place(folded)
        || folded.split(' ').next().is_some_and(|word| POINTERS.contains(&word))
        || folded.split(' ').any(|word| NO_PLACE_WORDS.contains(&word))
}

/// Words that point elsewhere if a text begins with them. Zell am See ends with one.
const POINTERS: &[&str] = &["siehe", "see", "voir", "vedi", "ver", "zie"];

/// "Various locations in Germany": what stands behind the words that name no place.
pub(super) fn behind_various(text: &str) -> Option<&str> {
    let (before, behind) = text.split_once(" in ")?;
    fold(before).split(' ').any(|word| NO_PLACE_WORDS.contains(&word)).then_some(behind)
}

/// Whether a text is one of the clocks of the USA, whose codes are those of Portugal and Ethiopia: "PT hours".
pub(super) fn is_american_clock(text: &str) -> bool {
    let mut words = text.split_whitespace();
    words.next().is_some_and(|word| ["PT", "ET", "CT", "MT"].contains(&word))
        && words.next().is_some_and(|word| ["hours", "time", "timezone"].contains(&fold(word).as_str()))
}

/// Whether a folded text as a whole is a usual way to leave the place out.
pub(super) fn is_no_place(folded: &str) -> bool {
    NO_PLACE.contains(&folded)
}

const NO_PLACE: &[&str] = &[
    "n a",
    "na",
    "none",
    "other",
    "others",
    "contract",
    "unknown",
    "tbd",
    "tba",
    "to be defined",
    "to be determined",
    "to be confirmed",
    "flexible",
    "any",
    "all",
    "location",
    "locations",
    "field",
    "customer site",
    "on request",
    "nach absprache",
    "nach vereinbarung",
    "flexibel",
    "keine angabe",
    "k a",
    "bundesweit",
    "nationwide",
    "null",
    "undefined",
    "test",
];

const NO_PLACE_WORDS: &[&str] = &[
    "beschreibung",
    "description",
    "various",
    "multiple",
    "several",
    "verschiedene",
    "mehrere",
    "diverse",
    "divers",
    "plusieurs",
    "varias",
    "varie",
    "unspecified",
    "specified",
    "tbc",
    // time zones
    "utc",
    "gmt",
    "cet",
    "cest",
    "pst",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::fold::fold;
    use crate::geo::name::Name;
    use crate::geo::{gazetteer, region};

    #[test]
    fn every_phrase_is_folded() {
        for phrase in REMOTE.iter().chain(HYBRID).chain(ONSITE).chain(NO_PLACE) {
            assert_eq!(fold(phrase), *phrase);
        }
    }

    #[test]
    fn the_longest_phrase_counts() {
        assert_eq!(longest_phrase("work"), 4); // "work from anywhere in"
        assert_eq!(longest_phrase("tele travail"), 1); // "tele/travail" is written as one word
        assert_eq!(longest_phrase("hybrid"), 2); // "hybrid remote"
        assert_eq!(longest_phrase("berlin"), 0);
        assert_eq!(longest_phrase(""), 0);
    }

    #[test]
    fn no_phrase_is_a_places_name() {
        let words = REMOTE.iter().chain(HYBRID).chain(ONSITE).chain(NO_PLACE);
        for word in words.chain(NO_PLACE_WORDS) {
            let name = Name::of(word);
            assert!(name.scope().is_none(), "{word}");
            assert!(region::anywhere(&name).is_none(), "{word}");
            assert!(gazetteer::alone(&name).is_none(), "{word}");
        }
    }
}
