//! The manual of the reader: what people write, and what is read. `country/region/city`, several with " + ", then whether
//! the work can be done from elsewhere.

use std::fmt::Write;

use super::{Reading, Reason, Remote, read, read_country, read_scope};
use crate::geo::{Country, Scope};

fn shown_scope(scope: Scope) -> &'static str {
    match scope {
        Scope::Country(country) => country.alpha2(),
        Scope::Grouping(grouping) => grouping.slug(),
        Scope::Worldwide => "worldwide",
    }
}

fn shown(text: &str) -> String {
    let Reading { places, remote, scopes } = match read(text) {
        Ok(reading) => reading,
        Err(fault) => return format!("{:?}: {}", fault.reason, fault.part),
    };
    let place = |place: &super::NamedPlace| {
        let mut shown = place.country.alpha2().to_owned();
        let city = place.city.as_ref().map(|city| city.name.clone());
        for part in [&place.region, &city] {
            write!(shown, "/{}", part.as_deref().unwrap_or_default()).expect("a string takes all");
        }
        shown.trim_end_matches('/').to_owned()
    };
    let mut shown = places.iter().map(place).collect::<Vec<_>>().join(" + ");
    shown.push_str(match (remote, scopes.is_empty()) {
        (Remote::No, true) => "",
        (Remote::No, false) => " scope:",
        (Remote::Hybrid, _) => " hybrid",
        (Remote::Possible, true) => " or remote",
        (Remote::Possible, false) => " or remote:",
        (Remote::Only, _) => "remote:",
    });
    scopes.iter().for_each(|&scope| shown.extend([" ", shown_scope(scope)]));
    shown.trim_start().to_owned()
}

#[track_caller]
fn manual(rows: &[(&str, &str)]) {
    for (written, expected) in rows {
        assert_eq!(shown(written), *expected, "{written}");
    }
}

#[test]
fn a_country_by_any_name() {
    manual(&[
        ("Germany", "DE"),
        ("DE", "DE"),
        ("DEU", "DE"),
        ("Deutschland", "DE"),
        ("Alemania", "DE"),
        ("UK", "GB"),
        ("The Netherlands", "NL"),
        ("Ελλάδα", "GR"),
        ("Bosnia and Herzegovina", "BA"),
        ("Guinea-Bissau", "GW"),
        ("England", "GB/England"),
        ("Georgia", "GE"),
        ("Luxembourg", "LU"), // not its capital
        ("Monaco", "MC"),
        ("AE,", "AE"),
    ]);
}

#[test]
fn a_city_alone_if_it_is_a_capital_or_well_known() {
    manual(&[
        ("Paris", "FR//Paris"),
        ("LISBOA", "PT//Lisbon"),
        ("münchen", "DE//Munich"),
        ("Köln", "DE//Cologne"),
        ("Cologne", "DE//Cologne"),
        ("Greater Madrid Metropolitan Area", "ES//Madrid"),
        ("Warszawa", "PL//Warsaw"),
        ("ירושלים", "IL//Jerusalem"),
        ("Mexico City", "MX//Mexico City"),
    ]);
}

#[test]
fn a_city_and_its_country() {
    manual(&[
        ("Vienna, Austria", "AT//Vienna"),
        ("Wien,Österreich", "AT//Vienna"),
        ("Lyon, FR", "FR//Lyon"),
        ("Lyon, Fr", "FR//Lyon"),
        ("Lyon, FRA", "FR//Lyon"),
        ("Lyon (France)", "FR//Lyon"),
        ("Lyon - France", "FR//Lyon"),
        ("Lyon/France", "FR//Lyon"),
        ("Lyon France", "FR//Lyon"),
        ("France, Lyon", "FR//Lyon"),
        ("FR, Lyon", "FR//Lyon"),
        ("France: Lyon", "FR//Lyon"),
        ("Luxembourg, Luxembourg", "LU//Luxembourg"),
        ("LU, Luxembourg", "LU//Luxembourg"),
        ("Singapore, SG", "SG//Singapore"),
        ("القاهرة، مصر", "EG//Cairo"),
    ]);
}

