//! What a [`Locale`] says, as a manual: one test a question.

use super::{Key, Lang, Locale};
use std::collections::BTreeMap;

fn locale(tag: &str) -> Locale {
    Locale::new(Lang::from_tag(tag).expect("the language is in the table"), &BTreeMap::new())
}

fn english() -> Locale {
    locale("en")
}

fn german() -> Locale {
    locale("de")
}

#[test]
fn a_text_is_asked_for_by_key() {
    assert_eq!(english().text(Key::NavJobs), "Jobs");
    assert_eq!(german().text(Key::PostingApply), "Jetzt bewerben");
}

#[test]
fn placeholders_are_filled() {
    let opens = english().format(Key::PostingApplyOpens, &[("host", "example.com")]);
    assert_eq!(opens, "Opens example.com");
}

#[test]
fn the_number_decides_the_form() {
    let jobs = |n| english().count(Key::ListCount, n, &[]);
    assert_eq!([jobs(0), jobs(1), jobs(1200)], ["0 jobs", "1 job", "1,200 jobs"]);
    let stellen = |n| german().count(Key::ListCount, n, &[]);
    assert_eq!([stellen(0), stellen(1), stellen(1200)], ["0 Stellen", "1 Stelle", "1.200 Stellen"]);
}

#[test]
fn two_counts_are_put_together_from_two_texts() {
    let places = german().count(Key::HomePlaces, 5, &[]);
    let intro = german().count(Key::HomeIntro, 12, &[("places", &places)]);
    assert_eq!(intro, "12 offene Stellen an 5 Orten");
}

#[test]
fn a_place_stands_in_a_sentence_as_a_whole_phrase() {
    let title = |locale: &Locale, place: &str| locale.format(Key::ListInPlace, &[("in_place", place)]);
    let (en, de) = (english(), german());
    assert_eq!(title(&en, &en.in_country("NL")), "Jobs in the Netherlands");
    assert_eq!(title(&en, &en.in_grouping("nordics")), "Jobs in the Nordics");
    assert_eq!(title(&en, &en.in_city("Berlin")), "Jobs in Berlin");
    assert_eq!(title(&de, &de.in_country("CH")), "Jobs in der Schweiz");
    assert_eq!(title(&de, &de.in_country("NL")), "Jobs in den Niederlanden");
    assert_eq!(title(&de, &de.in_country("GB")), "Jobs im Vereinigten Königreich");
    assert_eq!(title(&de, &de.in_country("DE")), "Jobs in Deutschland");
    assert_eq!(title(&de, &de.in_grouping("eu")), "Jobs in der EU");
}

#[test]
fn a_place_without_a_row_names_itself() {
    assert_eq!(english().country("QQ"), "QQ");
    assert_eq!(english().in_country("QQ"), "in QQ");
    assert_eq!(english().grouping("middle-earth"), "middle-earth");
}

#[test]
fn names_are_in_the_language() {
    assert_eq!(german().country("TR"), "Türkei");
    assert_eq!(german().grouping("baltics"), "Baltikum");
    assert_eq!(german().subregion("Northern Africa"), "Nordafrika");
    assert_eq!(german().language("pl"), Some("Polnisch"));
    assert_eq!(english().country("XK"), "Kosovo");
}

#[test]
fn days_become_months_and_years() {
    let age = |days| english().relative_days(days);
    assert_eq!([age(0), age(1), age(2), age(60)], ["today", "yesterday", "2 days ago", "60 days ago"]);
    assert_eq!([age(61), age(90), age(365)], ["2 months ago", "3 months ago", "12 months ago"]);
    assert_eq!([age(714), age(1095)], ["23 months ago", "3 years ago"]);
    assert_eq!(german().relative_days(20), "vor 20 Tagen");
}

#[test]
fn a_day_to_come_is_counted_down_to() {
    let age = |days| english().relative_days(days);
    assert_eq!([age(-1), age(-3), age(-90)], ["tomorrow", "in 3 days", "in 3 months"]);
    assert_eq!(german().relative_days(-3), "in 3 Tagen");
}

