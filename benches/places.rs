//! `cargo bench --bench places [-- NUMBER]`: reads so many location texts on one thread and prints how long it took. What
//! was learned from it stands in `RESULTS.md`.
//!
//! The texts are all different, so that nothing can be remembered from one to the next. They are made from the tables, in
//! the shapes that people write, and in the same order in every run.
#![expect(clippy::print_stdout, reason = "its numbers are for a person")]

use std::collections::HashSet;
use std::time::{Duration, Instant};

use careergen::geo::{self, City, NotUnderstood};

fn main() {
    let number = std::env::args().find_map(|argument| argument.parse().ok()).unwrap_or(100_000);
    let texts = texts(number);
    let first = timed(|| geo::read("Berlin, Germany")).1;
    println!("{:.1} ms for the first text, which prepares the tables", 1e3 * first.as_secs_f64());

    let (faults, reading) =
        timed(|| texts.iter().filter_map(|text| geo::read(text).err()).collect::<Vec<NotUnderstood>>());
    report(&format!("{number} texts read"), number, reading);

    let (_, suggesting) = timed(|| faults.iter().flat_map(NotUnderstood::suggestions).count());
    report(&format!("{} not understood, suggestions for them", faults.len()), faults.len(), suggesting);
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let done = work();
    (done, start.elapsed())
}

fn report(what: &str, number: usize, time: Duration) {
    let seconds = time.as_secs_f64();
    println!("{what}: {seconds:.2} s, {:.1} µs each", 1e6 * seconds / number.max(1) as f64);
}

/// Shapes in which texts are written.
const SHAPES: usize = 25;

/// So many texts, no two alike.
fn texts(number: usize) -> Vec<String> {
    let cities: Vec<City> = City::all().collect();
    // Prime steps lead to each city, and each city has its turn in every shape, whatever their number.
    let city = |turn: usize, step: usize| cities[turn / SHAPES * step % cities.len()];
    let mut seen = HashSet::new();
    (0..)
        .map(|turn| written(turn, [city(turn, 7_919), city(turn, 104_729), city(turn, 15_485_863)]))
        .filter(|text| seen.insert(text.clone()))
        .take(number)
        .collect()
}

/// A text about `cities`, in the shape whose turn it is.
fn written(turn: usize, cities: [City; 3]) -> String {
    let [one, two, three] = cities;
    let (name, local, country) = (one.name(), one.name_in("de"), one.country());
    let (land, code) = (country.name(), country.alpha2());
    let region = one.region().map_or(land, |region| region.name());
    match turn % SHAPES {
        0..=6 => format!("{name}, {land}"),
        7..=9 => format!("{name}, {region}, {code}"),
        10 => format!("{name}, {region}, {land}"),
        11 | 12 => format!("{code}, {name}"),
        13 => format!("{local} ({land})"),
        14 => format!("{name}, {land} / Remote"),
        15 => format!("Remote ({land} or {})", two.country().name()),
        16 => format!("Hybrid - {local}, {code}"),
        17 | 18 => format!("{name}, {code}; {}, {}", two.name(), two.country().alpha2()),
        19 => format!("{name}, {land}; {}, {land}; {}", unknown(two.name()), three.country().name()),
        20..=22 => format!("{}, {land}", unknown(name)),
        23 => format!("{name}, {}", unknown(land)),
        _ => unknown(local),
    }
}

/// A name that no table knows.
fn unknown(name: &str) -> String {
    let letters: String = name.chars().rev().filter(|letter| letter.is_alphabetic()).take(8).collect();
    format!("{}hausen", letters.to_lowercase())
}
