//! The words of one language, and what is said with them in more than one place.

use tera::Value;

use crate::base::Date;
use std::collections::BTreeMap;

use crate::geo::{Clock, Country, Grouping, Scope};
use crate::lang::{Key, Lang, Locale};
use crate::model::{
    City, Config, EmploymentType, Pay, PayRange, PayUnit, Place, PlaceKey, Posting, Seniority, Workplace,
};

use super::view::{Html, Moment};
use crate::markup::escaped;

/// One language of the site.
pub(super) struct Words {
    pub(super) locale: Locale,
    /// The plain strings as templates see them: `t.nav.jobs`.
    pub(super) strings: Value,
    /// What places are called here by the site's settings.
    places: BTreeMap<PlaceKey, String>,
}

impl Words {
    pub(super) fn new(lang: Lang, config: &Config) -> Self {
        let none = BTreeMap::new();
        let locale = Locale::new(lang, config.strings.get(&lang).unwrap_or(&none));
        let mut groups: serde_json::Map<String, serde_json::Value> = serde_json::Map::new();
        for (key, text) in locale.all_texts() {
            let (group, name) = key.split_once('.').unwrap_or(("", key));
            let group = groups.entry(group).or_insert_with(|| serde_json::json!({}));
            group[name] = text.into();
        }
        let strings = Value::from_serializable(&groups);
        let named = |place: &PlaceKey| Some((place.clone(), config.places.name(place, lang)?.to_owned()));
        let places = config.places.names.keys().filter_map(named).collect();
        Self { locale, strings, places }
    }

    pub(super) fn text(&self, key: Key) -> String {
        self.locale.text(key).to_owned()
    }

    /// `in Berlin`, `in der Schweiz`: the city where one is known, else the country.
    pub(super) fn in_place(&self, place: &Place) -> String {
        match &place.city {
            Some(city) => self.locale.in_city(self.city(place.country, city)),
            None => self.in_country(place.country),
        }
    }

    /// `in Germany`, `in der Schweiz`.
    pub(super) fn in_country(&self, country: Country) -> String {
        match self.places.get(&PlaceKey::Country(country)) {
            // The name that it has anyway keeps its article: "in der Schweiz".
            Some(name) if name != self.locale.country(country.alpha2()) => self.locale.in_city(name),
            _ => self.locale.in_country(country.alpha2()),
        }
    }

    /// `in DACH`, `in den Nordischen Ländern`.
    pub(super) fn in_grouping(&self, grouping: Grouping) -> String {
        match self.places.get(&PlaceKey::Grouping(grouping)) {
            Some(name) if name != self.locale.grouping(grouping.slug()) => self.locale.in_city(name),
            _ => self.locale.in_grouping(grouping.slug()),
        }
    }

    /// `Munich`, `München`.
    pub(super) fn city<'a>(&'a self, country: Country, city: &'a City) -> &'a str {
        // Most sites name no place anew, and the key of a city is not free.
        let own = (!self.places.is_empty()).then(|| PlaceKey::City(country, city.slug.clone()));
        let own = own.and_then(|key| self.places.get(&key));
        own.map_or_else(|| city.name_in(self.locale.lang()), String::as_str)
    }

    pub(super) fn grouping(&self, grouping: Grouping) -> String {
        let own = self.places.get(&PlaceKey::Grouping(grouping));
        own.map_or_else(|| self.locale.grouping(grouping.slug()), String::as_str).to_owned()
    }

    /// `UTC+1, in summer UTC+2`.
    pub(super) fn clock(&self, clock: Clock) -> String {
        let winter = utc(clock.minutes);
        match clock.summer {
            Some(summer) => {
                self.locale.format(Key::PlaceUtcSummer, &[("winter", &winter), ("summer", &utc(summer))])
            }
            None => winter,
        }
    }

    /// The credit that the licence of the place data asks for, with links to the source and the licence.
    pub(super) fn place_credit(&self) -> Html {
        let link = |url: &str, name: &str| format!("<a href=\"{url}\">{name}</a>");
        let words = escaped(self.locale.text(Key::FooterDataCredit));
        let source = link("https://www.geonames.org/", "GeoNames");
        let licence = link("https://creativecommons.org/licenses/by/4.0/", "CC BY 4.0");
        Html(words.replace("{source}", &source).replace("{licence}", &licence).into())
    }

    pub(super) fn date(&self, date: Date) -> String {
        self.locale.date(date.year(), date.month(), date.day())
    }

    pub(super) fn moment(&self, date: Date, today: Date) -> Moment {
        Moment {
            iso: date.to_string(),
            date: self.date(date),
            age: self.locale.relative_days(date.days_until(today)),
        }
    }

    /// `322 jobs`.
    pub(super) fn jobs(&self, count: usize) -> String {
        self.locale.count(Key::ListCount, count as u64, &[])
    }