#[test]
fn no_number_of_days_panics() {
    assert!(english().relative_days(i64::MIN).starts_with("in "));
    assert!(english().relative_days(i64::MAX).ends_with(" ago"));
}

#[test]
fn lists_are_joined_with_words() {
    let cities = ["Berlin", "Paris", "Rome"];
    assert_eq!(english().list_and(&cities), "Berlin, Paris and Rome");
    assert_eq!(english().list_or(&cities[..2]), "Berlin or Paris");
    assert_eq!(german().list_and(&cities), "Berlin, Paris und Rome");
    assert_eq!((english().list_and(&["Berlin"]), english().list_and(&[])), ("Berlin".into(), "".into()));
}

#[test]
fn dates_numbers_and_money_are_written_as_the_language_does() {
    assert_eq!(english().date(2026, 11, 2), "2 November 2026");
    assert_eq!(german().date(2026, 11, 2), "2. November 2026");
    assert_eq!(german().number(12_000), "12.000");
    assert_eq!(german().money(5_200_000, 2, "EUR"), "52.000\u{a0}€");
}

#[test]
fn pay_is_put_together_from_its_pieces() {
    let pay = |locale: &Locale| {
        let (min, max) = (locale.money(210_000, 2, "EUR"), locale.money(260_000, 2, "EUR"));
        let range = locale.format(Key::PayRange, &[("min", &min), ("max", &max)]);
        let gross = locale.format(Key::PayGross, &[("pay", &range)]);
        locale.format(Key::PayPerMonth, &[("pay", &gross)]).replace('\u{a0}', " ")
    };
    assert_eq!(pay(&english()), "€2,100 to €2,600 gross per month");
    assert_eq!(pay(&german()), "2.100 € bis 2.600 € brutto pro Monat");
}

#[test]
fn names_are_ordered_as_the_language_does() {
    let mut countries = ["Zypern", "Österreich", "Polen", "oman", "Oman"];
    countries.sort_by(|a, b| german().compare(a, b));
    assert_eq!(countries, ["oman", "Oman", "Österreich", "Polen", "Zypern"]);
}

#[test]
fn only_equal_texts_are_equal() {
    let (composed, decomposed) = ("Z\u{fc}rich", "Zu\u{308}rich");
    assert!(german().compare(composed, decomposed).is_ne());
    assert!(german().compare(composed, composed).is_eq());
}

#[test]
fn an_author_replaces_texts_by_their_dotted_keys() {
    let overrides = [
        ("list.in_place", "Work {in_place} {with_joy}"),
        ("list.count.one", "just one job"),
        ("list.cuont", "misspelt"),
    ];
    let overrides = overrides.map(|(key, text)| (String::from(key), String::from(text))).into();
    let locale = Locale::new(Lang::from_tag("en").expect("English is in the table"), &overrides);
    let title = locale.format(Key::ListInPlace, &[("in_place", "in Berlin")]);
    assert_eq!(title, "Work in Berlin {with_joy}");
    assert_eq!(locale.count(Key::ListCount, 1, &[]), "just one job");
    assert_eq!(locale.count(Key::ListCount, 2, &[]), "2 jobs");
}

#[test]
fn a_checker_can_tell_which_keys_there_are() {
    assert!(Locale::is_key("nav.jobs"));
    assert!(Locale::is_key("list.count.other") && Locale::is_key("list.count.few"));
    assert!(!Locale::is_key("list.count") && !Locale::is_key("nav.jbos"));
    assert!(Locale::known_keys().all(Locale::is_key));
}

#[test]
fn a_theme_is_handed_the_texts_without_plural_forms() {
    let locale = english();
    let texts: BTreeMap<_, _> = locale.all_texts().collect();
    assert_eq!(texts["nav.jobs"], "Jobs");
    assert!(!texts.contains_key("list.count"));
    assert_eq!(locale.all_texts().next(), Some(("nav.main", "Main navigation")));
}

#[test]
fn threads_share_a_locale() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(&english());
}
