//! Education and experience, as far as a posting asks for them.

use super::reader::{Group, Reader, Value};
use super::words::EDUCATION;
use crate::base::codes;
use crate::load::Node;
use crate::model::{Education, Qualifications};

/// Months of experience that can be asked for.
pub(super) const MONTHS: super::config::Range = 0..=600;

/// Reads `education`, `experience_months` and `experience_in_place_of_education`.
pub(super) fn qualifications(reader: &mut Reader<'_>, group: &Group<'_>) -> Qualifications {
    let asked = group.get("education").map(Value::items).unwrap_or_default();
    let mut education: Vec<_> = asked.iter().filter_map(|value| reader.choice(value, EDUCATION)).collect();
    super::places::unique(&mut education);
    if education.len() > 1
        && education.contains(&Education::None)
        && let Some(value) = group.get("education")
    {
        let fault =
            reader.fault(codes::UNKNOWN_VALUE, value, "`none` stands beside education that is asked for");
        fault.label = "`none` is left out".to_owned();
        fault.help.push("take one of them out".to_owned());
        education.retain(|asked| *asked != Education::None);
    }
    Qualifications {
        education,
        experience_months: group.get("experience_months").and_then(|value| months(reader, value)),
        experience_instead: group
            .get("experience_in_place_of_education")
            .and_then(|value| reader.bool(value))
            .unwrap_or_default(),
    }
}

/// A number of months, or a text that says so in English: `3 years`, `none`.
fn months(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<u16> {
    let found = match value.node {
        Node::Int(months) => u16::try_from(*months).ok(),
        Node::Text(text) => in_words(text),
        _ => None,
    };
    let found = found.filter(|months| MONTHS.contains(&usize::from(*months)));
    if found.is_none() {
        let fault = reader.fault(codes::UNKNOWN_VALUE, value, "this is no number of months");
        fault.help.push(
            "write a whole number of months, such as `36`, or `3 years`; `0` where none is asked for"
                .to_owned(),
        );
    }
    found
}

fn in_words(text: &str) -> Option<u16> {
    let text = text.trim().to_lowercase();
    let mut words = text.split_whitespace();
    match (words.next(), words.next(), words.next()) {
        (Some("none" | "no"), _, _) => Some(0),
        (Some(count), Some("year" | "years"), None) => {
            count.trim_end_matches('+').parse::<u16>().ok()?.checked_mul(12)
        }
        (Some(count), Some("month" | "months") | None, None) => count.trim_end_matches('+').parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::in_words;

    #[test]
    fn experience_is_months() {
        let read = ["3 years", "5+ years", "18 months", "6", "none", "some", "3 to 5 years"].map(in_words);
        assert_eq!(read, [Some(36), Some(60), Some(18), Some(6), Some(0), None, None]);
    }
}
