"""Contrastive training: each question must be nearer to its own passage than to all others of the batch, and back.

    python3 train.py --work WORK --name NAME [--set steps=1200 dimensions=512 …]     names and defaults: settings.py

Writes WORK/NAME/last.pt as it goes and resumes from it; leaves WORK/NAME/model.pt with tokenizer.json beside, and does
nothing where that is there already.
One step adds up one batch of each row of a mixture, then moves the weights once.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import shutil
import time
from pathlib import Path

import numpy
import torch

from batches import Batch, Batches, Sizes
from chunks import Side, backward_in_chunks, embed_in_chunks
from model import Shape, make_encoder, read_checkpoint, save_checkpoint
from optimiser import Adam
from settings import MIXTURES, TRANSLATIONS, Settings, parse_settings
from tokenizer import Tokenizer
from validate import validate


def loss_of(batch: Batch, questions: torch.Tensor, passages: torch.Tensor, scale: float) -> torch.Tensor:
    """Question → passages, and passage → questions where the other questions of the same passage are not wrong answers."""
    right = torch.from_numpy(batch.right).to(questions.device)
    scores = scale * questions @ passages.T
    forward = torch.nn.functional.cross_entropy(scores, right)
    own = scores.gather(1, right[:, None]).squeeze(1)
    others = scores.scatter(1, right[:, None], float("-inf")).logsumexp(0)
    backward = (torch.logaddexp(own, others[right]) - own).mean()
    return (forward + backward) / 2


def losses_of(drawn: list[Batch], vectors: list[torch.Tensor], settings: Settings) -> list[torch.Tensor]:
    def scale_of(batch: Batch) -> float:
        return settings.bitext_scale if settings.bitext_scale and batch.group in TRANSLATIONS else settings.scale

    return [loss_of(batch, *vectors[2 * i : 2 * i + 2], scale_of(batch)) for i, batch in enumerate(drawn)]


def embed_together(encoder: torch.nn.Module, sides: list[Side]) -> list[torch.Tensor]:
    """One call for all texts of a step: the gradient of the table is as large as the table, and is then made once."""
    begins = numpy.cumsum([0] + [len(ids) for ids, _ in sides])
    offsets = numpy.concatenate([offsets + begin for (_, offsets), begin in zip(sides, begins)])
    vectors = encoder(numpy.concatenate([ids for ids, _ in sides]), offsets)
    return list(vectors.split([len(offsets) for _, offsets in sides]))


def go_backward(encoder: torch.nn.Module, drawn: list[Batch], settings: Settings) -> list[float]:
    """Leaves the gradient of the summed losses in the weights. → the losses"""
    sides = [side for batch in drawn for side in (batch.questions, batch.passages)]
    found: list[float] = []

    def summed(vectors: list[torch.Tensor]) -> torch.Tensor:
        losses = losses_of(drawn, vectors, settings)
        found.extend(loss.item() for loss in losses)
        return sum(losses)

    if settings.kind == "static":
        summed(embed_together(encoder, sides)).backward()
    else:
        backward_in_chunks(encoder, sides, settings.most_tokens, summed)
    return found


def choose(weights: dict[str, float], random: numpy.random.Generator) -> str:
    shares = numpy.array(list(weights.values()))
    return str(random.choice(list(weights), p=shares / shares.sum()))


def first_rows(counts: numpy.ndarray, settings: Settings) -> torch.Tensor:
    weights = settings.frequent / (settings.frequent + counts / counts.sum())
    rows = torch.randn(len(counts), settings.dimensions) / settings.dimensions**0.5
    return rows * torch.from_numpy(weights.astype(numpy.float32))[:, None]


def begin(work: Path, batches: Batches, vocabulary: int, settings: Settings) -> torch.nn.Module:
    if settings.start:
        return read_checkpoint(work / settings.start)[0]
    shape = Shape(
        settings.kind, vocabulary, settings.dimensions, settings.repetition, settings.layers, settings.heads, settings.longest
    )
    return make_encoder(shape, first_rows(batches.token_counts(vocabulary), settings) if settings.kind == "static" else None)


def rate_at(step: int, settings: Settings) -> float:
    left = (settings.steps - step) / max(1, settings.steps - settings.warm_up)
    return settings.rate * min((step + 1) / settings.warm_up, left)


def train(work: Path, out: Path, settings: Settings) -> None:
    torch.manual_seed(settings.seed)
    batches = Batches(work, settings.seed, Sizes().times(settings.batch_share), settings.dropped_tokens, settings.whole_below)
    vocabulary = Tokenizer.read(work / "tokenizer.json").size
    encoder = begin(work, batches, vocabulary, settings).to(settings.device)
    adam, first = Adam(list(encoder.parameters())), 0
    last = out / "last.pt"
    if last.exists():
        saved = torch.load(last, map_location=settings.device)
        encoder.load_state_dict(saved["weights"])
        adam.restore(saved["adam"])
        batches.random.bit_generator.state, first = saved["random"], saved["step"]
        print(f"resumed at step {first}")

    def embed(ids: numpy.ndarray, offsets: numpy.ndarray) -> numpy.ndarray:
        if settings.kind == "static":
            return encoder(ids, offsets).detach().cpu().numpy()
        return embed_in_chunks(encoder, (ids, offsets), settings.most_tokens).cpu().numpy()

    began, losses = time.time(), {}
    for step in range(first, settings.steps):
        # At checkpoints only, so that a resumed run sees what an unbroken one would; untrained rows are all alike.
        if settings.regroup and step % settings.checkpoint_every == 0 and (step > 0 or settings.start):
            batches.regroup(embed)
        drawn = [batches.draw(choose(row, batches.random)) for row in MIXTURES[settings.mixture]]
        for batch, loss in zip(drawn, go_backward(encoder, drawn, settings)):
            losses[batch.group] = 0.9 * losses.get(batch.group, loss) + 0.1 * loss
        adam.step(rate_at(step, settings))
        if (step + 1) % settings.checkpoint_every == 0 or step + 1 == settings.steps:
            state = {"adam": adam.state(), "random": batches.random.bit_generator.state}
            save_checkpoint(last, encoder, **state, step=step + 1)
            save_checkpoint(out / "model.pt", encoder)
            print(f"step {step + 1}, {time.time() - began:.0f} s, held out", validate(out / "model.pt", work),
                  {group: round(value, 2) for group, value in sorted(losses.items())}, flush=True)
    last.unlink(missing_ok=True)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--work", type=Path, required=True)
    arguments.add_argument("--name", default="model")
    arguments.add_argument("--threads", type=int, default=1)
    arguments.add_argument("--set", nargs="*", default=[], metavar="NAME=VALUE", help="of settings.py")
    given = arguments.parse_args()
    torch.set_num_threads(given.threads)
    settings = parse_settings(given.set)
    out = given.work / given.name
    described = json.dumps(dataclasses.asdict(settings), indent=1) + "\n"
    if (out / "last.pt").exists() or (out / "model.pt").exists():
        if (out / "settings.json").read_text(encoding="utf-8") != described:
            raise SystemExit(f"{out} was trained with other settings: give another name, or remove it.")
        if not (out / "last.pt").exists():
            return print(f"{out} is trained already")
    out.mkdir(parents=True, exist_ok=True)
    shutil.copy(given.work / "tokenizer.json", out / "tokenizer.json")
    (out / "settings.json").write_text(described, encoding="utf-8")
    train(given.work, out, settings)


if __name__ == "__main__":
    main()
