"""Rows of regions.tsv: what a location is written with between its city and its country, or instead of both.

From CLDR's names of ISO 3166-2 subdivisions; a division that only GeoNames has stands with GeoNames' code behind a
hyphen. Which of them a city lies in is said by GeoNames, so this file also finds GeoNames' divisions among CLDR's.
"""

import json
import os
import re

from common import distinct, fold

# Outside EMEA, where people write the state or province as a rule.
OUTSIDE = ["US", "CA", "AU", "IN", "BR", "MX"]
# Not divisions: the whole once more, or a slip of the source.
WRONG = {"GB-UKM", "GB-GBN", "GB-EAW", "GB-PTE", "NL-BQ1", "NL-BQ2", "NL-BQ3",
         "FR-971", "FR-972", "FR-973", "FR-974", "FR-976", "NO-21", "NO-22", "FI-01"}
# What people of the country, its neighbours and GeoNames say; CLDR has these names in English only.
ALIASES = """
AT-1 Bgld|AT-2 Kärnten|AT-3 Niederösterreich|AT-4 Oberösterreich|AT-6 Steiermark|AT-7 Tirol|AT-9 Wien
BE-BRU Brussels Capital,Brussels Region,Brussels-Capital Region,Bruxelles-Capitale,Brussel|BE-VAN Antwerpen
BE-VBR Vlaams-Brabant|BE-VLG Flemish Region,Vlaanderen,Flandern,Flandre|BE-VOV Oost-Vlaanderen|BE-VWV West-Vlaanderen
BE-WAL Walloon Region,Wallonie,Wallonië|BE-WBR Brabant wallon|BE-WHT Hennegau|BE-WLG Lüttich,Luik
CH-BE Berne|CH-FR Freiburg|CH-GE Genève,Genf|CH-GR Grisons,Graubunden|CH-LU Luzern|CH-NE Neuenburg|CH-SG Saint Gallen,Sankt Gallen
CH-TG Thurgovie|CH-TI Tessin|CH-VD Waadt|CH-VS Wallis|CH-ZH Zurich
CZ-10 Prague,Praha|CZ-20 Central Bohemia,Central Bohemian|CZ-31 South Bohemia,South Bohemian|CZ-32 Plzen Region
CZ-41 Carlsbad,Karlovy Vary Region|CZ-42 Usti nad Labem Region|CZ-51 Liberec Region|CZ-64 South Moravia,South Moravian
CZ-71 Olomouc Region|CZ-72 Zlin Region|CZ-80 Moravian-Silesian,Moravia-Silesia
DE-BW Baden-Wuerttemberg|DE-BY Bayern|DE-HE Hessen|DE-NI Niedersachsen|DE-NW Nordrhein-Westfalen,NRW
DE-MV Mecklenburg-Western Pomerania,Mecklenburg-West Pomerania|DE-RP Rheinland-Pfalz|DE-SN Sachsen|DE-ST Sachsen-Anhalt|DE-TH Thüringen
DK-81 North Denmark,Nordjylland|DK-82 Central Jutland,Midtjylland|DK-83 South Denmark,Syddanmark|DK-84 Hovedstaden|DK-85 Sjælland
ES-AN Andalucía|ES-AR Aragón|ES-CL Castille and León,Castilla y León|ES-CM Castille-La Mancha,Castilla-La Mancha|ES-CN Canarias
ES-CT Catalunya,Cataluña|ES-IB Islas Baleares,Illes Balears,Balearics|ES-MD Community of Madrid,Comunidad de Madrid,Madrid
ES-NC Navarre|ES-PV País Vasco,Euskadi|ES-VC Valencia,Comunidad Valenciana,Comunitat Valenciana|ES-BI Vizcaya,Bizkaia|ES-SE Sevilla
FI-03 South Ostrobothnia|FI-04 South Savo|FI-06 Kanta-Häme|FI-14 North Ostrobothnia|FI-15 North Savo|FI-16 Päijät-Häme
FR-ARA Rhône-Alpes|FR-BFC Bourgogne-Franche-Comté|FR-BRE Bretagne|FR-COR Corse|FR-GES Grand Est|FR-HDF Hauts de France
FR-IDF Ile de France|FR-NAQ New Aquitaine|FR-NOR Normandy|FR-PAC PACA|FR-PDL Pays de la Loire
GB-ENG Angleterre,Inghilterra,Inglaterra|GB-LND City of London|GB-NIR Nordirland,NI|GB-SCT Schottland,Écosse|GB-WLS Cymru,Pays de Galles
IE-D County Dublin,Co. Dublin
IL-M Center District,Center|IL-TA Tel Aviv
IT-21 Piemonte|IT-23 Valle d'Aosta|IT-25 Lombardia,Lombardei|IT-32 Trentino-Alto Adige|IT-36 Friuli Venezia Giulia|IT-52 Toscana,Toskana
IT-57 The Marches|IT-62 Latium|IT-75 Puglia|IT-77 Basilicate|IT-82 Sicilia,Sizilien|IT-88 Sardegna,Sardinien|IT-BZ Alto Adige,Südtirol
NL-NB Noord-Brabant|NL-NH Noord-Holland|NL-ZH Zuid-Holland
PL-02 Dolnośląskie|PL-04 Kujawsko-Pomorskie|PL-06 Lubelskie|PL-08 Lubuskie|PL-10 Łódzkie|PL-12 Małopolskie,Małopolska|PL-14 Mazowieckie,Masovia
PL-16 Opolskie|PL-18 Podkarpackie|PL-20 Podlaskie,Podlasie|PL-22 Pomorskie|PL-24 Śląskie|PL-26 Świętokrzyskie
PL-28 Warmińsko-Mazurskie|PL-30 Wielkopolskie,Wielkopolska|PL-32 Zachodniopomorskie
SE-AB Stockholms län|SE-M Skane,Scania|SE-O Vastra Gotaland
IQ-AN الأنبار|IQ-AR أربيل|IQ-BA البصرة|IQ-BB بابل,Babil|IQ-BG بغداد|IQ-DA دهوك|IQ-DI ديالى|IQ-DQ ذي قار|IQ-KA كربلاء|IQ-KI كركوك|IQ-MA ميسان
IQ-MU المثنى|IQ-NA النجف|IQ-NI نينوى|IQ-QA القادسية|IQ-SD صلاح الدين|IQ-SU السليمانية|IQ-WA واسط
AE-AZ Abu Dhabi Emirate|CA-QC Québec|US-DC D.C.|US-NY New York State|US-WA Washington State
"""
NAMES = {"ES-MD": "Community of Madrid", "IT-32": "Trentino-South Tyrol", "CZ-10": "Prague", "CZ-64": "South Moravia", "CZ-20": "Central Bohemia",
         "ES-NC": "Navarre", "FR-IDF": "Île-de-France", "CA-QC": "Quebec", "GB-LND": "City of London", "FR-PAC": "Provence-Alpes-Côte d'Azur"}