#[test]
fn a_town_that_no_table_knows_is_kept_as_written() {
    manual(&[
        ("Niederanven, Luxembourg", "LU//Niederanven"),
        ("  Bad   Blankenburg v.d.H. , Germany", "DE//Bad Blankenburg v.d.H."),
        ("'s-Hertogenbosch, NL", "NL//'s-Hertogenbosch"),
        ("Traun near Linz / Austria", "AT//Traun"),
        ("Seeham (Flachgau), Austria", "AT//Seeham"),
        ("Tyne and Wear, UK", "GB//Tyne and Wear"),
    ]);
}

#[test]
fn a_region_between_city_and_country_or_alone() {
    manual(&[
        ("Munich, Bavaria, Germany", "DE/Bavaria/Munich"),
        ("München, BY, DE", "DE/Bavaria/Munich"),
        ("Bavaria, Munich, Germany", "DE/Bavaria/Munich"),
        ("Berlin, BE, DE", "DE/Berlin/Berlin"),
        ("Siena, Tuscany, Italy", "IT/Tuscany/Siena"),
        ("Sion, Wallis, CH", "CH/Valais/Sion"),
        ("Aberdeen, Scotland, UK", "GB/Scotland/Aberdeen"),
        ("Cardiff, Wales", "GB/Wales/Cardiff"),
        ("Bayern", "DE/Bavaria"),
        ("Haifa District, Israel", "IL/Haifa District"),
    ]);
}

#[test]
fn country_region_and_city_by_their_slots() {
    manual(&[
        ("DE, BE, Berlin", "DE/Berlin/Berlin"),
        ("AE, AZ, Abudhabi", "AE/Abu Dhabi/Abu Dhabi"),
        ("GB, KEN,", "GB/Kent"),
        ("US, PA, USA Northeast", "US/Pennsylvania"),
        ("IL, Haifa, Israel", "IL//Haifa"),
        ("DE, Berlin, Mitte", "DE//Berlin"),
        ("DE, AT, CH", "DE + AT + CH"), // no slots but a list
    ]);
}

#[test]
fn two_letters_mean_a_state_only_if_the_city_lies_there() {
    manual(&[
        ("San Francisco, CA", "US/California/San Francisco"),
        ("Cupertino, CA", "US/California/Cupertino"),
        ("Toronto, CA", "CA//Toronto"),
        ("Cupertino, CA, US", "US/California/Cupertino"),
        ("Houston, TX", "US/Texas/Houston"),
        ("Chicago, IL", "US/Illinois/Chicago"),
        ("Haifa, IL", "IL//Haifa"),
        ("Rehovot, IL", "IL//Rehovot"),
        ("Boston, MA", "US/Massachusetts/Boston"),
        ("Tétouan, MA", "MA//Tétouan"),
        ("Wilmington, DE", "US/Delaware/Wilmington"),
        ("Ulm, DE", "DE//Ulm"),
        ("Libreville, GA", "GA//Libreville"),
        ("Bangalore, IN", "IN//Bengaluru"),
        ("Ottawa, ON", "CA/Ontario/Ottawa"),
        ("London, Ontario", "CA/Ontario/London"),
        ("Breda, NL", "NL//Breda"),
        ("Paris, Texas", "US/Texas/Paris"),
        ("Atlanta, Georgia", "US/Georgia/Atlanta"),
        ("Batumi, Georgia", "GE//Batumi"),
        ("Georgia, USA", "US/Georgia"),
    ]);
}

#[test]
fn a_territory_is_its_own_country() {
    manual(&[
        ("Jersey, UK", "JE"),
        ("Saint Helier, Jersey, UK", "JE//Saint Helier"),
        ("Hong Kong, China", "HK"),
        ("Saint-Denis, Réunion, France", "RE//Saint-Denis"),
    ]);
}

