"""Pairs as text → arrays of token ids, each distinct text once; nothing that is in a benchmark.

    tokens.npy, starts.npy   all texts end to end; text i is tokens[starts[i]:starts[i + 1]]
    pairs.npz                a table of text numbers for each group of sources (see sources.py): rows (a, b);
                             "squad" has (question fi, question en, passage fi, passage en), −1 where one is missing
    validation.json          questions and passages held out of the training, to choose settings by
    bitext.json              language pair → sentence pairs held out for the same

A pair is dropped when either side is a benchmark's text (letters and digits alone compared, LONG_ENOUGH of them), or when
both sides are, however short.
"""

from __future__ import annotations

import argparse
import itertools
import json
import lzma
import random
from collections import Counter, defaultdict
from pathlib import Path

import numpy

from sources import EVERYDAY, HELD_OUT_BITEXT, PASSAGE_TEXTS, SOURCES, find_source, read_rows
from tokenizer import KEPT_SIGNS, Tokenizer, words_of

LONG_ENOUGH = 20
LONGEST = 400  # tokens of a text that are kept
HELD_OUT_PASSAGES = 600
MISSING = -1


def key_of(text: str) -> str:
    return " ".join(word for word in words_of(text) if word not in KEPT_SIGNS)


def benchmark_keys(bench: Path) -> set[str]:
    return {key_of(row["text"]) for path in bench.glob("*/*.jsonl.xz") if "qrels" not in path.name for row in read_rows(path)}


class Texts:
    """Distinct texts, numbered and tokenised on first sight."""

    def __init__(self, tokenizer: Tokenizer):
        self._tokenizer, self._numbers = tokenizer, {}
        self._tokens: list[numpy.ndarray] = []

    def number(self, text: str) -> int:
        found = self._numbers.get(text)
        if found is None:
            found = self._numbers[text] = len(self._tokens)
            self._tokens.append(numpy.array(self._tokenizer.encode(text)[:LONGEST], dtype=numpy.uint16))
        return found

    def is_empty(self, number: int) -> bool:
        return len(self._tokens[number]) == 0

    def save(self, folder: Path) -> int:
        lengths = numpy.array([len(one) for one in self._tokens])
        numpy.save(folder / "tokens.npy", numpy.concatenate(self._tokens))
        numpy.save(folder / "starts.npy", numpy.concatenate([[0], numpy.cumsum(lengths)]))
        return int(lengths.sum())


def read_source(source, folders: list[Path], bench: set[str], dropped: Counter, most_rows: int | None) -> list[tuple[str, str, str, str]]:
    path = find_source(source, folders)
    if path is None:
        print(f"{source.name}: not there, left out")
        return []
    keep = random.Random(source.name)
    rows, remembered = [], {}
    for row in read_rows(path, most_rows):
        if source.share < 1 and keep.random() >= source.share:
            continue
        keys = []
        for text in (row["a"], row["b"]):
            if text not in remembered:
                remembered[text] = key_of(text)
            keys.append(remembered[text])
        known = [key in bench for key in keys]
        if all(known) or any(found and len(key) >= LONG_ENOUGH for found, key in zip(known, keys)):
            dropped[source.name] += 1
        elif keys[0] and keys[1]:
            rows.append((row["a"], row["b"], row["la"], row["lb"]))
    return rows


