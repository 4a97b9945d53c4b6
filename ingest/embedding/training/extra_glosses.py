"""Swedish glosses of everyday English, and inflected words for dictionary entries: more Swedish than anyone has translated.

    python3 extra_glosses.py --data DATA WORK/extra --out WORK/extra

A model that knows no word order can learn from a gloss: the English of Tatoeba's Finnish pairs, each word replaced by a Swedish
one that it stands beside in translations (IBM model 1, Brown et al. 1993), drawn by that chance. And a word of Swedish texts with the
stem of a dictionary entry is paired with the entry's English. No pair of a benchmark, and none that is held out, is used.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from pathlib import Path

import snowballstemmer

from pair_files import write_pairs
from prepare_data import LONG_ENOUGH, benchmark_keys, key_of
from sources import HELD_OUT_BITEXT, SOURCES, find_source, read_rows
from tokenizer import words_of

SENTENCES = ("tatoeba_en_sv", "pud_en_sv", "extra_mozilla_en_sv")
DICTIONARIES = ("extra_wikdict_en_sv", "yso_terms_en_sv")
SWEDISH = ("finlex_cases_parallel_fi_sv", "yso_terms_fi_sv", *SENTENCES)
GLOSSED = "tatoeba_fi_en"
NOTHING = "<nothing>"  # beside each English sentence: Swedish words that stand for none of its words
ROUNDS, LEAST_SHARE, LEAST_CHANCE = 6, 0.005, 0.01
SHARPNESS = 1.5  # chances to this power: a likely translation is drawn more often than it is one
FEWEST_WORDS, MOST_WORDS = 2, 14
SHORTEST_WORD, SHORTEST_STEM, MOST_ENTRIES = 4, 3, 6

Pairs = list[tuple[str, str]]


def align(pairs: list[tuple[list[str], list[str]]]) -> dict[str, dict[str, float]]:
    """IBM model 1: English word → Swedish words with their chances."""
    chances: dict[str, dict[str, float]] = {}
    for _ in range(ROUNDS):
        counts: dict[str, Counter] = defaultdict(Counter)
        for english, swedish in pairs:
            for word in swedish:
                shares = [chances[one].get(word, 0.0) if chances else 1.0 for one in english]
                total = sum(shares)
                for one, share in zip(english, shares):
                    if total and share / total > LEAST_SHARE:
                        counts[one][word] += share / total
        chances = {}
        for one, found in counts.items():
            total = sum(found.values())
            chances[one] = {word: count / total for word, count in found.items() if count / total > LEAST_CHANCE}
    return chances


def gloss(words: list[str], chances: dict[str, dict[str, float]], draw: random.Random) -> str:
    """One Swedish word for each English one; nothing where one is unknown."""
    if any(not chances.get(word) for word in words):
        return ""
    return " ".join(draw.choices(list(chances[word]), [chance**SHARPNESS for chance in chances[word].values()])[0] for word in words)


def inflect(entries: Pairs, swedish: list[str]) -> Pairs:
    """(English, word of the texts) for each entry (English, Swedish word) with the same stem."""
    stem = snowballstemmer.stemmer("swedish").stemWord
    of_stem: dict[str, set] = defaultdict(set)
    for english, text in entries:
        words = words_of(text)
        if len(words) == 1 and len(words_of(english)) <= 2:
            of_stem[stem(words[0])].add((english, words[0]))
    counts = Counter(word for text in swedish for word in words_of(text))
    found = set()
    for word, count in counts.items():
        same = of_stem.get(stem(word), ())
        if count > 1 and word.isalpha() and len(word) >= SHORTEST_WORD and len(stem(word)) >= SHORTEST_STEM and len(same) <= MOST_ENTRIES:
            found |= {(english, word) for english, entry in same if entry != word}
    return sorted(found)


def read_pairs(name: str, folders: list[Path], bench: set[str]) -> Pairs:
    path = find_source(next(source for source in SOURCES if source.name == name), folders)
    rows = [(row["a"], row["b"]) for row in read_rows(path)] if path else []
    rows = rows[: len(rows) - HELD_OUT_BITEXT.get(name, 0)]
    return [pair for pair in rows if not any(len(key) >= LONG_ENOUGH and key in bench for key in map(key_of, pair))
            and not all(key_of(text) in bench for text in pair)]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--data", type=Path, nargs="+", required=True)
    arguments.add_argument("--out", type=Path, required=True)
    given = arguments.parse_args()
    bench, draw = benchmark_keys(given.data[0] / "bench"), random.Random(1)
    pairs = {name: read_pairs(name, given.data, bench) for name in dict.fromkeys((*SENTENCES, *DICTIONARIES, *SWEDISH, GLOSSED))}
    sentences = [(words_of(a) + [NOTHING], words_of(b)) for name in SENTENCES for a, b in pairs[name]]
    words = [(words_of(a), words_of(b)) for a, b in pairs["extra_wikdict_en_sv"]]
    chances = align(sentences + [(a, b) for a, b in words if len(a) == len(b) == 1])
    glossed = [
        (finnish, english, gloss(words_of(english), chances, draw))
        for finnish, english in pairs[GLOSSED] if FEWEST_WORDS <= len(words_of(english)) <= MOST_WORDS
    ]
    entries = [pair for name in DICTIONARIES for pair in pairs[name]]
    made = {
        ("gloss", "en", "sv"): [(english, swedish) for _, english, swedish in glossed if swedish],
        ("gloss", "fi", "sv"): [(finnish, swedish) for finnish, _, swedish in glossed if swedish],
        ("inflected", "en", "sv"): inflect(entries, [b for name in SWEDISH for _, b in pairs[name]]),
    }
    for (name, la, lb), rows in made.items():
        write_pairs(given.out, name, la, lb, rows)


if __name__ == "__main__":
    main()