#[test]
fn postcodes_and_fillers_go() {
    manual(&[
        ("1010 Wien, AT", "AT//Vienna"),
        ("L-2453 Luxembourg, LU", "LU//Luxembourg"),
        ("Leeds, LS1 4DY, UK", "GB//Leeds"),
        ("London EC1A 1BB", "GB//London"),
        ("Dublin 2, Ireland", "IE//Dublin"),
        ("📍 Oslo", "NO//Oslo"),
        ("Various, Poland", "PL"),
        ("'Graz, Austria'", "AT//Graz"),
    ]);
}

#[test]
fn several_places() {
    manual(&[
        ("Riga, LV; Tallinn, EE", "LV//Riga + EE//Tallinn"),
        ("Berlin | Hamburg", "DE//Berlin + DE//Hamburg"),
        ("Wien / Graz / Linz", "AT//Vienna + AT//Graz + AT//Linz"),
        ("Berlin/Hamburg", "DE//Berlin + DE//Hamburg"),
        ("Berlin or Paris", "DE//Berlin + FR//Paris"),
        ("Paris et Lyon", "FR//Paris + FR//Lyon"),
        ("Berlin and/or Hamburg", "DE//Berlin + DE//Hamburg"),
        ("Berlin, Munich and Hamburg", "DE//Berlin + DE//Munich + DE//Hamburg"),
        ("Berlin, Germany, Paris, France", "DE//Berlin + FR//Paris"),
        ("Gdańsk, Warsaw Poland", "PL//Gdańsk + PL//Warsaw"),
        ("Germany, Austria & Switzerland", "DE + AT + CH"),
        ("Berlin / Germany", "DE//Berlin"),
        ("Berlin / Austria", "DE//Berlin + AT"),
        ("Munich; München", "DE//Munich"),
        ("Sarajevo, Bosnia and Herzegovina or Zagreb", "BA//Sarajevo + HR//Zagreb"),
    ]);
}

#[test]
fn remote_from_somewhere() {
    manual(&[
        ("Remote", "remote:"),
        ("Remote - EMEA", "remote: emea"),
        ("Remote (US)", "remote: US"),
        ("REMOTE (in Europe)", "remote: europe"),
        ("Remote in US & CAN", "remote: US CA"),
        ("Remote within the EU only", "remote: eu"),
        ("Remote (UK & Ireland)", "remote: uk-and-ireland"),
        ("Remote, Germany, Austria or Switzerland", "remote: DE AT CH"),
        ("Remote; Germany", "remote: DE"),
        ("Poland (100% remote)", "remote: PL"),
        ("UK-based remote", "remote: GB"),
        ("Home Office, DE", "remote: DE"),
        ("Télétravail - France", "remote: FR"),
        ("Praca zdalna, Polska", "remote: PL"),
        ("Anywhere in Spain", "remote: ES"),
        ("Remote (Global)", "remote: worldwide"),
        ("Worldwide", "remote: worldwide"),
        ("Anywhere", "remote: worldwide"),
        ("Remote, Scotland", "remote: GB"), // a scope is made of countries
        ("European Union", "scope: eu"),    // says nothing of remote work
        ("EMEA", "scope: emea"),
        ("Home based - Americas; Home based - Middle East", "remote: americas middle-east"),
    ]);
}

