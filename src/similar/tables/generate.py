"""Makes occupations.tsv: which words name which kind of occupation, by language.

usage: generate.py LABELS.tsv > occupations.tsv

LABELS.tsv has a line for each label of ESCO's occupations (v1.0.3, preferred and alternative ones): language, ESCO id,
ISCO-08 unit group, label. ESCO is the European Commission's and free to be reused by anyone for any purpose
(Commission Decision 2011/833/EU) where it is named: "This service uses the ESCO classification of the European Commission."
occupations.tsv is an adapted version of it: labels are taken apart into words, words are folded, and how often a word stands
in the labels of a unit group is counted. Words in the labels of more groups than WIDEST say nothing and are left out.

A line is a word: language, word, then group:count. Words are folded as src/base/fold.rs does.
"""

import collections
import re
import sys
import unicodedata

WIDEST = 100
LETTERS = str.maketrans(
    {"ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "þ": "th", "ŋ": "n", "ə": "e", "&": " and "}
)


def fold(text):
    text = unicodedata.normalize("NFKD", text.lower()).translate(LETTERS)
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    text = unicodedata.normalize("NFC", re.sub(r"['’‘`´.ʼʹʺ״׳­​‌‍]", "", text))
    return re.sub(r"[\W_]+", " ", text).strip()


def words(label):
    return {word for word in fold(label).split() if len(word) >= 2 and not word.isdigit()}


counts = collections.defaultdict(lambda: collections.defaultdict(collections.Counter))
for line in open(sys.argv[1], encoding="utf-8"):
    language, _, group, label = line.rstrip("\n").split("\t")
    for word in words(label):
        counts[language][word][group] += 1
print("language\tword\tgroups")
for language in sorted(counts):
    for word, groups in sorted(counts[language].items()):
        if len(groups) <= WIDEST:
            cells = " ".join(f"{group}:{count}" for group, count in sorted(groups.items()))
            print(f"{language}\t{word}\t{cells}")
