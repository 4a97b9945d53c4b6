"""The mean of the weights of checkpoints of one lineage: what the later gained, without all that it forgot.

    python3 average.py WORK/smooth/model.pt WORK/last/model.pt --out WORK/mean/model.pt

As in Wortsman et al. 2022 (arXiv:2109.01903), who take the mean of a model before and after fine-tuning.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import torch

from model import read_checkpoint, save_checkpoint


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("checkpoints", type=Path, nargs="+")
    arguments.add_argument("--out", type=Path, required=True)
    given = arguments.parse_args()
    encoders = [read_checkpoint(path)[0] for path in given.checkpoints]
    with torch.no_grad():
        for weights in zip(*(encoder.parameters() for encoder in encoders)):
            weights[0].copy_(sum(weights) / len(weights))
    given.out.parent.mkdir(parents=True, exist_ok=True)
    save_checkpoint(given.out, encoders[0])
    shutil.copy(given.checkpoints[0].parent / "tokenizer.json", given.out.parent / "tokenizer.json")


if __name__ == "__main__":
    main()
