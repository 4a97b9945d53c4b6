"""Words of all sources → a unigram vocabulary for three languages → tokenizer.json.

SentencePiece gets a table of words and counts instead of sentences: pieces never cross a word, it takes minutes
instead of an hour, and each language gets the share that it should have, however much text there is of it.
"""

from __future__ import annotations

import argparse
import itertools
import json
import lzma
import string
from collections import Counter, defaultdict
from pathlib import Path

import sentencepiece

from sources import PASSAGE_TEXTS, SOURCES, find_source, read_rows
from tokenizer import WORD_MARK, describe, words_of

LANGUAGE_SHARES = {"fi": 0.50, "sv": 0.25, "en": 0.25}
COUNTED_WORDS = 100_000_000  # what the shares are scaled to
MOST_WORDS = 900_000
LONGEST_PIECE = 18
# Whole pieces whatever the counts say: a year in two halves ("202" + "4") cannot be told from its neighbours in a sum,
# and a word of one letter (Swedish "i", "å") would share its vector with that letter inside other words.
WHOLE = [str(number) for number in (*range(100), *range(1900, 2041))] + list(string.ascii_lowercase) + list("åäö%€§?")
ADVANTAGE = 0.5  # in the score of a whole piece over the best path through its parts


def count_words(folders: list[Path], most_rows: int | None) -> dict[str, Counter]:
    counts: dict[str, Counter] = defaultdict(Counter)
    for source in SOURCES:
        path = find_source(source, folders)
        if path is None or not source.words:
            continue
        here: dict[str, Counter] = defaultdict(Counter)
        previous = None
        for row in read_rows(path, most_rows):
            here[row["la"]].update(words_of(row["a"]))
            if row["b"] != previous:  # questions about one passage follow each other
                here[row["lb"]].update(words_of(row["b"]))
            previous = row["b"]
        for language, found in here.items():
            for word, count in found.items():
                counts[language][word] += count * source.words
    for name in PASSAGE_TEXTS + ("eduskunta_vkk_sentences.fi",):
        for folder in folders:
            path = folder / "text" / f"{name}.txt.xz"
            if path.exists():
                with lzma.open(path, "rt", encoding="utf-8") as lines:
                    for line in itertools.islice(lines, most_rows):
                        counts["fi"].update(words_of(line))
    return counts


def balance(counts: dict[str, Counter]) -> Counter:
    balanced: Counter = Counter()
    for language, share in LANGUAGE_SHARES.items():
        factor = share * COUNTED_WORDS / sum(counts[language].values())
        for word, count in counts[language].items():
            balanced[word] += count * factor
    return balanced


def train(words: Counter, size: int, work: Path) -> list[tuple[str, float]]:
    table, prefix = work / "words.tsv", work / "unigram"
    with table.open("w", encoding="utf-8") as out:
        for word, count in words.most_common(MOST_WORDS):
            if count >= 1:
                out.write(f"{word}\t{round(count)}\n")
    sentencepiece.SentencePieceTrainer.train(
        input=str(table), input_format="tsv", model_prefix=str(prefix), model_type="unigram", vocab_size=size - len(WHOLE),
        character_coverage=0.9999, max_sentencepiece_length=LONGEST_PIECE, normalization_rule_name="identity",
        split_by_unicode_script=False, pad_id=0, unk_id=1, bos_id=-1, eos_id=-1, pad_piece="<pad>", unk_piece="<unk>",
        num_threads=1, minloglevel=1,
    )
    model = sentencepiece.SentencePieceProcessor(model_file=f"{prefix}.model")
    scores = {model.id_to_piece(i): model.get_score(i) for i in range(2, model.get_piece_size())}
    if WORD_MARK not in scores:
        raise SystemExit("The vocabulary lacks the word mark: raise --size.")
    for word in WHOLE:
        parts = [piece for piece in model.encode(word, out_type=str) if piece in scores]
        if parts != [WORD_MARK + word]:
            scores.setdefault(WORD_MARK + word, sum(scores[piece] for piece in parts) + ADVANTAGE)
    return [(piece, round(score, 4)) for piece, score in sorted(scores.items(), key=lambda item: -item[1])]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, nargs="+", required=True, help="data folder, then folders of extra pairs")
    arguments.add_argument("--work", type=Path, required=True)
    arguments.add_argument("--size", type=int, default=46_000)
    arguments.add_argument("--rows", type=int, help="read so many rows of each file at most: for a trial")
    given = arguments.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    counts = count_words(given.data, given.rows)
    print({language: (len(found), round(sum(found.values()))) for language, found in counts.items()})
    pieces = train(balance(counts), given.size, given.work)
    out = given.work / "tokenizer.json"
    out.write_text(json.dumps(describe(pieces), ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    print(f"{out}: {len(pieces) + 2} pieces, {out.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