def join_squad(rows: list[tuple[str, str, str, str]]) -> tuple[list[tuple], list[tuple]]:
    """Questions and passages of both languages in one table, by way of the parallel questions. → (training, held out)"""
    passage = {language: {} for language in ("fi", "en")}
    finnish_rows, english_rows, in_english = [], [], {}
    for a, b, la, lb in rows:
        if la == "fi" and lb == "en":
            in_english.setdefault(a, b)
        else:
            passage[la].setdefault(a, b)
            (finnish_rows if la == "fi" else english_rows).append((a, b))
    partners: dict[str, Counter] = defaultdict(Counter)  # Finnish passage → English passages, by shared questions
    for question, body in finnish_rows:
        translated = passage["en"].get(in_english.get(question))
        if translated:
            partners[body][translated] += 1
    joined, used = [], set()
    for question, body in finnish_rows:
        translated = in_english.get(question)
        used.add(translated)
        partner = partners[body].most_common(1)[0][0] if partners[body] else None
        joined.append((question, translated, body, partner))
    finnish_of = {english: finnish for finnish, found in partners.items() for english in found}
    joined += [(None, question, finnish_of.get(body), body) for question, body in english_rows if question not in used]
    order = list(dict.fromkeys(body for _, body in finnish_rows))
    place = {body: index for index, body in enumerate(order)}
    joined.sort(key=lambda row: place.get(row[2], len(order)))  # neighbours in the file are of one article
    first_held_out = len(order) - min(HELD_OUT_PASSAGES, len(order) // 4)
    training = [row for row in joined if place.get(row[2], 0) < first_held_out]
    held_out = [row for row in joined if place.get(row[2], 0) >= first_held_out and row[0] and row[1]]
    return training, held_out


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--data", type=Path, nargs="+", required=True, help="data folder, then folders of extra pairs")
    arguments.add_argument("--work", type=Path, required=True, help="has tokenizer.json; gets the arrays")
    arguments.add_argument("--rows", type=int, help="read so many rows of each file at most: for a trial")
    given = arguments.parse_args()
    bench = benchmark_keys(given.data[0] / "bench")
    print(f"{len(bench)} distinct texts in the benchmarks")
    texts, dropped = Texts(Tokenizer.read(given.work / "tokenizer.json")), Counter()
    rows_of: dict[str, list] = defaultdict(list)
    everyday: dict[str, list] = {}
    bitext: dict[str, list] = defaultdict(list)
    for source in SOURCES:
        rows = read_source(source, given.data, bench, dropped, given.rows)
        kept = min(HELD_OUT_BITEXT.get(source.name, 0), len(rows) // 4)
        for a, b, la, lb in rows[len(rows) - kept :]:
            bitext[f"{la}-{lb}"].append((a, b))
        rows = rows[: len(rows) - kept]
        rows_of[source.group] += rows
        for group, name in EVERYDAY.items():
            if name == source.name:
                everyday[group] = rows
    squad, held_out = join_squad(rows_of.pop("squad"))
    tables = {"squad": [[MISSING if text is None else texts.number(text) for text in row] for row in squad]}
    held_texts = {row[0] for row in held_out} | {row[1] for row in held_out}
    held_texts |= {text for pairs in bitext.values() for pair in pairs for text in pair if len(text) >= LONG_ENOUGH}
    for group, rows in {**rows_of, **everyday}.items():
        unique = dict.fromkeys((a, b) for a, b, *_ in rows if a not in held_texts and b not in held_texts)
        numbered = ((texts.number(a), texts.number(b)) for a, b in unique)
        tables[group] = [pair for pair in numbered if not (texts.is_empty(pair[0]) or texts.is_empty(pair[1]))]
    cloze = []
    for name in PASSAGE_TEXTS:
        with lzma.open(given.data[0] / "text" / f"{name}.txt.xz", "rt", encoding="utf-8") as lines:
            cloze += [(texts.number(line.strip()),) for line in itertools.islice(lines, given.rows) if len(line) > 200 and key_of(line) not in bench]
    tables["passages"] = cloze
    numpy.savez(given.work / "pairs.npz", **{group: numpy.array(table, dtype=numpy.int32) for group, table in tables.items()})
    total = texts.save(given.work)
    (given.work / "validation.json").write_text(json.dumps(held_out, ensure_ascii=False), encoding="utf-8")
    (given.work / "bitext.json").write_text(json.dumps(bitext, ensure_ascii=False), encoding="utf-8")
    print("dropped as benchmark texts:", dict(dropped))
    print({group: len(table) for group, table in tables.items()}, f"{total / 1e6:.1f} M tokens, {len(held_out)} questions held out")


if __name__ == "__main__":
    main()