#[test]
fn remote_beside_a_place() {
    manual(&[
        ("Berlin / Remote", "DE//Berlin or remote"),
        ("Remote; Cork, Ireland; Oslo", "IE//Cork + NO//Oslo or remote"),
        ("Remote, Berlin", "DE//Berlin or remote"),
        ("London (UK) or remote (EU)", "GB//London or remote: eu"),
        ("Paris, France or Remote (US/Canada)", "FR//Paris or remote: US CA"),
        ("Lisbon, Remote (EU)", "PT//Lisbon or remote: eu"),
        ("Hybrid or remote, Germany", "DE or remote"),
        ("Smart working, Milano", "IT//Milan or remote"),
        ("Hybrid - Berlin", "DE//Berlin hybrid"),
        ("Berlin, Germany (on-site)", "DE//Berlin"),
        ("London Office", "GB//London"),
        ("Berlin; Americas", "DE//Berlin scope: americas"), // nobody says that it can be done from there
        ("Remote | EU, or Hybrid - Lisbon", "PT//Lisbon or remote: eu"),
        ("Berlin (remote within Germany possible)", "DE//Berlin or remote: DE"),
        ("Zurich, Switzerland (Europe)", "CH//Zurich"),
    ]);
}

#[test]
fn neighbours_are_several_places_and_districts_are_not() {
    manual(&[
        ("Gdansk, Gdynia, Sopot", "PL//Gdańsk + PL//Gdynia + PL//Sopot"),
        ("Düsseldorf, Köln, Bonn, Germany", "DE//Düsseldorf + DE//Cologne + DE//Bonn"),
        ("Cairo, Giza", "EG//Cairo + EG//Giza"),
        ("Potsdam, Berlin, Germany", "DE//Potsdam + DE//Berlin"),
        ("Bermondsey, London, England", "GB/England/London"),
        ("Vauxhall, London", "GB//London"),
        ("Berlin Mitte", "DE//Berlin"),
        ("Berlin-Kreuzberg, BE, DE", "DE/Berlin/Berlin"),
        ("Bilbao, Barcelona, Spain", "ES//Bilbao + ES//Barcelona"),
        ("Sant Cugat del Vallès, Barcelona, Spain", "ES/Barcelona/Sant Cugat del Vallès"), // the province
        ("London, New York, Singapore", "GB//London + US//New York + SG"),
        ("Paris, Berlin, France", "FR//Paris + DE//Berlin"),
        ("Paris, France, Berlin", "FR//Paris + DE//Berlin"),
        ("Luxembourg, Trier", "LU + DE//Trier"),
    ]);
}

#[test]
fn a_code_is_that_of_the_region_in_which_the_city_lies() {
    manual(&[
        ("Heidelberg, BW", "DE/Baden-Württemberg/Heidelberg"), // not Botswana
        ("Dresden, SN", "DE/Saxony/Dresden"),                  // not Senegal
        ("Hamburg, HH", "DE/Hamburg/Hamburg"),
        ("Durban, KZN", "ZA/KwaZulu-Natal/Durban"),
        ("Wil SG", "CH/St. Gallen/Wil"),
        ("DE-BY-München", "DE/Bavaria/Munich"),
        ("BE, DE", "DE/Berlin"),
        ("Lohne, Lower Saxony, Germany", "DE/Lower Saxony/Lohne"), // not Löhne in North Rhine-Westphalia
        ("Vienna, VA", "Elsewhere: VA"),                           // the town in Virginia is in no table
        ("Berlin, MD", "Elsewhere: MD"),
        ("SoMa, San Francisco, US", "US//San Francisco"),
    ]);
}

#[test]
fn usual_ways_to_write_a_city() {
    manual(&[
        ("Greater Munich Metropolitan Area", "DE//Munich"),
        ("Frankfurt Rhine-Main Metropolitan Area", "DE//Frankfurt am Main"),
        ("Central London", "GB//London"),
        ("Berlin und Umgebung", "DE//Berlin"),
        ("St. Pölten", "AT//Sankt Pölten"),
        ("St Paul, MN", "US/Minnesota/Saint Paul"),
        ("Offenbach am Main", "DE//Offenbach"),
        ("Garching b. München, Germany", "DE//Garching"),
        ("Kalrsruhe, Germany", "DE//Karlsruhe"),
        ("Zell am See, Austria", "AT//Zell am See"),
        ("Granada", "ES//Granada"), // not Grenada, which is called so in Spanish
        ("عمان، الأردن", "JO//Amman"),
        ("Various locations in Germany", "DE"),
        ("Österreichweit", "AT"),
        ("Based in Berlin", "DE//Berlin"),
        ("London (2 days/week in office)", "GB//London"),
        ("Amsterdam | Hybrid | Full-time", "NL//Amsterdam hybrid"),
        ("Remote - CET timezone", "remote:"),
        ("Remote; must be based in Poland", "remote: PL"),
    ]);
}

