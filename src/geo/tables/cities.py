"""Rows of cities.tsv: cities of EMEA with their names, and those elsewhere that texts name or that tell "IL" from "IL".

From GeoNames; names in the languages of the site from CLDR and Natural Earth, which say of each name in which language
it is. GeoNames' own alternates don't, so they only serve for reading, and not for reading alone (see `tagged`).
"""

import re
import unicodedata

from common import distinct, fold

# Languages of the site other than English: what a city is called there.
SHOWN = ["de"]
# The smallest town that is taken, in countries of fewer people than that; else GeoNames' 15,000.
SMALLEST = [(2_500_000, 1_000), (9_200_000, 5_000)]
# Large countries whose employers often sit in small towns.
SMALLEST_IN = {"DE": 10_000, "NL": 10_000}
# Other names at most, by the number of people. The rarest spellings of small towns cost the most room.
ALIASES = [(500_000, 6), (100_000, 3), (15_000, 2), (0, 0)]
# Scripts of the languages in which sites may be read; of small cities only that of the country's own languages.
SCRIPTS, SCRIPTS_FROM = {"LATIN", "CYRILLIC", "GREEK", "HEBREW", "ARABIC"}, 100_000
SCRIPT = {tag: script for script, tags in {
    "CYRILLIC": "ru uk be bg sr mk bs-Cyrl kk ky tg uz", "GREEK": "el", "HEBREW": "he", "ARABIC": "ar fa ps ur ckb",
    "ARMENIAN": "hy", "GEORGIAN": "ka", "ETHIOPIC": "am ti"}.items() for tag in tags.split()}
# Outside EMEA: from this size, and smaller in the countries whose states' codes are also codes of countries here.
OUTSIDE, OUTSIDE_BY_COUNTRY = 500_000, {"US": 30_000, "CA": 15_000, "AU": 50_000}

# The English name, where Natural Earth's is out of date, too short or without its accents.
ENGLISH = {
    "AD": "*", "EH": "*", "KW Kuwait City": "*", "SC": "*", "VA": "*",
    "UA": "*", "BY": "*", "RU Orël": "Oryol", "ZA": "*", "TR": "*", "SY": "*", "YE": "*", "UZ": "*", "TJ": "*", "PK": "*",
    "DE Frankfurt am Main": "*", "DE Mülheim": "Mülheim an der Ruhr", "DE Halle": "Halle (Westfalen)", "DE Braunschweig": "*", "ET": "*", "ET Āwasa": "Hawassa", "ET Debre Berhan": "Debre Birhan", "ET Gambēla": "Gambella", "ET Axum": "Aksum", "ES Las Palmas de Gran Canaria": "*", "CM Yaoundé": "*", "KE Kisumu": "*", "KZ": "*",
    "MD Chisinau": "Chisinau", "EG Ismailia": "*", "NG": "*", "BF": "*", "AO": "*", "TD": "*", "CH Zürich": "Zurich",
    "SA Ta’if": "Taif", "IQ Basrah": "Basra", "RO Constanţa": "Constanța", "KW Al Aḩmadī": "Al Ahmadi",
    "IQ Dihok": "Duhok", "XK Pristina": "Pristina", "AF": "*", "CI": "*", "ET Nazrēt": "Adama", "SD": "*",
    "AE Al Ain City": "Al Ain", "IT Florence": "Florence", "CH Sankt Gallen": "St. Gallen", "CH Luzern": "Lucerne",
    "IS Reykjavík": "Reykjavík", "GB City of London": "City of London", "DE Köln": "Cologne", "US New York City": "New York",
    "US Washington": "Washington, D.C.", "PT Porto": "Porto", "IL Tel Aviv": "Tel Aviv", "JO": "*", "IR": "*",
}
GERMAN = {"RO Constanţa": "Constanța", "ES San Sebastián": "San Sebastián", "UA Odesa": "Odessa", "ZA Gqeberha": "Gqeberha", "TR Antakya": "Antakya",
          "IT Bolzano": "Bozen", "IT Merano": "Meran", "LU Esch-sur-Alzette": "Esch an der Alzette", "BE Eupen": "Eupen",
          "CH Biel/Bienne": "Biel/Bienne", "FR Strasbourg": "Straßburg", "CH Geneva": "Genf", "RU Kaliningrad": "Kaliningrad",
          "DE Hannover": "Hannover", "DE Braunschweig": "Braunschweig", "ES Sevilla": "Sevilla", "GB London": "London"}

