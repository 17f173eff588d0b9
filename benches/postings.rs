//! Makes a site of any number of postings for measuring: 3 KB each, 12 countries, 60 cities, 25 companies, 12 categories.
//!
//! The same number gives the same files on every machine. The words are made of syllables, frequent ones more often than
//! rare ones, as in real text; nothing here is meant to be read.
#![expect(clippy::disallowed_methods, reason = "it writes the postings that are measured")]

use std::fs;
use std::io;
use std::path::Path;

/// Country code and cities.
const PLACES: [(&str, [&str; 5]); 12] = [
    ("AT", ["Vienna", "Graz", "Linz", "Salzburg", "Innsbruck"]),
    ("DE", ["Berlin", "Hamburg", "Munich", "Leipzig", "Stuttgart"]),
    ("ES", ["Madrid", "Barcelona", "Valencia", "Bilbao", "Zaragoza"]),
    ("FR", ["Paris", "Lyon", "Nantes", "Lille", "Toulouse"]),
    ("GB", ["London", "Leeds", "Bristol", "Glasgow", "Cardiff"]),
    ("IE", ["Dublin", "Cork", "Galway", "Limerick", "Waterford"]),
    ("IL", ["Tel Aviv", "Haifa", "Jerusalem", "Herzliya", "Netanya"]),
    ("IT", ["Rome", "Milan", "Turin", "Bologna", "Naples"]),
    ("LU", ["Luxembourg", "Esch-sur-Alzette", "Differdange", "Dudelange", "Ettelbruck"]),
    ("NL", ["Amsterdam", "Rotterdam", "Utrecht", "Eindhoven", "Groningen"]),
    ("PL", ["Warsaw", "Gdansk", "Poznan", "Wroclaw", "Lodz"]),
    ("RO", ["Bucharest", "Iasi", "Timisoara", "Brasov", "Sibiu"]),
];
const CATEGORIES: [&str; 12] = [
    "Data Science",
    "Machine Learning",
    "Platform",
    "Frontend",
    "Design",
    "Product",
    "Finance",
    "Legal",
    "Operations",
    "People",
    "Research",
    "Support",
];
const LEVELS: [&str; 4] = ["Junior", "Senior", "Lead", ""];
const ROLES: [&str; 16] = [
    "Data Engineer",
    "Scientist",
    "Developer",
    "Designer",
    "Analyst",
    "Product Manager",
    "Accountant",
    "Lawyer",
    "Planner",
    "Recruiter",
    "Researcher",
    "Support Engineer",
    "Site Engineer",
    "Architect",
    "Technician",
    "Translator",
];
const SYLLABLES: [&str; 24] = [
    "ba", "cor", "de", "fin", "ga", "hel", "in", "ju", "kal", "lo", "mer", "no", "or", "pa", "qui", "ra",
    "sel", "ti", "ul", "ver", "wa", "xen", "yo", "zu",
];

/// A generator of numbers that is the same everywhere (SplitMix64).
pub(crate) struct Numbers(u64);

impl Numbers {
    /// Begins at a seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    fn of<'a>(&mut self, items: &[&'a str]) -> &'a str {
        items[self.below(items.len())]
    }

    /// A word out of about 20,000, low numbers far more often than high ones.
    fn word(&mut self) -> String {
        let uniform = (self.next() >> 11) as f64 / (1u64 << 53) as f64;
        let mut number = (20_000f64.powf(uniform)) as usize;
        let mut word = String::new();
        loop {
            word.push_str(SYLLABLES[number % SYLLABLES.len()]);
            number /= SYLLABLES.len();
            if number == 0 {
                return word;
            }
        }
    }

    fn words(&mut self, count: usize) -> String {
        (0..count).map(|_| self.word()).collect::<Vec<_>>().join(" ")
    }
}

/// Writes the site below `root`, which is to be empty.
pub(crate) fn write(root: &Path, postings: usize) -> io::Result<()> {
    let folder = root.join("content/postings");
    fs::create_dir_all(&folder)?;
    let site = "name: Bench\nbase_url: https://bench.example\n";
    fs::write(root.join("content/site.yaml"), site)?;
    let mut numbers = Numbers::new(1);
    for number in 0..postings {
        fs::write(folder.join(format!("posting-{number:06}.md")), posting(number, &mut numbers))?;
    }
    Ok(())
}

fn posting(number: usize, numbers: &mut Numbers) -> String {
    let Advert { title, company, place: (country, city), body } = advert(numbers);
    let (day, month) = (1 + numbers.below(28), 1 + numbers.below(10));
    format!(
        "---\ntitle: {title}\ncompany: Company {company}\ncategory: {}\nlocations:\n  - {{ country: {country}, city: {city} }}\n\
         employment_type: full_time\ndate_posted: 2026-{month:02}-{day:02}\n\
         salary: {{ min: {}, max: {}, currency: EUR, unit: year }}\n\
         apply_url: https://company{company}.example/apply/{number}\n---\n\n{body}",
        numbers.of(&CATEGORIES),
        40_000 + 1_000 * numbers.below(20),
        70_000 + 1_000 * numbers.below(30),
    )
}

/// What every advert says.
pub(crate) struct Advert {
    pub(crate) title: String,
    /// A number below 25.
    pub(crate) company: usize,
    /// Code of the country, name of the city.
    pub(crate) place: (&'static str, &'static str),
    /// Markdown of 3 KB.
    pub(crate) body: String,
}

/// The next advert.
pub(crate) fn advert(numbers: &mut Numbers) -> Advert {
    let (country, cities) = &PLACES[numbers.below(PLACES.len())];
    let city = numbers.of(cities);
    let title = format!("{} {} {}", numbers.of(&LEVELS), numbers.of(&ROLES), numbers.word());
    let company = numbers.below(25);
    let mut body = String::new();
    for heading in ["Your tasks", "Your profile", "What we offer"] {
        body.push_str(&format!("## {heading}\n\n{}.\n\n", numbers.words(45)));
        for _ in 0..5 {
            body.push_str(&format!("- {}\n", numbers.words(9)));
        }
        body.push_str(&format!("\n{}.\n\n", numbers.words(40)));
    }
    Advert { title: title.trim().to_owned(), company, place: (country, city), body }
}