#[test]
fn what_is_not_understood() {
    manual(&[
        ("Entenhausen", "NoCountry: Entenhausen"),
        ("Berlin or Entenhausen", "NoCountry: Entenhausen"),
        ("Tripoli", "NoCountry: Tripoli"), // in Libya, Lebanon or Greece
        ("de", "NoCountry: de"),
        ("Newcastle, Berlin", "NoCountry: Newcastle"),
        ("Berlin, Narnia", "UnknownCountry: Narnia"),
        ("Oslo; Kinshasa, Congo", "UnknownCountry: Congo"),
        ("siehe Beschreibung", "NoPlace: siehe Beschreibung"),
        ("D7", "NoPlace: D7"),
        ("n/a", "NoPlace: n/a"),
        ("Multiple locations", "NoPlace: Multiple locations"),
        ("Hybrid", "NoPlace: Hybrid"),
        (" ", "Empty:  "),
        ("–", "Empty: –"),
    ]);
}

#[test]
fn a_fault_points_at_its_part() {
    let text = "Köln; Remote; Berlin, Germny";
    let fault = read(text).expect_err("Germny is no country");
    assert_eq!(&text[fault.range.clone()], "Germny");
    assert_eq!(fault.suggestions(), ["Germany"]);
    assert_eq!(fault.to_string(), "no country is called `Germny`");
}

#[test]
fn a_scope_field() {
    let manual = [
        ("EMEA", "emea"),
        ("dach", "dach"),
        ("uk-and-ireland", "uk-and-ireland"),
        ("the Nordics", "nordics"),
        ("DE", "DE"),
        ("de", "DE"),
        ("Germany", "DE"),
        ("united-kingdom", "GB"),
        ("England", "GB"),
        ("worldwide", "worldwide"),
        ("Anywhere", "worldwide"),
    ];
    for (written, expected) in manual {
        assert_eq!(read_scope(written).map(shown_scope), Ok(expected), "{written}");
    }
    let fault = read_scope("Berlin").expect_err("a city is no scope");
    assert_eq!(fault.reason, Reason::UnknownCountry);
    assert_eq!(read_scope("EMAE").expect_err("a slip").suggestions(), ["EMEA"]);
    assert_eq!(read_scope("").expect_err("nothing").reason, Reason::Empty);
}

#[test]
fn a_country_field() {
    let manual =
        [("DE", "DE"), ("de", "DE"), ("deu", "DE"), ("Deutschland", "DE"), ("UK", "GB"), ("Türkiye", "TR")];
    for (written, expected) in manual {
        assert_eq!(read_country(written).map(Country::alpha2), Ok(expected), "{written}");
    }
    assert_eq!(read_country("EMEA").expect_err("no country").reason, Reason::UnknownCountry);
    assert_eq!(read_country("Grmany").expect_err("a slip").suggestions(), ["Germany"]);
}

#[test]
fn a_city_field_beside_its_country() {
    let named = |code, text| {
        super::read_city(Country::from_alpha2(code).expect("the test names a country"), text).name
    };
    assert_eq!(named("DE", "München"), "Munich");
    assert_eq!(named("US", "Lebanon"), "Lebanon");
    assert_eq!(named("LU", "Luxembourg"), "Luxembourg");
    assert_eq!(named("FR", " Sophia  Antipolis "), "Sophia Antipolis");
}
