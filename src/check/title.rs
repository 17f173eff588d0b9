//! What may not stand in a title: the place, the pay, the company, a gender suffix, characters that can't be seen.

use std::ops::Range;

use super::reader::{Reader, Value};
use crate::base::fold::fold;
use crate::base::{Diagnostic, codes};

/// What the rest of the posting says, to find it again in the title.
pub(super) struct Known<'a> {
    /// Names of its places, as written and as resolved.
    pub(super) places: &'a [String],
    /// The company's name.
    pub(super) company: Option<&'a str>,
    /// Whether it is remote.
    pub(super) remote: bool,
}

/// Characters that turn the direction of the text behind them: a title can then read otherwise than it is written.
fn turns(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Characters without width that carry nothing. Joiners belong to scripts and emoji and are kept.
fn is_hidden(c: char) -> bool {
    matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{00AD}')
        || c.is_control()
}

/// The title as it can be shown: refused where it holds characters that turn it, without those that can't be seen.
pub(super) fn visible(reader: &mut Reader<'_>, value: &Value<'_>, title: &str) -> Result<String, ()> {
    let Some(first) = title.chars().find(|c| turns(*c)).or_else(|| title.chars().find(|c| is_hidden(*c)))
    else {
        return Ok(title.to_owned());
    };
    let shown: String = title.chars().map(|c| if c == '\n' { ' ' } else { c }).collect();
    let shown: String = shown.chars().filter(|c| !turns(*c) && !is_hidden(*c)).collect();
    let code = if turns(first) { codes::TITLE_TURNED } else { codes::TITLE_HIDDEN_CHARACTER };
    let span = reader.sources.narrow(reader.at(value), &first.to_string());
    let message = format!("the title holds U+{:04X}, which can't be seen", u32::from(first));
    reader.push(Diagnostic::at(code, span, message).help(format!("write `{}`", shown.trim())));
    if turns(first) { Err(()) } else { Ok(shown.trim().to_owned()) }
}

/// Takes a gender suffix out of the title, with a warning: the title without it, and the suffix.
pub(super) fn split_gender(
    reader: &mut Reader<'_>,
    value: &Value<'_>,
    title: String,
) -> (String, Option<String>) {
    let Some(at) = gender_suffix(&title) else { return (title, None) };
    let suffix = title[at.clone()].to_owned();
    let short = without(&title, &at);
    if short.is_empty() {
        return (title, None);
    }
    let span = reader.within(value, &title, at);
    let fault = Diagnostic::at(codes::TITLE_HAS_GENDER, span, format!("the title holds `{suffix}`"))
        .help(format!("write `title: {short}` and `title_suffix: \"{suffix}\"`"));
    reader.push(fault);
    (short, Some(suffix))
}

/// Warns of place, pay and company in a title.
pub(super) fn warn(reader: &mut Reader<'_>, value: &Value<'_>, title: &str, known: &Known<'_>) {
    let mut found = Vec::new();
    if let Some(at) = known.places.iter().find_map(|place| words_of(title, place)) {
        found.push((codes::TITLE_HAS_PLACE, at, "place", "`locations` says it"));
    } else if let Some(at) = known.remote.then(|| remote_mark(title)).flatten() {
        found.push((codes::TITLE_HAS_PLACE, at, "workplace", "`workplace: remote` says it"));
    }
    if let Some(at) = pay(title) {
        found.push((codes::TITLE_HAS_PAY, at, "pay", "write it in `salary`"));
    }
    if let Some(at) = known.company.and_then(|company| words_of(title, company)) {
        found.push((codes::TITLE_HAS_COMPANY, at, "company", "Google shows the employer beside the title"));
    }
    for (code, at, what, why) in found {
        let span = reader.within(value, title, at.clone());
        let short = without(title, &at);
        let fault = Diagnostic::at(code, span, format!("the title holds the {what}")).label(why);
        let readable =
            !short.is_empty() && short.matches(['(', '[']).count() == short.matches([')', ']']).count();
        reader.push(if readable { fault.help(format!("write `title: {short}`")) } else { fault });
    }
}

/// Where a gender suffix stands: `(m/w/d)`, `[H/F]`, `(all genders)`, or a bare `m/w/d`.
fn gender_suffix(title: &str) -> Option<Range<usize>> {
    bracketed(title).find(|at| is_gender(&title[at.start + 1..at.end - 1], false)).or_else(|| {
        let mut start = 0;
        title.split([' ', '-', ',']).find_map(|word| {
            let at = start..start + word.len();
            start += word.len() + 1;
            is_gender(word, true).then_some(at)
        })
    })
}

/// Ranges of `(…)` and `[…]`, brackets included. Only ASCII brackets, so that one byte is one character.
fn bracketed(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.match_indices(['(', '[']).filter_map(|(open, bracket)| {
        let close = if bracket == "(" { ')' } else { ']' };
        text[open..].find(close).map(|length| open..open + length + 1)
    })
}

fn is_gender(text: &str, bare: bool) -> bool {
    // Folding takes dots away, and would make one word of `m.w.d`.
    let folded = if bare { fold(text) } else { fold(&text.replace('.', " ")) };
    let words = ["all genders", "all gender", "alle geschlechter", "gn", "any gender", "all genders welcome"];
    if !bare && words.contains(&folded.as_str()) {
        return true;
    }
    let is_dotted = !text.contains(['/', '|', '*', ',', ':']);
    if is_dotted && (bare || !text.contains('.')) {
        return false;
    }
    let parts: Vec<&str> = folded.split(' ').collect();
    let letters = ["m", "w", "d", "f", "x", "h", "k", "i", "n", "g", "div", "divers", "v", "o", "a"];
    let pair = |a, b| parts.contains(&a) && parts.contains(&b);
    (2..=5).contains(&parts.len())
        && parts.iter().all(|part| letters.contains(part))
        && (pair("m", "w")
            || pair("m", "f")
            || pair("h", "f")
            || pair("k", "m")
            || (pair("m", "v") && !is_dotted))
}

/// Where the words of `name` stand in `title`, whole and in order; case and accents don't count.
fn words_of(title: &str, name: &str) -> Option<Range<usize>> {
    let wanted = fold(name);
    if wanted.chars().count() < 3 {
        return None;
    }
    // Most titles hold no such words at all, and that is quickly seen.
    if !format!(" {} ", fold(title)).contains(&format!(" {wanted} ")) {
        return None;
    }
    let starts: Vec<usize> = word_starts(title);
    let ends = |start: usize| {
        title[start..]
            .char_indices()
            .map(move |(at, c)| start + at + c.len_utf8())
            .filter(|end| title[*end..].chars().next().is_none_or(|c| !c.is_alphanumeric()))
    };
    starts.into_iter().find_map(|start| {
        ends(start)
            .take_while(|end| end - start <= name.len() * 2 + 8)
            .find(|end| {
                title[start..*end].ends_with(char::is_alphanumeric) && fold(&title[start..*end]) == wanted
            })
            .map(|end| start..end)
    })
}

fn word_starts(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut inside = false;
    for (at, c) in text.char_indices() {
        if c.is_alphanumeric() && !inside {
            starts.push(at);
        }
        inside = c.is_alphanumeric();
    }
    starts
}

/// `(remote)`, `100% remote`, `… - Remote`. Not "Remote Sensing".
fn remote_mark(title: &str) -> Option<Range<usize>> {
    let lower = title.to_ascii_lowercase();
    let in_brackets = bracketed(title).find(|at| lower[at.clone()].contains("remote"));
    let hundred = || lower.find("100% remote").map(|at| at..at + "100% remote".len());
    let at_end = || {
        let start = lower.strip_suffix("remote")?.len();
        lower[..start].trim_end().ends_with(['-', '–', '|', ',', '/']).then_some(start..lower.len())
    };
    in_brackets.or_else(hundred).or_else(at_end)
}

/// An amount with a currency: `52.000 €`, `$90k`, `EUR 4000`.
fn pay(title: &str) -> Option<Range<usize>> {
    let is_amount = |c: char| c.is_ascii_digit() || ".,'’\u{a0}\u{202f}".contains(c);
    let marks = ["€", "$", "£", "EUR", "USD", "GBP", "CHF", "PLN", "zł"];
    for (at, mark) in marks.iter().flat_map(|mark| title.match_indices(mark)) {
        let before = title[..at].trim_end();
        let digits_before = before.trim_end_matches(['k', 'K']).trim_end_matches(is_amount);
        let after = &title[at + mark.len()..];
        let digits_after = after.trim_start().trim_start_matches(is_amount);
        if before.len() > digits_before.len()
            && before[digits_before.len()..].contains(|c: char| c.is_ascii_digit())
        {
            let start = digits_before.len();
            return Some(
                start
                    + (before[start..].len()
                        - before[start..].trim_start_matches(|c: char| !c.is_ascii_digit()).len())
                    ..at + mark.len(),
            );
        }
        let length = after.len() - digits_after.len();
        if after[..length].contains(|c: char| c.is_ascii_digit()) {
            return Some(at..at + mark.len() + length);
        }
    }
    None
}

/// The title without a part of it, and without the words and marks that only joined them.
fn without(title: &str, at: &Range<usize>) -> String {
    let before = title[..at.start].trim_end();
    let after = title[at.end..].trim_start();
    let joint = |c: char| c.is_whitespace() || "-–—|,:/@(·".contains(c);
    let mut left = before.trim_end_matches(joint);
    let right = after.trim_start_matches(|c: char| c.is_whitespace() || "-–—|,:/)!·".contains(c));
    for word in [" at", " bei", " in", " chez", " for", " für"] {
        if left.len() > word.len()
            && left.is_char_boundary(left.len() - word.len())
            && left[left.len() - word.len()..].eq_ignore_ascii_case(word)
        {
            left = left[..left.len() - word.len()].trim_end_matches(joint);
        }
    }
    match (left.is_empty(), right.is_empty()) {
        (_, true) => left.to_owned(),
        (true, false) => right.to_owned(),
        (false, false) => format!("{left} {right}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{gender_suffix, pay, remote_mark, without, words_of};

    #[test]
    fn gender_suffixes_are_found_and_other_slashes_are_not() {
        let find = |title: &'static str| gender_suffix(title).map(|at| &title[at]);
        assert_eq!(find("Bäcker (m/w/d)"), Some("(m/w/d)"));
        assert_eq!(find("Bäcker (w|m|d) in Teilzeit"), Some("(w|m|d)"));
        assert_eq!(find("Boulanger H/F"), Some("H/F"));
        assert_eq!(find("Developer [all genders]"), Some("[all genders]"));
        assert_eq!(find("Data Engineer m/f/d"), Some("m/f/d"));
        assert_eq!(find("DevOps Engineer (f.m.x)"), Some("(f.m.x)"));
        assert_eq!(find("Data Engineer (all genders welcome)"), Some("(all genders welcome)"));
        for other in [
            "I/O Engineer",
            "R&D (Python/Rust)",
            "CI/CD Engineer",
            "A/V technician",
            "Baker (part time)",
            "Clerk (m.b.H.)",
            "Vet (V.M.D.)",
        ] {
            assert_eq!(find(other), None, "{other}");
        }
    }

    #[test]
    fn places_and_companies_are_found_as_whole_words() {
        let find = |title: &'static str, name| words_of(title, name).map(|at| &title[at]);
        assert_eq!(find("Baker - Zürich", "Zurich"), Some("Zürich"));
        assert_eq!(find("Baker, Tel-Aviv office", "Tel Aviv"), Some("Tel-Aviv"));
        assert_eq!(find("Romeo", "Rome"), None);
        assert_eq!(find("Parish clerk", "Paris"), None);
    }

    #[test]
    fn pay_is_an_amount_with_a_currency() {
        let find = |title: &'static str| pay(title).map(|at| &title[at]);
        assert_eq!(find("Baker (up to 52.000 €)"), Some("52.000 €"));
        assert_eq!(find("Baker $90k"), Some("$90"));
        assert_eq!(find("Baker 2026"), None);
        assert_eq!(find("EURO clerk"), None);
    }

    #[test]
    fn remote_sensing_is_a_subject() {
        assert!(remote_mark("Remote Sensing Engineer").is_none());
        assert!(remote_mark("Engineer (full remote)").is_some());
        assert!(remote_mark("Engineer - Remote").is_some());
    }

    #[test]
    fn what_is_left_reads_well() {
        let cut = |title: &str, part: &str| {
            let at = title.find(part).unwrap();
            without(title, &(at..at + part.len()))
        };
        assert_eq!(cut("Baker - Berlin", "Berlin"), "Baker");
        assert_eq!(cut("Baker at Sauerteig", "Sauerteig"), "Baker");
        assert_eq!(cut("Baker (Berlin)", "Berlin"), "Baker");
        assert_eq!(cut("Bäcker (m/w/d) in Teilzeit", "(m/w/d)"), "Bäcker in Teilzeit");
    }
}
