"""Arrays of prepare_data.py → batches of texts that belong together, each batch in one pair of languages.

A batch is questions ids/offsets, passages ids/offsets, and for each question the number of its passage in the batch.
All other passages of the batch are its wrong answers, so what is put together decides what is learned:

    squad     stretches of neighbouring rows: questions of one article, so the wrong passages are about the same thing
    cloze     a stretch of a passage asks for the rest of it
    the rest  rows at random; after regroup(), half of the batches are stretches of rows that the model itself finds alike
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy

MISSING = -1


@dataclass(frozen=True)
class Batch:
    group: str
    questions: tuple[numpy.ndarray, numpy.ndarray]  # ids, offsets
    passages: tuple[numpy.ndarray, numpy.ndarray]
    right: numpy.ndarray


@dataclass(frozen=True)
class Sizes:
    pairs: int = 2048
    passages: int = 1024  # where one side is long
    stretches: int = 20
    stretch: int = 200

    def times(self, share: float) -> "Sizes":
        pairs, passages = (max(ALIKE, round(size * share)) for size in (self.pairs, self.passages))
        return Sizes(pairs, passages, max(1, round(self.stretches * share)), self.stretch)


REGROUPED = ("answers", "fi-en", "fi-sv", "laws-fi-sv", "en-sv", "everyday-fi-en", "everyday-fi-sv", "everyday-en-sv", "squad-passages", "titles")
ALIKE = 32  # rows that are put together by regroup()
LONG_GROUPS = ("answers", "laws-titles", "titles")
SQUAD_DIRECTIONS = {"fi-fi": (0, 2), "en-fi": (1, 2), "fi-en": (0, 3), "en-en": (1, 3)}


class Batches:
    def __init__(self, work: Path, seed: int, sizes: Sizes, dropped_tokens: float, whole_below: int = 0, shortest_cloze: int = 6, longest_cloze: int = 20):
        self._tokens = numpy.load(work / "tokens.npy", mmap_mode="r")
        self._starts = numpy.load(work / "starts.npy")
        self._tables = dict(numpy.load(work / "pairs.npz"))
        self._sizes, self._dropped = sizes, dropped_tokens
        self._whole_below = whole_below
        self._cloze_lengths = (shortest_cloze, longest_cloze)
        self.random = numpy.random.default_rng(seed)
        self._regrouped: set[str] = set()
        squad = self._tables["squad"]
        passages = numpy.concatenate([self._tables["passages"][:, 0], squad[:, 2], squad[:, 3]])
        self._passages = numpy.unique(passages[passages != MISSING])
        aligned = squad[(squad[:, 2] != MISSING) & (squad[:, 3] != MISSING)][:, 2:]
        self._tables["squad-passages"] = numpy.unique(aligned, axis=0)
        if {"everyday-fi-en", "everyday-en-sv"} <= set(self._tables):
            self._tables["everyday-fi-sv"] = join_tables(self._tables["everyday-fi-en"], self._tables["everyday-en-sv"])
        self._as_read = dict(self._tables)

    def token_counts(self, vocabulary: int) -> numpy.ndarray:
        return numpy.bincount(self._tokens, minlength=vocabulary)

    def draw(self, group: str) -> Batch:
        if group.startswith("squad:"):
            return self._squad(group, *SQUAD_DIRECTIONS[group.removeprefix("squad:")])
        if group == "cloze":
            return self._cloze()
        size = self._sizes.passages if group in LONG_GROUPS or group == "squad-passages" else self._sizes.pairs
        table = self._tables[group]
        if group in self._regrouped and self.random.random() < 0.5:
            begins = self.random.integers(len(table) - ALIKE, size=size // ALIKE)
            rows = table[(begins[:, None] + numpy.arange(ALIKE)).ravel()]
        else:
            rows = table[self.random.integers(len(table), size=size)]
        if self.random.random() < 0.5:
            rows = rows[:, ::-1]
        for side in (0, 1):  # each text once in a batch: a second one would be a wrong answer that is right
            rows = rows[numpy.unique(rows[:, side], return_index=True)[1]]
        return Batch(group, self._texts(rows[:, 0]), self._texts(rows[:, 1]), numpy.arange(len(rows)))

    def regroup(self, embed) -> None:
        """Hard wrong answers: the tables are put in an order in which neighbours have like vectors."""
        for group in REGROUPED:
            table = self._as_read.get(group, ())
            if len(table) > 4 * ALIKE:
                self._tables[group] = table[order_by_likeness(self._embed(embed, table[:, 1]))]
                self._regrouped.add(group)

    def _embed(self, embed, numbers: numpy.ndarray, at_a_time: int = 4096) -> numpy.ndarray:
        parts = (numbers[begin : begin + at_a_time] for begin in range(0, len(numbers), at_a_time))
        return numpy.concatenate([embed(*self._texts(part)) for part in parts])

    def _squad(self, group: str, question: int, passage: int) -> Batch:
        table = self._tables["squad"]
        begins = self.random.integers(len(table) - self._sizes.stretch, size=self._sizes.stretches)
        rows = table[numpy.unique((begins[:, None] + numpy.arange(self._sizes.stretch)).ravel())]
        rows = rows[(rows[:, question] != MISSING) & (rows[:, passage] != MISSING)]
        distinct, right = numpy.unique(rows[:, passage], return_inverse=True)
        return Batch(group, self._texts(rows[:, question]), self._texts(distinct), right)

    def _cloze(self) -> Batch:
        chosen = self.random.choice(self._passages, size=self._sizes.passages, replace=False)
        begins, ends = self._starts[chosen], self._starts[chosen + 1]
        lengths = ends - begins
        chosen, begins, lengths = (one[lengths > 30] for one in (chosen, begins, lengths))
        asked = self.random.integers(*self._cloze_lengths, size=len(chosen))
        first = begins + (self.random.random(len(chosen)) * (lengths - asked)).astype(numpy.int64)
        left_in = self.random.random(len(chosen)) < 0.4
        ids, offsets, places = self._stretches(begins, lengths)
        owner = numpy.repeat(numpy.arange(len(chosen)), lengths)
        kept = left_in[owner] | (places < first[owner]) | (places >= (first + asked)[owner])
        rest = self._drop(ids, owner, kept, len(chosen))
        asked_ids, asked_offsets, _ = self._stretches(first, asked)
        return Batch("cloze", (asked_ids, asked_offsets), rest, numpy.arange(len(chosen)))

    def _stretches(self, begins: numpy.ndarray, lengths: numpy.ndarray):
        """Tokens of [begin, begin + length) for each, end to end: (ids, offsets, places in the store)."""
        offsets = numpy.cumsum(lengths) - lengths
        places = numpy.repeat(begins - offsets, lengths) + numpy.arange(lengths.sum())
        return self._tokens[places].astype(numpy.int64), offsets, places

    def _texts(self, numbers: numpy.ndarray) -> tuple[numpy.ndarray, numpy.ndarray]:
        begins = self._starts[numbers]
        lengths = self._starts[numbers + 1] - begins
        ids, _, _ = self._stretches(begins, lengths)
        owner = numpy.repeat(numpy.arange(len(numbers)), lengths)
        return self._drop(ids, owner, numpy.ones(len(ids), dtype=bool), len(numbers))

    def _drop(self, ids: numpy.ndarray, owner: numpy.ndarray, kept: numpy.ndarray, count: int):
        short = numpy.bincount(owner, minlength=count) < self._whole_below
        kept = kept & ((self.random.random(len(ids)) >= self._dropped) | short[owner])
        lengths = numpy.bincount(owner[kept], minlength=count)
        return ids[kept], numpy.cumsum(lengths) - lengths


def join_tables(left: numpy.ndarray, right: numpy.ndarray) -> numpy.ndarray:
    """(a, b) and (b, c) → (a, c): sentences of two languages with the same translation in a third."""
    of_middle: dict[int, list[int]] = {}
    for middle, end in right.tolist():
        of_middle.setdefault(middle, []).append(end)
    pairs = [(start, end) for start, middle in left.tolist() for end in of_middle.get(middle, ())]
    return numpy.unique(numpy.array(pairs, dtype=numpy.int32).reshape(-1, 2), axis=0)


def order_by_likeness(vectors: numpy.ndarray) -> numpy.ndarray:
    """Halve along the widest direction, and again each half, down to ALIKE rows."""
    waiting, done = [numpy.arange(len(vectors))], []
    while waiting:
        part = waiting.pop()
        if len(part) <= ALIKE:
            done.append(part)
            continue
        own = vectors[part]
        sample = own[:: max(1, len(own) // 2000)]
        sample = sample - sample.mean(axis=0)
        direction = sample[0]
        for _ in range(4):
            direction = sample.T @ (sample @ direction)
            direction = direction / (numpy.linalg.norm(direction) + 1e-9)
        sorted_part = part[numpy.argsort(own @ direction, kind="stable")]
        waiting += [sorted_part[: len(part) // 2], sorted_part[len(part) // 2 :]]
    return numpy.concatenate(done)
