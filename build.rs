//! Packs the tables of cities and regions (`src/geo/tables`) into the form in which the program carries them.
//!
//! The tables stay text in the repository, to be read and compared; what is looked up in them at run time must not be
//! parsed first. Names are folded here by the very function that folds what is looked up.
#![expect(clippy::disallowed_methods, reason = "it runs before the program and reads the tables")]

#[allow(dead_code, unreachable_pub, reason = "the program uses the rest")]
#[path = "src/base/fold.rs"]
mod fold;
#[path = "src/geo/packed.rs"]
mod packed;

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::{env, fs};

use fold::fold;
use packed::{Entry, Meaning, NONE, Record};

const TABLES: &str = "src/geo/tables";

fn main() {
    for file in ["build.rs", "src/base/fold.rs", "src/geo/packed.rs"] {
        println!("cargo::rerun-if-changed={file}");
    }
    let countries: HashMap<String, u8> =
        rows("countries.tsv").into_iter().zip(0u8..).map(|(row, number)| (row[0].clone(), number)).collect();
    let regions = rows("regions.tsv");
    let cities = rows("cities.tsv");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("Cargo says where to write"));
    write_cities(&out, &cities, &countries, &regions);
    write_index(&out, &cities, &regions);
    // The other names of a region are in the index alone.
    let regions: String =
        regions.iter().map(|row| format!("{}\t{}\t{}\n", countries[&row[0]], row[1], row[2])).collect();
    write(&out, "regions.tsv", regions.as_bytes());
}

/// The rows under the heading.
fn rows(file: &str) -> Vec<Vec<String>> {
    let path = Path::new(TABLES).join(file);
    println!("cargo::rerun-if-changed={}", path.display());
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

fn write_cities(
    out: &Path,
    cities: &[Vec<String>],
    countries: &HashMap<String, u8>,
    regions: &[Vec<String>],
) {
    let region_rows: HashMap<(&str, &str), u16> = regions
        .iter()
        .zip(0u16..)
        .map(|(row, number)| ((row[0].as_str(), row[1].as_str()), number))
        .collect();
    let mut zones: Vec<&str> = Vec::new();
    let mut records = Vec::new();
    let mut names = String::new();
    for row in cities {
        let [_, country, region, name, shown, lat, lon, people, zone, ..] = &row[..] else {
            panic!("a city has a cell for each column: {row:?}");
        };
        let known = zone == "alone";
        let zone = match zone.as_str() {
            "" | "alone" => u8::MAX,
            zone => {
                let at = zones.iter().position(|known| known == &zone).unwrap_or_else(|| {
                    zones.push(zone);
                    zones.len() - 1
                });
                u8::try_from(at).ok().filter(|at| *at < u8::MAX).expect("there are fewer than 255 time zones")
            }
        };
        let record = Record {
            country: countries[country],
            region: region_rows.get(&(country.as_str(), region.as_str())).copied().unwrap_or(NONE),
            zone,
            lat: hundredths(lat),
            lon: hundredths(lon),
            people: u16::try_from(people.parse::<u32>().expect("people are counted") / 1000)
                .unwrap_or(u16::MAX),
            names: u32::try_from(names.len()).expect("the names are short"),
            known,
        };
        records.extend(record.to_bytes());
        names.push_str(name);
        if !shown.is_empty() {
            names.push('\t');
            names.push_str(shown);
        }
        names.push('\n');
    }
    write(out, "cities.bin", &records);
    write(out, "city-names.txt", names.as_bytes());
    write(out, "zones.txt", zones.join("\n").as_bytes());
}

fn hundredths(degrees: &str) -> i16 {
    let degrees: f64 = degrees.parse().expect("a position is a number");
    (degrees * 100.0).round() as i16
}

/// Folded names to what they may mean: regions, then cities in the order of the table, the likeliest first.
fn write_index(out: &Path, cities: &[Vec<String>], regions: &[Vec<String>]) {
    let mut index: BTreeMap<String, Vec<Meaning>> = BTreeMap::new();
    let mut add = |name: &str, meaning: Meaning| {
        let folded = fold(name);
        if folded.is_empty() {
            return;
        }
        let meanings = index.entry(folded).or_default();
        let same = |known: &Meaning| match (*known, meaning) {
            (Meaning::City { row, .. }, Meaning::City { row: other, .. }) => row == other,
            (known, meaning) => known == meaning,
        };
        if !meanings.iter().any(same) {
            meanings.push(meaning);
        }
    };
    for (row, number) in regions.iter().zip(0u16..) {
        for name in [row[2].as_str()].into_iter().chain(row[3].split('|')) {
            add(name, Meaning::Region(number));
        }
    }
    for (row, number) in cities.iter().zip(0u16..) {
        for name in [row[3].as_str()].into_iter().chain(row[9].split('|')) {
            add(name, Meaning::City { row: number, sure: true });
        }
        for shown in row[4].split('|').filter_map(|shown| shown.split_once(':')) {
            add(shown.1, Meaning::City { row: number, sure: true });
        }
        for name in row[10].split('|') {
            add(name, Meaning::City { row: number, sure: false });
        }
    }
    let mut shared: Vec<u8> = Vec::new();
    let mut map = fst::MapBuilder::memory();
    for (name, meanings) in &index {
        let entry = match meanings[..] {
            [only] => Entry::One(only),
            _ => {
                let from = u32::try_from(shared.len()).expect("the list is short");
                shared.extend(meanings.iter().flat_map(|meaning| meaning.to_number().to_le_bytes()));
                Entry::Several { from, count: u32::try_from(meanings.len().min(255)).expect("at most 255") }
            }
        };
        map.insert(name, entry.to_value()).expect("the names are sorted and each stands once");
    }
    write(out, "places.fst", &map.into_inner().expect("memory takes all"));
    write(out, "shared-names.bin", &shared);
}

fn write(out: &Path, file: &str, bytes: &[u8]) {
    fs::write(out.join(file), bytes).unwrap_or_else(|error| panic!("{file}: {error}"));
}