CANADA = {"01": "AB", "02": "BC", "03": "MB", "04": "NB", "05": "NL", "07": "NS", "08": "ON", "09": "PE", "10": "QC",
          "11": "SK", "12": "YT", "13": "NT", "14": "NU"}
# Words that say what a division is, not which.
GENERIC = re.compile(r"\b(state|province|region|district|county|governorate|oblast|canton|city|municipality|department"
                     r"|prefecture|voivodeship|capital|republic|territory|wilayat|emirate|of|the|al|el|ash|ad|as)\b")


def english_names(folder):
    data = json.load(open(os.path.join(folder, "subdivisions", "en", "en.json"), encoding="utf-8"))
    names = data["subdivisions"]["localeDisplayNames"]["subdivisions"]
    return {f"{code[:2]}-{code[2:]}".upper(): re.sub("[²³]", "", name) for code, name in names.items()}


def hand_aliases():
    entries = [entry for line in ALIASES.strip().splitlines() for entry in line.split("|")]
    return {code: names.split(",") for code, names in (entry.split(" ", 1) for entry in entries)}


def rows(countries, cldr, admin1):
    """The rows, and for each of GeoNames' divisions (country, code) the code it has in the rows."""
    lands = {row["alpha2"]: fold(row["name"]) for row in countries}
    wanted = {row["alpha2"] for row in countries if row["emea"] != "outside"} | set(OUTSIDE)
    aliases, found = hand_aliases(), {}
    for key, name in sorted(english_names(cldr).items()):
        country, code = key.split("-", 1)
        # Three digits are Czech districts, of which nobody writes one behind a city.
        if country in wanted and key not in WRONG and not re.fullmatch(r"CZ-\d\d[0-9A-C]", key):
            name = NAMES.get(key, name)
            found[country, code] = [country, code, name, distinct(aliases.get(key, []), {fold(name)})]
    links = {}
    for key, name in sorted(admin1.items()):
        country, code = key
        if country not in wanted:
            continue
        iso = CANADA.get(code) if country == "CA" else code
        link = iso if (country, iso) in found and not iso.isdigit() else by_name(found, country, name)
        if link is None:
            if fold(name) == lands[country]:
                continue
            link = "-" + code
            found[country, link] = [country, link, name, []]
        elif fold(name) not in {fold(found[country, link][2])} | {fold(alias) for alias in found[country, link][3]}:
            found[country, link][3].append(name)
        links[key] = link
    drop_shared(found)
    return [[row[0], row[1], row[2], "|".join(row[3])] for _, row in sorted(found.items())], links


def core(name):
    return " ".join(GENERIC.sub(" ", fold(name)).split())


def by_name(found, country, name):
    mine = [row for (land, _), row in found.items() if land == country]
    for key in (fold, core):
        for row in mine:
            if key(name) and key(name) in {key(text) for text in [row[2]] + row[3]}:
                return row[1]
    return None


def drop_shared(found):
    """An alias that is another division's name in the same country is nobody's."""
    own = {}
    for (country, code), row in found.items():
        own.setdefault((country, fold(row[2])), code)
    for (country, code), row in found.items():
        row[3] = [alias for alias in row[3] if own.get((country, fold(alias)), code) == code]
