//! The ids by which job boards know a job: a posting at a place in a language.
//!
//! A board that is given another id sees another job, so an id depends on nothing but these three: not on the order of files, places
//! or languages, not on the title, and not on other places. It is `baker~de-berlin`, with `~de` behind it for a language that is not
//! the posting's own. Forty characters are what LinkedIn takes; where that is not enough, or where an id of the site has characters
//! that a board may not keep, the beginning of the id stands there with a hash of all.

use crate::base::{Fingerprint, Slug};
use crate::model::Place;

/// Characters of an id at most.
const LONGEST: usize = 40;
/// Hexadecimal digits of a hash: enough for a million jobs.
const HASH: usize = 12;

/// The id of a job. A place whose postings share one job has none, and neither has the posting's own language.
pub(super) fn reference(posting: &str, place: Option<&str>, lang: Option<&str>) -> String {
    let parts = [Some(posting), place, lang];
    let plain = parts.into_iter().flatten().collect::<Vec<_>>().join("~");
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    if plain.len() <= LONGEST && posting.chars().all(is_plain) {
        return plain;
    }
    let whole = parts.map(Option::unwrap_or_default).join("\0");
    let hash = Fingerprint::of_bytes(whole.as_bytes()).to_hex();
    let name = Slug::from_text(posting).map(|slug| slug.to_string()).unwrap_or_default();
    let name = name.get(..LONGEST - HASH - 1).unwrap_or(&name).trim_end_matches('-');
    format!("{name}~{}", &hash[..HASH])
}

/// What tells a place from the others of its posting: `de-berlin`, the city; `de.bavaria`, the region; `de`, the country.
pub(super) fn place_key(place: &Place) -> String {
    let country = place.country.alpha2().to_ascii_lowercase();
    let region = || place.region.as_ref().and_then(|region| Slug::from_text(region));
    match &place.city {
        Some(city) => format!("{country}-{}", city.slug),
        None => region().map_or_else(|| country.clone(), |region| format!("{country}.{region}")),
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, reference};

    #[test]
    fn an_id_says_what_it_is_where_there_is_room() {
        assert_eq!(reference("baker", Some("de-berlin"), None), "baker~de-berlin");
        assert_eq!(reference("baker", Some("de-berlin"), Some("de")), "baker~de-berlin~de");
        assert_eq!(reference("baker", None, None), "baker");
    }

    #[test]
    fn a_long_or_odd_id_is_cut_and_told_apart_by_its_hash() {
        let long = "senior-embedded-software-engineer-for-ovens";
        let (berlin, graz) =
            (reference(long, Some("de-berlin"), None), reference(long, Some("at-graz"), None));
        assert_ne!(berlin, graz);
        for id in [&berlin, &graz, &reference("Bäcker (Nacht) 夜", None, None), &reference("夜", None, None)]
        {
            assert!(id.len() <= LONGEST && id.is_ascii(), "{id}");
        }
        assert!(berlin.starts_with("senior-embedded-software-en~"), "{berlin}");
    }

    #[test]
    fn no_id_of_a_site_can_pass_for_another_with_its_place() {
        let one = reference("a~de-berlin", Some("de"), None);
        assert_ne!(one, reference("a", Some("de-berlin"), Some("de")));
        assert_ne!(reference("a", None, Some("de")), reference("a~de", None, None));
        assert_ne!(reference("a b", None, None), reference("a-b", None, None));
    }
}
