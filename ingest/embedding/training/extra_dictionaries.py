"""WikDict dictionaries (CC BY-SA 3.0) as pairs of terms: read directly, and joined by way of other languages.

Two words that share translations in at least two other languages are taken for translations of each other; one shared
word may be a homonym, and counts only where it has no other translation. So the English–Swedish terms are found, for which
there is no dictionary, and many Finnish–Swedish ones.
"""

from __future__ import annotations

import gzip
import itertools
import re
from collections import Counter, defaultdict
from pathlib import Path

CODES = {"fin": "fi", "swe": "sv", "eng": "en"}
LICENCE_MARK = "FreeDict+WikDict"  # the other dictionaries of Debian's freedict are under the GPL
HEADWORD = re.compile(r"^(?P<word>[^/<]+?) (?:/.*/ ?)?(?:<[^>]*>)?$")
NUMBERED = re.compile(r"^\d+\. (.+)")
ASIDE = re.compile(r"\[.*?\]|\(.*?\)|<.*?>|/.*?/|\s\d+\.$")
LONGEST_TERM = 40
MOST_TRANSLATIONS = 8  # a word with more is too general to say what is meant
LEAST_PIVOTS = 2


def read_dictionary(path: Path) -> list[tuple[str, str]]:
    """(headword, translation): the line after a headword, or the lines that start with a number. None of other licences."""
    lines = gzip.open(path, "rt", encoding="utf-8").read().split("\n")
    start = next((i for i, line in enumerate(lines) if "Source(s)" in line), None)
    if start is None or not any(LICENCE_MARK in line for line in lines[:start]):
        return []
    pairs = []
    word, fresh = None, False
    for line in lines[start:]:
        head = HEADWORD.match(line) if ("/" in line or line.endswith(">")) else None
        if head and not line[0].isspace():
            word, fresh = head["word"].strip(), True
            continue
        numbered = NUMBERED.match(line)
        if word and (fresh or numbered):
            for translation in (numbered[1] if numbered else line).split(","):
                translation = ASIDE.sub("", translation).strip()
                if 0 < len(translation) <= LONGEST_TERM:
                    pairs.append((word, translation))
        fresh = False
    return pairs


def read_dictionaries(root: Path) -> dict[tuple[str, str], set[tuple[str, str]]]:
    """(language, language) → pairs of words, both directions of a dictionary together."""
    found: dict[tuple[str, str], set] = defaultdict(set)
    for path in sorted((root / "usr/share/dictd").glob("freedict-*-*.dict.dz")):
        a, b = path.name.removeprefix("freedict-").removesuffix(".dict.dz").split("-")
        for one, other in read_dictionary(path):
            if (a, b) == tuple(sorted((a, b))):
                found[(a, b)].add((one, other))
            else:
                found[(b, a)].add((other, one))
    return found


def translations_of(found: dict, language: str) -> dict[str, dict[str, set[str]]]:
    """Other language → its word → words of `language`."""
    made: dict[str, dict[str, set[str]]] = {}
    for (a, b), pairs in found.items():
        if language in (a, b):
            other = b if language == a else a
            words = made.setdefault(other, defaultdict(set))
            for one, two in pairs:
                words[two if language == a else one].add(one if language == a else two)
    return made


def join(found: dict, a: str, b: str) -> set[tuple[str, str]]:
    of_a, of_b = translations_of(found, a), translations_of(found, b)
    pivots, sure = Counter(), set()
    for language in set(of_a) & set(of_b):
        here = set()
        for word in set(of_a[language]) & set(of_b[language]):
            ones, others = of_a[language][word], of_b[language][word]
            if max(len(ones), len(others)) <= MOST_TRANSLATIONS:
                here.update(itertools.product(ones, others))
            if len(ones) == len(others) == 1:
                sure.update(itertools.product(ones, others))
        pivots.update(here)
    return sure | {pair for pair, count in pivots.items() if count >= LEAST_PIVOTS}


def dictionary_pairs(root: Path) -> dict[tuple[str, str], list[tuple[str, str]]]:
    found = read_dictionaries(root)
    made = {}
    for a, b in (("fin", "eng"), ("fin", "swe"), ("eng", "swe")):
        direct = found.get((a, b)) or {(other, one) for one, other in found.get((b, a), ())}
        made[(CODES[a], CODES[b])] = sorted(direct | join(found, a, b))
    return made
