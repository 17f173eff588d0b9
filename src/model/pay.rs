//! Pay, as an employer states it.

use crate::geo::Currency;

/// What a posting says of pay.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Pay {
    /// In numbers.
    Range(PayRange),
    /// In words that could not be read as numbers.
    Text(String),
}

/// Pay in numbers; amounts in the currency's smallest unit. At least one of them is there, and `min <= max`.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct PayRange {
    /// The least.
    pub min: Option<i64>,
    /// The most.
    pub max: Option<i64>,
    /// ISO 4217.
    pub currency: Currency,
    /// Per what.
    pub unit: PayUnit,
    /// Before tax, where that is said.
    pub gross: Option<bool>,
    /// The collective agreement it follows.
    pub agreement: Option<String>,
    /// Whether more than the least is paid, where that is said.
    pub overpay: Option<bool>,
    /// Anything else to say.
    pub note: Option<String>,
}

/// The time that pay is for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum PayUnit {
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A year.
    Year,
}

impl PayUnit {
    /// All, shortest first.
    pub const ALL: [Self; 5] = [Self::Hour, Self::Day, Self::Week, Self::Month, Self::Year];

    /// As it stands in content: `hour`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }
}
