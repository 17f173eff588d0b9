//! Postings for spreadsheets: CSV as RFC 4180 has it, in UTF-8.
//!
//! A spreadsheet takes a text that begins with `=` for a formula and runs it. Titles may come from anybody, so such a text gets an
//! apostrophe before it, by which a spreadsheet knows that it is text.

use csv::{Terminator, WriterBuilder};

use super::entry::{Entry, amount, place_name};
use crate::base::Date;
use crate::model::Pay;

const COLUMNS: [&str; 30] = [
    "id",
    "slug",
    "url",
    "title",
    "title_suffix",
    "company",
    "category",
    "locations",
    "workplace",
    "remote_from",
    "employment_type",
    "seniority",
    "salary_min",
    "salary_max",
    "salary_currency",
    "salary_unit",
    "salary_text",
    "date_posted",
    "date_modified",
    "valid_through",
    "starts",
    "duration",
    "apply_url",
    "apply_email",
    "kind",
    "status",
    "visibility",
    "language",
    "translations",
    "requisition_id",
];

/// A line of names and a line for each posting.
pub(super) fn csv(entries: &[Entry<'_>]) -> String {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    // Writing into memory can't fail.
    let _ = writer.write_record(COLUMNS);
    for entry in entries {
        let _ = writer.write_record(cells(entry).iter().map(|cell| harmless(cell)));
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// In the order of the columns. Several values are parted by semicolons.
fn cells(entry: &Entry<'_>) -> [String; COLUMNS.len()] {
    let posting = entry.posting;
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let word = |word: Option<&str>| word.unwrap_or_default().to_owned();
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let places: Vec<String> = posting.places.iter().map(place_name).collect();
    let (apply_url, apply_email) = entry.apply();
    let range = match &posting.pay {
        Some(Pay::Range(range)) => Some(range),
        Some(Pay::Text(_)) | None => None,
    };
    let pay = |of: Option<i64>| range.zip(of).map(|(range, of)| amount(range, of)).unwrap_or_default();
    let pay_text = match &posting.pay {
        Some(Pay::Text(text)) => text.clone(),
        Some(Pay::Range(_)) | None => String::new(),
    };
    [
        posting.id.clone(),
        posting.slug.to_string(),
        text(&entry.url),
        posting.title.clone(),
        text(&posting.title_suffix),
        entry.company_name().to_owned(),
        entry.categories.join("; "),
        places.join("; "),
        word(entry.workplace()),
        entry.remote_from().join("; "),
        entry.employment_types().join("; "),
        word(entry.seniority()),
        pay(range.and_then(|range| range.min)),
        pay(range.and_then(|range| range.max)),
        word(range.map(|range| range.currency.code())),
        word(range.map(|range| range.unit.name())),
        pay_text,
        day(posting.date_posted),
        day(posting.date_modified),
        day(posting.valid_through),
        text(&posting.starts),
        text(&posting.duration),
        word(apply_url),
        word(apply_email),
        entry.kind().to_owned(),
        entry.state.name().to_owned(),
        entry.visibility().to_owned(),
        posting.language.tag().to_owned(),
        entry.translations().join("; "),
        text(&posting.requisition_id),
    ]
}

/// The text, with an apostrophe before what a spreadsheet would take for a formula.
fn harmless(text: &str) -> String {
    let runs = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if runs { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn what_would_run_is_text() {
        assert_eq!(harmless("=HYPERLINK(\"https://evil.example\")"), "'=HYPERLINK(\"https://evil.example\")");
        assert_eq!(harmless("-1"), "'-1");
        assert_eq!(harmless("C++ = fun"), "C++ = fun");
    }
}