CITY_ALIASES = {
    ("DE", "Köln"): "Colonia|Keulen|Kolonia", ("DE", "Hannover"): "Hanover|Hanovre",
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
    ("VA", "Vatican City"): "Vatican", ("IL", "Petah Tiqva"): "Petah Tikva|Petach Tikva|Petah Tikvah", ("IL", "Rishon LeTsiyyon"): "Rishon LeZion|Rishon Le Zion",
    ("DE", "Ludwigshafen am Rhein"): "Ludwigshafen", ("ES", "Palma"): "Palma de Mallorca", ("GB", "Derry"): "Londonderry",
    ("CY", "Nicosia"): "Lefkosia", ("DK", "Kongens Lyngby"): "Lyngby|Kgs. Lyngby", ("DE", "Offenbach"): "Offenbach am Main",
    ("DE", "Bad Homburg vor der Höhe"): "Bad Homburg|Bad Homburg v.d.H.|Bad Homburg v. d. Höhe", ("DE", "Freiburg"): "Freiburg im Breisgau|Freiburg i. Br.|Freiburg i.Br.|Freiburg i. Breisgau",
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
    ("GB", "Newcastle upon Tyne"): "Newcastle", ("GB", "London"): "Londra|Londres", ("IE", "Cork"): "Corcaigh", ("MA", "Marrakesh"): "Marrakech",
    ("AT", "Vienna"): "Wien", ("LU", "Luxembourg"): "Luxembourg City|Luxemburg|Ville de Luxembourg|Lëtzebuerg",
    ("KW", "Kuwait City"): "Kuwait", ("AE", "Abu Dhabi"): "Abudhabi", ("TZ", "Dar es Salaam"): "Daressalam",
    ("US", "New York City"): "New York City|NYC|New York, New York", ("US", "San Francisco"): "San Fran|SF|SF Bay|San Francisco Bay",
    ("IN", "Bengaluru"): "Bangalore", ("IN", "Gurugram"): "Gurgaon", ("US", "Washington"): "Washington DC|Washington D.C.",
}

ALIASES_BY_FOLD = {(country, fold(name)): names for (country, name), names in CITY_ALIASES.items()}

# GeoNames writes Romanian with cedillas.
COMMA_BELOW = str.maketrans("ŞşŢţ", "ȘșȚț")

# People who write these alone mean these, though a city of EMEA or a larger one elsewhere is called so too.
KNOWN_ALONE = [("US", "New York City"), ("US", "San Francisco"), ("US", "Los Angeles"), ("US", "Chicago"), ("US", "Seattle"),
               ("US", "Washington"), ("CA", "Toronto"), ("CA", "Montréal"), ("CA", "Vancouver"), ("AU", "Sydney"),
               ("AU", "Melbourne"), ("IN", "Bengaluru"), ("IN", "Mumbai"), ("CN", "Shanghai"), ("CN", "Shenzhen"),
               ("BR", "São Paulo"), ("US", "Boston"), ("US", "Austin"), ("US", "Denver"), ("US", "Atlanta"), ("US", "Dallas"),
               ("US", "Houston"), ("US", "Philadelphia"), ("US", "San Diego"), ("US", "Miami"), ("US", "Phoenix"), ("US", "Portland")]


def rows(countries, emea, cldr, natural, world, admin, links):
    """The rows, those of EMEA first, the largest before the smaller.

    `world` is GeoNames of 1,000 people and more, `admin` the names of its divisions, `links` which code each of them
    has in regions.tsv.
    """
    kind = {row["alpha2"]: row["emea"] for row in countries}
    scripts = {row["alpha2"]: {SCRIPT.get(tag, "LATIN") for tag in row["languages"]} for row in countries}
    capitals = {(row["alpha2"], fold(row["capital"])) for row in countries}
    tagged = tagged_names(cldr, natural)
    near = {city["geonameid"]: city for city in emea}
    smallest = {row["alpha2"]: smallest_town(row) for row in countries}
    found = []
    for city in settled(world):
        country, people, key = city["countrycode"], city["population"], str(city["geonameid"])
        capital = (country, fold(city["name"])) in capitals
        if kind.get(country, "outside") == "outside":
            if people >= OUTSIDE_BY_COUNTRY.get(country, OUTSIDE) or capital:
                found.append(row_outside(city, links))
        elif (key in near or people >= smallest[country]) and people > 0 or capital:
            names = tagged.get(key, {}) if agrees(city, tagged.get(key, {})) else {}
            found.append(row_within(city, near.get(key), names, links, scripts[country]))
    have = {(row[1], fold(name)) for row in found for name in [row[3]] + row[10].split("|")}
    for row in countries:
        if row["capital"] and row["emea"] != "outside" and (row["alpha2"], fold(row["capital"])) not in have:
            found.append(["", row["alpha2"], "", row["capital"], "", row["lat"], row["lon"], "0",
                          (row["zones"] or [""])[0], "", CITY_ALIASES.get((row["alpha2"], row["capital"]), "")])
    found = without_twins(found)
    found.sort(key=lambda row: (kind[row[1]] == "outside", -int(row[7]), int(row[0] or 0)))
    return list(lean(found, countries))


