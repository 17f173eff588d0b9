"""Writes names/<lang>.tsv and formats/<lang>.tsv from CLDR, as carried by the Python package `babel`.

    python generate.py en de fr …

It answers what CLDR knows: names of countries, regions, languages and currencies, month names, the order of a date,
separators, currency symbols. It does not write sentences (strings/) nor forms with an article (*.own.tsv).
Equal input gives equal files, so running it again shows in the diff exactly what CLDR has changed.
"""

import re
import sys
from pathlib import Path

from babel import Locale

LANG_FOLDER = Path(__file__).resolve().parent.parent

# A language tag of ours that is not CLDR's best source: European dates and lists for English and Portuguese.
CLDR_LOCALE = {"en": "en_GB", "pt": "pt_PT"}

# Two-letter codes that CLDR names but ISO 3166 does not assign to a country; XK is wanted.
NOT_COUNTRIES = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}

# UN M49 regions, keyed in the output by their English name.
SUBREGIONS = """002 005 009 011 013 014 015 017 018 019 021 029 030 034 035 039 053 054 057 061
142 143 145 150 151 154 155 202 419""".split()

LANGUAGES = """en de fr es it nl pl ro pt sv da nb nn fi cs hu el tr he ar uk et lb bg hr sk sl lt lv ru sr mt ga
is ca af am az be bs cy eu fa fo gl hi hy ja ka kk ko ku mk sq sw ur zh gv ky mg nd no ny ps rm rn rw sg sn so ss st tg
ti tk tn tzm uz wo yo""".split()

CURRENCIES = """EUR GBP USD CHF PLN RON ILS CZK HUF SEK NOK DKK ISK BGN RSD BAM MKD ALL MDL UAH TRY RUB BYN GEL
AMD AZN AED SAR QAR KWD BHD OMR JOD LBP IQD EGP MAD TND DZD LYD ZAR NGN KES GHS ETB TZS UGX RWF XOF XAF MUR NAD
BWP ZMW CAD AUD NZD JPY CNY INR KRW BRL MXN SGD HKD""".split()

# Currencies that are named in words: those of the countries of EMEA.
CURRENCY_NAMES = """AED AFN ALL AMD AOA AZN BAM BHD BIF BWP BYN CDF CHF CVE CZK DJF DKK DZD EGP ERN ETB EUR GBP GEL GHS
GIP GMD GNF HUF ILS IQD IRR ISK JOD KES KGS KMF KWD KZT LBP LRD LSL LYD MAD MDL MGA MKD MRU MUR MWK MZN NAD NGN NOK OMR
PKR PLN QAR RON RSD RUB RWF SAR SCR SDG SEK SHP SLE SOS SSP STN SYP SZL TJS TMT TND TRY TZS UAH UGX USD UZS XAF XOF YER
ZAR ZMW ZWG""".split()

# CLDR's minimumGroupingDigits is 2 here (9000 but 10 000); the Python package leaves the value out.
GROUP_FROM_FIVE_DIGITS = {"es", "it", "pl", "pt", "hu", "et", "bg", "sl", "lv"}


def long_date(pattern: str) -> str:
    """`d 'de' MMMM 'de' y` becomes `{day} de {month} de {year}`."""
    fields = {"d": "{day}", "dd": "{day}", "MMMM": "{month}", "y": "{year}"}
    written = ""
    for literal, field, other in re.findall(r"'([^']*)'|([a-zA-Z]+)|(.)", pattern):
        written += literal or (fields[field] if field else other)
    return written


def money(pattern: str) -> str:
    """`#,##0.00 ¤` becomes `{amount} {symbol}`; the pattern for negative amounts is left out."""
    positive = pattern.split(";")[0]
    return re.sub(r"[#0][#0.,]*", "{amount}", positive).replace("¤", "{symbol}")


def names(locale: Locale, english: Locale):
    """The rows of names/<lang>.tsv: kind, code, name."""
    countries = sorted(c for c in english.territories if re.fullmatch("[A-Z]{2}", c))
    for code in countries:
        if code not in NOT_COUNTRIES:
            yield "country", code, locale.territories.get(code, english.territories[code])
    for code in sorted(SUBREGIONS, key=lambda c: english.territories[c]):
        in_english = english.territories[code]
        yield "subregion", in_english, locale.territories.get(code, in_english)
    for tag in sorted(LANGUAGES):
        yield "language", tag, locale.languages.get(tag, english.languages[tag])
    for code in sorted(CURRENCY_NAMES):
        yield "currency", code, locale.currencies.get(code, english.currencies[code])


def formats(tag: str, locale: Locale):
    """The rows of formats/<lang>.tsv: what, value."""
    yield "date", long_date(locale.date_formats["long"].pattern)
    for month, name in sorted(locale.months["format"]["wide"].items()):
        yield f"month.{month}", name
    symbols = locale.number_symbols["latn"]
    yield "decimal", symbols["decimal"]
    yield "group", symbols["group"]
    yield "group_from_digits", "5" if tag in GROUP_FROM_FIVE_DIGITS else "4"
    yield "money", money(locale.currency_formats["standard"].pattern)
    for currency in sorted(CURRENCIES):
        symbol = locale.currency_symbols.get(currency) or currency
        if symbol != currency:
            yield f"symbol.{currency}", symbol


def write(path: Path, rows) -> None:
    head = "# From CLDR by names/generate.py (licence: Unicode-3.0, see names/README.md). Not edited by hand.\n"
    path.write_text(head + "".join("\t".join(row) + "\n" for row in rows), encoding="utf-8", newline="\n")


def main(tags: list[str]) -> None:
    english = Locale.parse("en")
    for tag in tags:
        locale = Locale.parse(CLDR_LOCALE.get(tag, tag))
        write(LANG_FOLDER / "names" / f"{tag}.tsv", names(locale, english))
        write(LANG_FOLDER / "formats" / f"{tag}.tsv", formats(tag, locale))


if __name__ == "__main__":
    main(sys.argv[1:])
