"""What the generators of the tables share: folding as the program folds, reading and writing tables."""

import csv
import os
import re
import unicodedata

SPECIAL = str.maketrans({"ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i",
                         "ə": "e", "ħ": "h"})


def fold(text):
    """What fold.rs does, near enough to find equal names."""
    text = unicodedata.normalize("NFKD", text).lower().translate(SPECIAL).replace("&", " and ")
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = re.sub(r"[.'’‘`´ʻʼʿʾ״׳\u200c\u200d\u00ad]", "", text)
    return " ".join(re.sub(r"[^\w]|_", " ", text).split())


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
