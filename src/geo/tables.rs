//! What stands in the tables under `tables/`, as rows; parsed once, when first asked for.
//!
//! The only file that knows the tables' columns. It answers no question about places: `country.rs`, `grouping.rs`,
//! `region.rs`, `currency.rs`, `clock.rs` and `map.rs` do. The table of cities is packed before (see
//! `packed.rs`), since it is too long to be parsed at every start. `tables/generate.py` writes the files and
//! `tables/README.md` says from what.

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
    /// The row of `countries.tsv`.
    pub(super) country: u8,
    pub(super) code: &'static str,
    pub(super) name: &'static str,
}

/// A row of `zone_places.tsv`: where the town lies that a time zone outside of EMEA is named for.
pub(super) struct ZonePlaceRow {
    pub(super) country: &'static str,
    pub(super) lat: f32,
    pub(super) lon: f32,
    pub(super) zone: &'static str,
}

/// A row of `zones.tsv`.
pub(super) struct ZoneRow {
    pub(super) zone: &'static str,
    pub(super) minutes: i16,
    pub(super) summer: Option<i16>,
}

/// A row of `map.tsv`: what is drawn of a country.
pub(super) struct ShapeRow {
    pub(super) code: &'static str,
    pub(super) kind: &'static str,
    pub(super) data: &'static str,
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
    let packed = include_str!(concat!(env!("OUT_DIR"), "/regions.tsv"));
    let region = |[country, code, name]: [&'static str; 3]| RegionRow {
        country: country.parse().expect("the build script writes numbers"),
        code,
        name,
    };
    packed.lines().map(|line| row(line, region)).collect()
});

pub(super) static CURRENCIES: LazyLock<Vec<CurrencyRow>> = LazyLock::new(|| {
    rows(include_str!("tables/currencies.tsv"), |[code, digits]| CurrencyRow {
        code,
        digits: digits.parse().expect("digits is a number in every row"),
    })
});

pub(super) static ZONES: LazyLock<Vec<ZoneRow>> = LazyLock::new(|| {
    rows(include_str!("tables/zones.tsv"), |[zone, minutes, summer]| ZoneRow {
        zone,
        minutes: minutes.parse().expect("minutes is a number in every row"),
        summer: summer.parse().ok(),
    })
});

pub(super) static ZONE_PLACES: LazyLock<Vec<ZonePlaceRow>> = LazyLock::new(|| {
    let degrees = |cell: &str| cell.parse().expect("a position is two numbers in every row");
    rows(include_str!("tables/zone_places.tsv"), |[country, lat, lon, zone]| ZonePlaceRow {
        country,
        lat: degrees(lat),
        lon: degrees(lon),
        zone,
    })
});

pub(super) static SHAPES: LazyLock<Vec<ShapeRow>> = LazyLock::new(|| {
    rows(include_str!("tables/map.tsv"), |[code, kind, data]| ShapeRow { code, kind, data })
});

/// Items of a list cell.
pub(super) fn items(cell: &'static str) -> impl Iterator<Item = &'static str> {
    cell.split('|').filter(|item| !item.is_empty())
}

/// The rows under the heading.
fn rows<const N: usize, T>(text: &'static str, make: impl Fn([&'static str; N]) -> T) -> Vec<T> {
    text.lines().skip(1).map(|line| row(line, &make)).collect()
}

/// A row, cut at its tabs. One with another number of cells is a fault of the generator.
fn row<const N: usize, T>(line: &'static str, make: impl Fn([&'static str; N]) -> T) -> T {
    let cells: Vec<_> = line.split('\t').collect();
    make(cells.try_into().expect("every row has a cell for each column"))
}

#[cfg(test)]
mod tests {
    use super::{COUNTRIES, CURRENCIES, GROUPINGS, REGIONS};

    #[test]
    fn every_table_can_be_read() {
        let sizes = [
            ("countries", COUNTRIES.len() == 250),
            ("groupings", GROUPINGS.len() >= 21),
            ("regions", REGIONS.len() >= 3_000),
            ("currencies", CURRENCIES.len() >= 150),
        ];
        for (table, as_expected) in sizes {
            assert!(as_expected, "{table}");
        }
    }
}
