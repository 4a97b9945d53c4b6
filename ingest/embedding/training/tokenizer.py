"""The reference tokenizer: the same text → the same ids as transformers.js gives from tokenizer.json.

    "Riihimäen kaupunki, 2024"  →  riihimäen · kaupunki · 2024      (NFKC, lower case, words)
                                →  ▁riihimäe n · ▁kaupunki · ▁2024  (best path of a unigram model)

Other punctuation is dropped: in a sum of token vectors it says nothing, and "(laki" then has the same pieces as "laki".
A piece never crosses a word, so each distinct word is analysed once and remembered.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from pathlib import Path

PAD, UNKNOWN = 0, 1
WORD_MARK = "▁"
UNKNOWN_PENALTY = 10.0  # transformers.js: the score of an unknown character is the lowest score minus 10
KEPT_SIGNS = "%€$£§°+?"  # "?" alone tells many a question from the statement
WORD_PATTERN_JS = r"[\p{L}\p{M}\p{N}]+|[" + KEPT_SIGNS + "]"


def _class_of_letters_marks_numbers() -> str:
    """\\p{L}\\p{M}\\p{N} for Python's re, which has no such classes. Basic plane only: the rest is unknown anyway."""
    ranges: list[list[int]] = []
    for code in range(0x10000):
        if unicodedata.category(chr(code))[0] in "LMN":
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return "".join(f"{re.escape(chr(low))}-{re.escape(chr(high))}" for low, high in ranges)


LETTERS = _class_of_letters_marks_numbers()
WORD_PATTERN = re.compile(f"[{LETTERS}]+|[{re.escape(KEPT_SIGNS)}]")
WHITESPACE_PATTERN = re.compile(r"[^\s\ufeff]+")


def normalise(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()


def words_of(text: str) -> list[str]:
    return WORD_PATTERN.findall(normalise(text))


class Tokenizer:
    """Unigram tokenizer read from a tokenizer.json."""

    def __init__(self, description: dict):
        vocabulary = description["model"]["vocab"]
        self.size = len(vocabulary)
        self.pieces = [piece for piece, _ in vocabulary]
        self._ids = {piece: index for index, (piece, _) in enumerate(vocabulary) if index > UNKNOWN}
        self._scores = [score for _, score in vocabulary]
        self._unknown_score = min(self._scores) - UNKNOWN_PENALTY
        self._longest = max(len(piece) for piece in self._ids)
        pre = description["pre_tokenizer"]
        steps = pre.get("pretokenizers", [pre])
        if steps[0]["type"] == "Split":
            signs = steps[0]["pattern"]["Regex"].rpartition("[")[2].rstrip("]")  # as in WORD_PATTERN_JS
            self._split = re.compile(f"[{LETTERS}]+|[{re.escape(signs)}]").findall
        else:
            self._split = WHITESPACE_PATTERN.findall
        self._remembered: dict[str, tuple[int, ...]] = {}

    @classmethod
    def read(cls, path: Path) -> "Tokenizer":
        return cls(json.loads(Path(path).read_text(encoding="utf-8")))

    def encode(self, text: str) -> list[int]:
        ids: list[int] = []
        for word in self._split(normalise(text)):
            pieces = self._remembered.get(word)
            if pieces is None:
                pieces = self._remembered[word] = self._best_path(WORD_MARK + word)
            ids.extend(pieces)
        return ids

    def _best_path(self, word: str) -> tuple[int, ...]:
        """Viterbi. On equal scores the longest last piece wins, as in transformers.js."""
        length = len(word)
        best = [0.0] + [float("-inf")] * length
        came_from: list[tuple[int, int]] = [(0, UNKNOWN)] * (length + 1)
        for start in range(length):
            base = best[start]
            for end in range(start + 1, min(length, start + self._longest) + 1):
                piece = self._ids.get(word[start:end])
                if piece is not None:
                    score = base + self._scores[piece]
                elif end == start + 1:
                    piece, score = UNKNOWN, base + self._unknown_score
                else:
                    continue
                if score > best[end]:
                    best[end], came_from[end] = score, (start, piece)
        path: list[int] = []
        end = length
        while end > 0:
            start, piece = came_from[end]
            if not (piece == UNKNOWN and path and path[-1] == UNKNOWN):  # runs of unknowns are one
                path.append(piece)
            end = start
        return tuple(reversed(path))


def describe(vocabulary: list[tuple[str, float]]) -> dict:
    """tokenizer.json in the form that transformers.js 2.17 reads."""
    special = [
        {"id": index, "content": content, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}
        for index, content in ((PAD, "<pad>"), (UNKNOWN, "<unk>"))
    ]
    metaspace = {"type": "Metaspace", "replacement": WORD_MARK, "add_prefix_space": True}
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": special,
        "normalizer": {"type": "Sequence", "normalizers": [{"type": "NFKC"}, {"type": "Lowercase"}]},
        "pre_tokenizer": {
            "type": "Sequence",
            "pretokenizers": [
                {"type": "Split", "pattern": {"Regex": WORD_PATTERN_JS}, "behavior": "Removed", "invert": True},
                metaspace,
            ],
        },
        "post_processor": None,
        "decoder": metaspace,
        "model": {"type": "Unigram", "unk_id": UNKNOWN, "vocab": [["<pad>", 0.0], ["<unk>", 0.0], *map(list, vocabulary)]},
    }


if __name__ == "__main__":  # python3 tokenizer.py tokenizer.json "text"
    chosen = Tokenizer.read(Path(sys.argv[1]))
    print([chosen.pieces[i] for i in chosen.encode(sys.argv[2])])
