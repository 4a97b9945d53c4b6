"""Each figure of the model card, from a model folder (or checkpoint) and the data folder.

    python3 evaluate.py --model ../model/kunta-static-v2 --data DATA            all
    python3 evaluate.py --model … --data DATA --only squad2fi-dev ntrex-fi-sv   some

nDCG@10 with one right passage a question is 1 / log2(1 + rank) for ranks to 10. Accuracy@1 is hit@1, in both directions.
BM25 (k1 1.2, b 0.75) counts Snowball stems. Fused: z-scores of both, added with a weight that was chosen on passages held
out from training, not on the benchmark; --held-out WORK/validation.json prints what each weight gives there.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path

import numpy
import snowballstemmer
from scipy import sparse

from model import Embedder
from sources import read_rows
from tokenizer import normalise

CUT = 10
RECIPROCAL_RANK_CONSTANT = 60
DENSE_SHARE = 0.7  # of the fused score: as good as any on the held-out passages
SHARES_TRIED = (0.3, 0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9)
BITEXT = (
    "tatoeba-laser-fi-en", "tatoeba-laser-sv-en", "ntrex-fi-sv", "ntrex-fi-en", "ntrex-en-sv",
    "flores-sib200-fi-en", "flores-sib200-fi-sv", "flores-sib200-en-sv",
)
TARGETS = {
    ("squad2fi-dev", "dense nDCG@10"): 0.72, ("squad2fi-dev", "dense hit@10"): 0.88, ("squad2fi-dev", "gain over BM25"): 0.06,
    ("squad en → fi", "dense nDCG@10"): 0.65,
    ("tatoeba-laser-fi-en", "→"): 0.94, ("tatoeba-laser-sv-en", "→"): 0.92,
    **{(f"ntrex-{pair}", way): 0.93 for pair in ("fi-sv", "fi-en") for way in ("→", "←")},
    **{(f"flores-sib200-{pair}", way): 0.97 for pair in ("fi-en", "fi-sv", "en-sv") for way in ("→", "←")},
}


class Benchmark:
    def __init__(self, folder: Path):
        queries, documents = ({row["id"]: row["text"] for row in read_rows(folder / f"{part}.jsonl.xz")} for part in ("queries", "docs"))
        place = {name: index for index, name in enumerate(documents)}
        right = {row["q"]: place[row["d"]] for row in read_rows(folder / "qrels.jsonl.xz")}
        self.names = [name for name in queries if name in right]
        self.queries = [queries[name] for name in self.names]
        self.documents = list(documents.values())
        self.right = numpy.array([right[name] for name in self.names])


def ranks(scores: numpy.ndarray, right: numpy.ndarray) -> numpy.ndarray:
    """Rank of the right one, from 1; those with an equal score count as better."""
    own = scores[numpy.arange(len(right)), right][:, None]
    return (scores >= own).sum(axis=1)


def retrieval_figures(found: numpy.ndarray) -> dict[str, float]:
    gains = numpy.where(found <= CUT, 1 / numpy.log2(1 + found), 0)
    return {"hit@1": float((found == 1).mean()), "hit@10": float((found <= CUT).mean()), "nDCG@10": float(gains.mean())}


class Bm25:
    """k1 and b as Lucene has them."""

    K1, B = 1.2, 0.75

    def __init__(self, documents: list[str], language: str = "finnish"):
        self._stemmer, self._stems = snowballstemmer.stemmer(language), {}
        counted = [Counter(self._terms(text)) for text in documents]
        self._terms_of = {term: index for index, term in enumerate(sorted({term for one in counted for term in one}))}
        lengths = numpy.array([sum(one.values()) for one in counted])
        rows, columns, weights = [], [], []
        appears = Counter(term for one in counted for term in one)
        for row, one in enumerate(counted):
            for term, count in one.items():
                idf = numpy.log(1 + (len(documents) - appears[term] + 0.5) / (appears[term] + 0.5))
                rows.append(row)
                columns.append(self._terms_of[term])
                weights.append(idf * count * (self.K1 + 1) / (count + self.K1 * (1 - self.B + self.B * lengths[row] / lengths.mean())))
        self._matrix = sparse.csr_matrix((weights, (rows, columns)), shape=(len(documents), len(self._terms_of)), dtype=numpy.float32)

    def _terms(self, text: str) -> list[str]:
        words = re.findall(r"\w+", normalise(text))
        for word in words:
            if word not in self._stems:
                self._stems[word] = self._stemmer.stemWord(word)
        return [self._stems[word] for word in words]

    def scores(self, queries: list[str]) -> numpy.ndarray:
        pairs = [(row, self._terms_of[term]) for row, query in enumerate(queries) for term in self._terms(query) if term in self._terms_of]
        rows, columns = zip(*pairs)
        asked = sparse.csr_matrix((numpy.ones(len(pairs), numpy.float32), (rows, columns)), shape=(len(queries), len(self._terms_of)))
        return (asked @ self._matrix.T).toarray()


def standardise(scores: numpy.ndarray) -> numpy.ndarray:
    return (scores - scores.mean(axis=1, keepdims=True)) / (scores.std(axis=1, keepdims=True) + 1e-9)


def fuse_by_score(dense: numpy.ndarray, lexical: numpy.ndarray, share: float = DENSE_SHARE) -> numpy.ndarray:
    return share * standardise(dense) + (1 - share) * standardise(lexical)


def fuse_by_rank(dense: numpy.ndarray, lexical: numpy.ndarray) -> numpy.ndarray:
    def part(scores: numpy.ndarray) -> numpy.ndarray:
        return 1 / (RECIPROCAL_RANK_CONSTANT + 1 + numpy.argsort(numpy.argsort(-scores, axis=1), axis=1))

    return part(dense) + part(lexical)


class Report:
    """Prints as it goes, with the target beside where there is one; keeps everything for --json."""

    def __init__(self):
        self.figures: dict[str, dict[str, float]] = {}

    def add(self, name: str, figures: dict[str, float]) -> None:
        self.figures[name] = {key: round(value, 4) for key, value in figures.items()}
        shown = []
        for key, value in figures.items():
            target = TARGETS.get((name, key))
            shown.append(f"{key} {value:.4f}" + ("" if target is None else f" ({'reached' if value >= target else 'short of'} {target})"))
        print(f"{name:22} " + "   ".join(shown), flush=True)


def evaluate(embedder: Embedder, data: Path, report: Report, wanted) -> None:
    squad = Benchmark(data / "bench" / "squad2fi-dev")
    passages = embedder.embed(squad.documents)
    if wanted("squad2fi-dev"):
        dense, lexical = embedder.embed(squad.queries) @ passages.T, Bm25(squad.documents).scores(squad.queries)
        alone = retrieval_figures(ranks(lexical, squad.right))
        fused = retrieval_figures(ranks(fuse_by_score(dense, lexical), squad.right))
        report.add("squad2fi-dev", {
            **{f"dense {key}": value for key, value in retrieval_figures(ranks(dense, squad.right)).items()},
            "BM25 nDCG@10": alone["nDCG@10"], "fused nDCG@10": fused["nDCG@10"], "fused hit@10": fused["hit@10"],
            "gain over BM25": fused["nDCG@10"] - alone["nDCG@10"],
            "fused by rank nDCG@10": retrieval_figures(ranks(fuse_by_rank(dense, lexical), squad.right))["nDCG@10"],
        })
    english = Benchmark(data / "bench" / "squad2en-dev")
    if wanted("squad en → fi"):
        crossed = retrieval_figures(ranks(embedder.embed(english.queries) @ passages.T, english.right))
        report.add("squad en → fi", {f"dense {key}": value for key, value in crossed.items()})
    if wanted("squad2en-dev"):
        same = retrieval_figures(ranks(embedder.embed(english.queries) @ embedder.embed(english.documents).T, english.right))
        report.add("squad2en-dev", {f"dense {key}": value for key, value in same.items()})
    for name in filter(wanted, BITEXT):
        bitext = Benchmark(data / "bench" / name)
        scores = embedder.embed(bitext.queries) @ embedder.embed(bitext.documents).T
        back = scores.T[bitext.right]
        report.add(name, {
            "→": retrieval_figures(ranks(scores, bitext.right))["hit@1"],
            "←": retrieval_figures(ranks(back, numpy.arange(len(bitext.right))))["hit@1"],
        })
    if wanted("turku-paraphrase-fi"):
        turku = Benchmark(data / "bench" / "turku-paraphrase-fi")
        found = ranks(embedder.embed(turku.queries) @ embedder.embed(turku.documents).T, turku.right)
        report.add("turku-paraphrase-fi", retrieval_figures(found))


def print_shares(embedder: Embedder, held_out: Path) -> None:
    rows = json.loads(held_out.read_text(encoding="utf-8"))
    passages = {text: place for place, text in enumerate(dict.fromkeys(row[2] for row in rows))}
    questions, right = [row[0] for row in rows], numpy.array([passages[row[2]] for row in rows])
    dense = embedder.embed(questions) @ embedder.embed(list(passages)).T
    lexical = Bm25(list(passages)).scores(questions)
    for share in SHARES_TRIED:
        figures = retrieval_figures(ranks(fuse_by_score(dense, lexical, share), right))
        print(f"held out, share of the model {share}: nDCG@10 {figures['nDCG@10']:.4f}")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--model", type=Path, required=True, help="model folder, or checkpoint .pt")
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--only", nargs="*", help="names of benchmarks")
    arguments.add_argument("--json", type=Path, help="write the figures here too")
    arguments.add_argument("--held-out", type=Path, help="validation.json: print what each weight of the fusion gives, and stop")
    given = arguments.parse_args()
    if given.held_out:
        return print_shares(Embedder(given.model), given.held_out)
    report = Report()
    evaluate(Embedder(given.model), given.data, report, lambda name: not given.only or name in given.only)
    if given.json:
        given.json.write_text(json.dumps(report.figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
