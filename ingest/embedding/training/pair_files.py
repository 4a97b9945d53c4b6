"""Files of pairs in the form of the data folder's: one JSON row a line, xz."""

from __future__ import annotations

import json
import lzma
from collections.abc import Sequence
from pathlib import Path


def write_pairs(folder: Path, name: str, la: str, lb: str, pairs: Sequence[tuple[str, str]]) -> None:
    """Writes pairs of languages `la` and `lb` as `extra_NAME_LA_LB.jsonl.xz`, and prints how many there are."""
    with lzma.open(folder / f"extra_{name}_{la}_{lb}.jsonl.xz", "wt", encoding="utf-8", preset=1) as out:
        for a, b in pairs:
            out.write(json.dumps({"a": a, "b": b, "la": la, "lb": lb, "kind": "parallel"}, ensure_ascii=False) + "\n")
    print(f"{name} {la}–{lb}: {len(pairs)} pairs")
