//! How cities and the names of places lie in the binary: the layout that the build script writes and `gazetteer.rs` reads.
//!
//! Nothing is made when the program starts: a city is 14 bytes at a place that its number gives, its names are a slice
//! of one text, and the index of names is searched where it lies. What the bytes mean to a reader is not known here.

/// A city, as its bytes have it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Record {
    /// The row of `countries.tsv`.
    pub(super) country: u8,
    /// The row of `regions.tsv`, or [`NONE`].
    pub(super) region: u16,
    /// The line of the time zones, or 255.
    pub(super) zone: u8,
    /// Hundredths of a degree, north positive.
    pub(super) lat: i16,
    /// Hundredths of a degree, east positive.
    pub(super) lon: i16,
    /// Thousands of people.
    pub(super) people: u16,
    /// The byte of the text of names at which its own begin.
    pub(super) names: u32,
    /// Whether people who write the name alone mean this city, wherever others of the name lie.
    pub(super) known: bool,
}

/// No region.
pub(super) const NONE: u16 = u16::MAX;

/// Bytes of a record.
pub(super) const SIZE: usize = 14;

/// The bit of `names` that says `known`; the text of names is far shorter.
const KNOWN: u32 = 1 << 23;

impl Record {
    /// The bytes of the record.
    #[allow(dead_code, reason = "the build script writes, the program reads")]
    pub(super) fn to_bytes(self) -> [u8; SIZE] {
        let mut bytes = [0; SIZE];
        let names = (self.names | if self.known { KNOWN } else { 0 }).to_le_bytes();
        bytes[0] = self.country;
        bytes[1] = self.zone;
        bytes[2..4].copy_from_slice(&self.region.to_le_bytes());
        bytes[4..6].copy_from_slice(&self.lat.to_le_bytes());
        bytes[6..8].copy_from_slice(&self.lon.to_le_bytes());
        bytes[8..10].copy_from_slice(&self.people.to_le_bytes());
        bytes[10..13].copy_from_slice(&names[..3]);
        bytes
    }

    /// The record of these bytes.
    #[allow(dead_code, reason = "the build script writes, the program reads")]
    pub(super) fn from_bytes(bytes: &[u8]) -> Record {
        let two = |at: usize| [bytes[at], bytes[at + 1]];
        let names = u32::from_le_bytes([bytes[10], bytes[11], bytes[12], 0]);
        Record {
            country: bytes[0],
            zone: bytes[1],
            region: u16::from_le_bytes(two(2)),
            lat: i16::from_le_bytes(two(4)),
            lon: i16::from_le_bytes(two(6)),
            people: u16::from_le_bytes(two(8)),
            names: names & !KNOWN,
            known: names & KNOWN != 0,
        }
    }
}

/// What a name may mean.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Meaning {
    /// The region in this row.
    Region(u16),
    /// The city in this row. `sure` if the name is its own or one in a known language, rather than one of the many that
    /// GeoNames lists.
    City { row: u16, sure: bool },
}

impl Meaning {
    /// The meaning as a number.
    #[allow(dead_code, reason = "the build script writes, the program reads")]
    pub(super) fn to_number(self) -> u32 {
        match self {
            Meaning::Region(row) => u32::from(row) << 2 | 1,
            Meaning::City { row, sure } => u32::from(row) << 2 | u32::from(sure) << 1,
        }
    }

    /// The meaning of this number.
    #[allow(dead_code, reason = "the build script writes, the program reads")]
    pub(super) fn from_number(number: u32) -> Meaning {
        let row = (number >> 2) as u16;
        if number & 1 == 1 { Meaning::Region(row) } else { Meaning::City { row, sure: number & 2 == 2 } }
    }
}

/// What the index says of a name: its one meaning, or where in the list of shared meanings its own begin and how many
/// they are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Entry {
    One(Meaning),
    Several { from: u32, count: u32 },
}

impl Entry {
    /// The entry as the index holds it.
    #[allow(dead_code, reason = "the build script writes, the program reads")]
    pub(super) fn to_value(self) -> u64 {
        match self {
            Entry::One(meaning) => u64::from(meaning.to_number()) << 1,
            Entry::Several { from, count } => u64::from(from) << 9 | u64::from(count) << 1 | 1,
        }
    }

    /// The entry of this value.
    #[allow(dead_code, reason = "the build script writes, the program reads")]
    pub(super) fn from_value(value: u64) -> Entry {
        if value & 1 == 0 {
            Entry::One(Meaning::from_number((value >> 1) as u32))
        } else {
            Entry::Several { from: (value >> 9) as u32, count: (value >> 1 & 0xff) as u32 }
        }
    }
}
