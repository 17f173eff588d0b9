//! Packs the tables of cities and regions (`src/geo/tables`) and of occupations (`src/similar/tables`) into the form in which
//! the program carries them.
//!
//! The tables stay text in the repository, to be read and compared; what is looked up in them at run time must not be
//! parsed first. Names are folded here by the very function that folds what is looked up.
#![expect(clippy::disallowed_methods, reason = "it runs before the program and reads the tables")]

#[allow(dead_code, unreachable_pub, reason = "the program uses the rest")]
#[path = "src/base/fold.rs"]
mod fold;
#[path = "src/geo/packed.rs"]
mod packed;
#[allow(dead_code, unreachable_pub, reason = "the program uses the rest")]
#[path = "src/similar/packed.rs"]
mod packed_occupations;
#[allow(dead_code, unreachable_pub, reason = "the program uses the rest")]
#[path = "src/base/words.rs"]
mod words;

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::{env, fs};

use fold::fold;
use packed::{Entry, Meaning, NONE, Record};

const TABLES: &str = "src/geo/tables";
const OCCUPATIONS: &str = "src/similar/tables/occupations.tsv";

fn main() {
    for file in
        ["build.rs", "src/base/fold.rs", "src/base/words.rs", "src/geo/packed.rs", "src/similar/packed.rs"]
    {
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
    write_occupations(&out);
}

/// The rows under the heading.
fn rows(file: &str) -> Vec<Vec<String>> {
    table(&Path::new(TABLES).join(file))
}

fn table(path: &Path) -> Vec<Vec<String>> {
    println!("cargo::rerun-if-changed={}", path.display());
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
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

/// How much less each further label of a kind counts that has a word.
const REPEATED: f32 = 0.35;
/// Words that name more kinds of occupation say nothing.
const WIDEST: usize = 100;

/// Each language's words and beginnings of words: keys, how many kinds each names, and these with weights.
fn write_occupations(out: &Path) {
    use packed_occupations::{BEGINNING, HEAVIEST, key, pair, rarity};
    let rows = table(Path::new(OCCUPATIONS));
    let groups = rows.iter().flat_map(|row| row[2].split(' ')).map(|cell| &cell[..4]);
    let groups: std::collections::BTreeSet<&str> = groups.collect();
    let kinds: HashMap<&str, u16> = groups.into_iter().zip(0u16..).collect();
    let mut languages: BTreeMap<&str, BTreeMap<u32, BTreeMap<u16, f32>>> = BTreeMap::new();
    for row in &rows {
        let language = languages.entry(&row[0]).or_default();
        let start = words::beginning(&row[1], BEGINNING);
        for key in [key(words::token(&row[1]), false), key(words::token(start), true)] {
            for (group, count) in row[2].split(' ').filter_map(|cell| cell.split_once(':')) {
                let count: f32 = count.parse().expect("labels are counted");
                *language.entry(key).or_default().entry(kinds[group]).or_default() += count;
            }
        }
    }
    let mut directory = String::new();
    let mut bytes: Vec<u8> = Vec::new();
    for (language, mut words) in languages {
        words.retain(|_, kinds| kinds.len() <= WIDEST);
        // A kind with many labels has more words, and must not win by that.
        let mut squares: HashMap<u16, f32> = HashMap::new();
        for kinds in words.values_mut() {
            let rarity = rarity(kinds.len());
            for (kind, count) in kinds.iter_mut() {
                *count = count.powf(REPEATED) * rarity;
                *squares.entry(*kind).or_default() += count.powi(2);
            }
        }
        let weight = |kind: &u16, count: &f32| count / squares[kind].sqrt().sqrt() / 3.0;
        let weights = words.values().flatten().map(|(kind, count)| weight(kind, count));
        let heaviest = weights.fold(0.0, f32::max);
        bytes.extend(words.keys().flat_map(|key| key.to_le_bytes()));
        bytes.extend(words.values().map(|kinds| u8::try_from(kinds.len()).expect("at most WIDEST")));
        for (kind, count) in words.values().flatten() {
            let weight = (weight(kind, count) / heaviest * f32::from(HEAVIEST)).round() as u16;
            bytes.extend(pair(*kind, weight).to_le_bytes());
        }
        let pairs: usize = words.values().map(BTreeMap::len).sum();
        directory.push_str(&format!("{language}\t{}\t{pairs}\t{heaviest}\n", words.len()));
    }
    write(out, "occupations.bin", &bytes);
    write(out, "occupations.txt", directory.as_bytes());
}

fn write(out: &Path, file: &str, bytes: &[u8]) {
    fs::write(out.join(file), bytes).unwrap_or_else(|error| panic!("{file}: {error}"));
}