def without_twins(found):
    """Only the largest of those that nothing tells apart: of one name in one division. They would share an address."""
    seen, kept = set(), []
    for row in sorted(found, key=lambda row: -int(row[7])):
        key = (row[1], row[2], fold(row[3]))
        if key not in seen:
            seen.add(key)
            kept.append(row)
    return kept


HEADER = "id country region name names lat lon people zone tagged others".split()


def smallest_town(country):
    """From how many people on a town is taken, by the people of its country."""
    usual = next((size for below, size in SMALLEST if country["people"] < below), 15_000)
    return SMALLEST_IN.get(country["alpha2"], usual)


def tagged_names(cldr, natural):
    """By GeoNames' id, the names whose language is known; CLDR's before Natural Earth's, which are older."""
    names = {}
    for row in natural:
        names[row["geonameid"]] = {tag: row[tag] for tag in ("en", "de", "es", "fr", "pt", "ru") if row[tag]}
    for row in cldr:
        mine = {tag: name for tag, name in row.items() if tag not in ("tzid", "country", "geonameid") and name}
        names.setdefault(row["geonameid"], {}).update(mine)
    return names


# The old town of Basra, which stands as a city of its own with the people of the whole.
NOT_CITIES = {388349}


def settled(world):
    """Without parts of cities that stand as cities ("Zürich (Kreis 3) / Sihlfeld"), and with names that are one name."""
    world = sorted(world, key=lambda city: (-city["population"], city["geonameid"]))
    have = {(city["countrycode"], city["name"]) for city in world}
    largest = set()
    for city in world:
        if city["geonameid"] in NOT_CITIES:
            continue
        name = "".join(c for c in city["name"] if unicodedata.category(c) != "Cf").replace(" - ", "-")
        first = re.sub(r" \(Kreis.*", "", name.split(" / ")[0])
        if first != name and (city["countrycode"], first) in have or re.search(r"\(Kreis|\d|/.+/|\(balance", name):
            continue
        # "Donostia / San Sebastián": two names; the second is the one that more languages use.
        both = name.split(" / ")
        name = both[-1]
        if not is_latin(name):
            name = next((other for other in city["alternatenames"] if is_latin(other) and len(other) > 2), None)
            if name is None:
                continue
        # Of several of one name the constants above mean the largest.
        key = (city["countrycode"], name)
        yield {**city, "name": name, "alternatenames": both[:-1] + city["alternatenames"], "both": both,
               "meant": key not in largest}
        largest.add(key)


def is_latin(name):
    return all(not letter.isalpha() or "LATIN" in unicodedata.name(letter, "") for letter in name)


def agrees(city, tagged):
    """Whether the other source means this city: some of its rows carry the id of a city nearby."""
    known = {fold(name) for name in [city["name"]] + city["alternatenames"]}
    return any(fold(name) in known for name in tagged.values())


