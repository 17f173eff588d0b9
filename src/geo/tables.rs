//! What stands in the tables under `tables/`, as rows; parsed once, when first asked for.
//!
//! The only file that knows the tables' columns. It answers no question about places: `country.rs`, `grouping.rs`,
//! `currency.rs` and `gazetteer.rs` do. `tables/generate.py` writes the files and `tables/README.md` says from what.

use std::sync::LazyLock;

/// A row of `countries.tsv`; lists are still written out, parted by "|" or, where no item has a space, by a space.
pub(super) struct CountryRow {
    pub(super) alpha2: &'static str,
    pub(super) alpha3: &'static str,
    pub(super) name: &'static str,
    pub(super) slug: &'static str,
    pub(super) emea: &'static str,
    pub(super) aliases: &'static str,
    pub(super) local_names: &'static str,
    pub(super) exonyms: &'static str,
    pub(super) capital: &'static str,
    pub(super) position: Option<(f32, f32)>,
    pub(super) subregion: &'static str,
    pub(super) currency: &'static str,
    pub(super) languages: &'static str,
    pub(super) time_zones: &'static str,
    pub(super) sovereign: &'static str,
}

/// A row of `groupings.tsv`.
pub(super) struct GroupingRow {
    pub(super) slug: &'static str,
    pub(super) name: &'static str,
    pub(super) aliases: &'static str,
    pub(super) members: &'static str,
}

/// A row of `regions.tsv`: a state, province, canton or nation.
pub(super) struct RegionRow {
    pub(super) country: &'static str,
    pub(super) code: &'static str,
    pub(super) name: &'static str,
    pub(super) aliases: &'static str,
}

/// A row of `cities.tsv`.
pub(super) struct CityRow {
    pub(super) country: &'static str,
    pub(super) name: &'static str,
    pub(super) region: &'static str,
    pub(super) alone: bool,
    pub(super) aliases: &'static str,
}

/// A row of `currencies.tsv`.
pub(super) struct CurrencyRow {
    pub(super) code: &'static str,
    pub(super) digits: u8,
}

pub(super) static COUNTRIES: LazyLock<Vec<CountryRow>> = LazyLock::new(|| {
    rows(include_str!("tables/countries.tsv"), |cells: [&'static str; 16]| CountryRow {
        alpha2: cells[0],
        alpha3: cells[1],
        name: cells[2],
        slug: cells[3],
        emea: cells[4],
        aliases: cells[5],
        local_names: cells[6],
        exonyms: cells[7],
        capital: cells[8],
        position: cells[9].parse().ok().zip(cells[10].parse().ok()),
        subregion: cells[11],
        currency: cells[12],
        languages: cells[13],
        time_zones: cells[14],
        sovereign: cells[15],
    })
});

pub(super) static GROUPINGS: LazyLock<Vec<GroupingRow>> = LazyLock::new(|| {
    rows(include_str!("tables/groupings.tsv"), |[slug, name, aliases, members]| GroupingRow {
        slug,
        name,
        aliases,
        members,
    })
});

pub(super) static REGIONS: LazyLock<Vec<RegionRow>> = LazyLock::new(|| {
    rows(include_str!("tables/regions.tsv"), |[country, code, name, aliases]| RegionRow {
        country,
        code,
        name,
        aliases,
    })
});

pub(super) static CITIES: LazyLock<Vec<CityRow>> = LazyLock::new(|| {
    rows(include_str!("tables/cities.tsv"), |[country, name, region, alone, aliases]| CityRow {
        country,
        name,
        region,
        alone: alone == "yes",
        aliases,
    })
});

pub(super) static CURRENCIES: LazyLock<Vec<CurrencyRow>> = LazyLock::new(|| {
    rows(include_str!("tables/currencies.tsv"), |[code, digits]| CurrencyRow {
        code,
        digits: digits.parse().expect("digits is a number in every row"),
    })
});

/// Items of a list cell.
pub(super) fn items(cell: &'static str) -> impl Iterator<Item = &'static str> {
    cell.split('|').filter(|item| !item.is_empty())
}

/// The rows under the heading, each cut at its tabs. A row with another number of cells is a fault of the generator.
fn rows<const N: usize, T>(text: &'static str, row: impl Fn([&'static str; N]) -> T) -> Vec<T> {
    let cut = |line: &'static str| -> [&'static str; N] {
        let cells: Vec<_> = line.split('\t').collect();
        cells.try_into().expect("every row has a cell for each column")
    };
    text.lines().skip(1).map(|line| row(cut(line))).collect()
}

#[cfg(test)]
mod tests {
    use super::{CITIES, COUNTRIES, CURRENCIES, GROUPINGS, REGIONS};

    #[test]
    fn every_table_can_be_read() {
        let sizes = [
            ("countries", COUNTRIES.len() == 250),
            ("groupings", GROUPINGS.len() >= 21),
            ("regions", REGIONS.len() >= 51 + 13 + 16 + 26 + 4),
            ("cities", CITIES.len() >= 200),
            ("currencies", CURRENCIES.len() >= 150),
        ];
        for (table, as_expected) in sizes {
            assert!(as_expected, "{table}");
        }
    }
}