    pub(super) fn country(&self, country: Country) -> String {
        let own = self.places.get(&PlaceKey::Country(country));
        own.map_or_else(|| self.locale.country(country.alpha2()), String::as_str).to_owned()
    }

    pub(super) fn scope(&self, scope: Scope) -> Option<String> {
        match scope {
            Scope::Country(country) => Some(self.country(country)),
            Scope::Grouping(grouping) => Some(self.grouping(grouping)),
            Scope::Worldwide => None,
        }
    }

    /// `Berlin, Germany`; `Bavaria, Germany` where no city is named.
    pub(super) fn place(&self, place: &Place) -> String {
        let country = self.country(place.country);
        let city = place.city.as_ref().map(|city| self.city(place.country, city));
        match city.or(place.region.as_deref()) {
            Some(part) if part != country => format!("{part}, {country}"),
            _ => country,
        }
    }

    /// The shortest name that tells places of a card apart: the city, the region or the country.
    pub(super) fn short_place(&self, place: &Place) -> String {
        let city = place.city.as_ref().map(|city| self.city(place.country, city).to_owned());
        city.or_else(|| place.region.clone()).unwrap_or_else(|| self.country(place.country))
    }

    /// `Remote in Germany and Austria`.
    pub(super) fn remote(&self, posting: &Posting) -> String {
        let scopes: Option<Vec<String>> =
            posting.remote_from.iter().map(|scope| self.scope(*scope)).collect();
        match scopes {
            Some(scopes) if !scopes.is_empty() => {
                let scopes: Vec<&str> = scopes.iter().map(String::as_str).collect();
                self.locale.format(Key::PostingRemoteIn, &[("places", &self.locale.list_and(&scopes))])
            }
            _ => self.text(Key::PostingRemoteWorldwide),
        }
    }

    pub(super) fn workplace(&self, workplace: Workplace) -> String {
        self.text(match workplace {
            Workplace::Onsite => Key::PostingOnsite,
            Workplace::Hybrid => Key::PostingHybrid,
            Workplace::Remote => Key::PostingRemote,
        })
    }

    pub(super) fn employment_type(&self, kind: EmploymentType) -> String {
        self.text(match kind {
            EmploymentType::FullTime => Key::TypeFullTime,
            EmploymentType::PartTime => Key::TypePartTime,
            EmploymentType::Contractor => Key::TypeContractor,
            EmploymentType::Temporary => Key::TypeTemporary,
            EmploymentType::Intern => Key::TypeIntern,
            EmploymentType::Volunteer => Key::TypeVolunteer,
            EmploymentType::PerDiem => Key::TypePerDiem,
            EmploymentType::Other => Key::TypeOther,
        })
    }

    pub(super) fn seniority(&self, seniority: Seniority) -> String {
        self.text(match seniority {
            Seniority::Intern => Key::LevelIntern,
            Seniority::Junior => Key::LevelJunior,
            Seniority::Mid => Key::LevelMid,
            Seniority::Senior => Key::LevelSenior,
            Seniority::Lead => Key::LevelLead,
            Seniority::Head => Key::LevelHead,
        })
    }

    pub(super) fn pay(&self, pay: &Pay) -> String {
        match pay {
            Pay::Text(text) => text.clone(),
            Pay::Range(range) => self.pay_range(range),
        }
    }

    fn pay_range(&self, pay: &PayRange) -> String {
        let money = |minor| self.locale.money(minor, pay.currency.digits(), pay.currency.code());
        let amounts = match (pay.min.map(money), pay.max.map(money)) {
            (Some(min), Some(max)) if min == max => self.locale.format(Key::PayExact, &[("amount", &min)]),
            (Some(min), Some(max)) => self.locale.format(Key::PayRange, &[("min", &min), ("max", &max)]),
            (Some(min), None) => self.locale.format(Key::PayFrom, &[("min", &min)]),
            (None, Some(max)) => self.locale.format(Key::PayUpTo, &[("max", &max)]),
            (None, None) => return self.text(Key::PostingPayNotStated),
        };
        let stated = match pay.gross {
            Some(true) => self.locale.format(Key::PayGross, &[("pay", &amounts)]),
            Some(false) | None => amounts,
        };
        let unit = match pay.unit {
            PayUnit::Hour => Key::PayPerHour,
            PayUnit::Day => Key::PayPerDay,
            PayUnit::Week => Key::PayPerWeek,
            PayUnit::Month => Key::PayPerMonth,
            PayUnit::Year => Key::PayPerYear,
        };
        self.locale.format(unit, &[("pay", &stated)])
    }
}

/// `UTC+1`, `UTC−3:30`, `UTC`.
pub(super) fn utc(minutes: i16) -> String {
    let (hours, rest) = (minutes.unsigned_abs() / 60, minutes.unsigned_abs() % 60);
    let sign = if minutes < 0 { '\u{2212}' } else { '+' };
    match (hours, rest) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, rest) => format!("UTC{sign}{hours}:{rest:02}"),
    }
}