def row_within(city, near, tagged, links, scripts):
    country, name = city["countrycode"], city["name"]
    english = english_name(country, name if city["meant"] else "", tagged) or name
    if "LATIN" not in scripts:
        english = plain_romanisation(english)
    shown = {tag: re.sub(r" \(.*", "", name_in(tag, country, name, tagged)) for tag in SHOWN}
    local = near["local"] if near else ""
    # A country's own spelling is its languages' name too: "Nürnberg" where no source says what it is in German.
    if country in ("DE", "AT", "LI") and local and f"{country} {name}" not in ENGLISH:
        shown["de"] = local
    names = [f"{tag}:{text}" for tag, text in shown.items() if text and text != english]
    hand = (ALIASES_BY_FOLD.get((country, fold(name)), "").split("|") if city["meant"] else []) + city["both"]
    sure = [name, city_ascii(name), local, digraphs(local or name) if country in ("DE", "AT", "CH") else ""]
    # "Halle (Saale)", "Kempten (Allgäu)": what stands in brackets only tells namesakes apart.
    sure += [re.sub(r" \(.*", "", text) for text in (name, english)] + hand + list(tagged.values())
    most = next(count for size, count in ALIASES if city["population"] >= size)
    if near:
        readable = {"LATIN"} | scripts | (SCRIPTS if city["population"] >= SCRIPTS_FROM else set())
        alternates = [text for text in near["alt_names"].split("|") 
                      if len(fold(text)) > 2 and "," not in text and script(text) in readable]
    else:
        alternates = [text for text in city["alternatenames"] if is_plain(text)]
    # The shorter and longer forms of its own name before other languages' spellings of it.
    words = {word for word in fold(name).split() if len(word) > 3}
    alternates.sort(key=lambda text: words.isdisjoint(fold(text).split()))
    codes = [code for code in (near["iata"].split("|") if near else []) if len(code) == 3 and code == "TLV"]
    # Their own script is sure to be their own language.
    sure += [text for text in alternates if script(text) != "LATIN" and script(text) in scripts]
    sure = distinct([text for text in sure + codes if "," not in text], {fold(english)})
    others = distinct(alternates, {fold(english)} | {fold(text) for text in sure})[:most]
    region = links.get((country, city["admin1code"]), "")
    return [str(city["geonameid"]), country, region, english, "|".join(names), f"{city['latitude']:.2f}",
            f"{city['longitude']:.2f}", str(city["population"]), city["timezone"], "|".join(sure), "|".join(others)]


def row_outside(city, links):
    country, name = city["countrycode"], city["name"].split("/")[0]
    english = ENGLISH.get(f"{country} {name}", name)
    region = links.get((country, city["admin1code"]), "")
    hand = ALIASES_BY_FOLD.get((country, fold(name)), "").split("|") if city["meant"] else []
    sure = distinct([name, city_ascii(name)] + hand, {fold(english)})
    return [str(city["geonameid"]), country, region, english, "", f"{city['latitude']:.2f}", f"{city['longitude']:.2f}",
            str(city["population"]), "alone" if (country, name) in KNOWN_ALONE else "", "|".join(sure), ""]


def english_name(country, name, tagged):
    hand = ENGLISH.get(f"{country} {name}")
    if hand and hand != "*":
        return hand
    english = name if country in ENGLISH or hand else tagged.get("en", name)
    if country in ("RO", "MD"):
        english = english.translate(COMMA_BELOW)
    return "".join(c for c in english if unicodedata.category(c) != "Cf")


def plain_romanisation(name):
    """"Kashan" for "Kāshān": the marks tell readers of other alphabets nothing."""
    letters = unicodedata.normalize("NFKD", name)
    return "".join(c for c in letters if not unicodedata.combining(c) and c not in "ʼʻ‘’`").replace("Ḩ", "H")


def name_in(tag, country, name, tagged):
    return (GERMAN if tag == "de" else {}).get(f"{country} {name}") or tagged.get(tag, "")


def city_ascii(name):
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()


def script(text):
    letter = next((letter for letter in text if letter.isalpha()), "a")
    return unicodedata.name(letter, "LATIN").split()[0]


def is_plain(text):
    """In Latin letters and not a transliteration from a transliteration ("Nid'raizi")."""
    return len(fold(text)) > 3 and all(letter in " -'" or "LATIN" in unicodedata.name(letter, "") for letter in text)


def digraphs(name):
    """"Muenchen" for "München", as written on keyboards without umlauts."""
    return re.sub("[äöüß]", lambda m: {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}[m.group()], name.lower())


def lean(found, countries):
    """Without the names that can't help: a country's, and the untagged ones that a larger city of the country has."""
    lands = {fold(name) for row in countries for name in [row["name"]] + row["aliases"] + row["exonyms"]}
    main, own = {}, {}
    for row in found:
        main.setdefault((row[1], fold(row[3])), row)
        for name in [row[3]] + row[9].split("|"):
            own.setdefault((row[1], fold(name)), row[0])
    def is_its_own(row, name):
        other = main.get((row[1], fold(name)), row)
        return other is row or row[3].startswith(name + " (") or fold(other[3]) == fold(row[3])
    for row in found:
        row[4] = "|".join(shown for shown in row[4].split("|") if is_its_own(row, shown.split(":")[-1]))
        row[9] = "|".join(name for name in row[9].split("|") if is_its_own(row, name))
        hand = {fold(name) for names in CITY_ALIASES.values() for name in names.split("|")}
        row[9] = "|".join(name for name in row[9].split("|") if name and (fold(name) not in lands or fold(name) in hand))
        row[10] = "|".join(name for name in row[10].split("|")
                           if name and fold(name) not in lands and own.get((row[1], fold(name)), row[0]) == row[0])
        yield row
