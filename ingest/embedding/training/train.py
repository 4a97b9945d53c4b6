"""Contrastive training: each question must be nearer to its own passage than to all others of the batch, and back.

    python3 train.py --work WORK --name NAME [--set steps=1200 dimensions=512 …]

Writes WORK/NAME/last.pt as it goes and resumes from it; at the end WORK/NAME/model.pt with tokenizer.json beside.
One step adds up one batch of each row of MIXTURE, then moves the weights once.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

import numpy
import torch

from batches import Batch, Batches, Sizes
from evaluate import ranks, retrieval_figures
from model import Embedder, Shape, make_encoder, save_checkpoint

BITEXT = {"fi-en": 0.32, "fi-sv": 0.12, "laws-fi-sv": 0.10, "en-sv": 0.16, "terms-fi-en": 0.09, "terms-fi-sv": 0.08, "terms-en-sv": 0.08,
          "squad-passages": 0.05}
MIXTURE = (
    {"squad:fi-fi": 0.50, "squad:en-fi": 0.20, "squad:fi-en": 0.08, "squad:en-en": 0.22},
    BITEXT,
    BITEXT,
    {"answers": 0.50, "cloze": 0.30, "titles": 0.04, "laws-titles": 0.04, "subjects": 0.06, "paraphrases": 0.06},
)


@dataclass(frozen=True)
class Settings:
    kind: str = "static"
    dimensions: int = 512
    repetition: float = 1.0
    steps: int = 1000
    rate: float = 0.01  # of Adam, falls to 0 in a straight line after the warm-up
    warm_up: int = 50
    scale: float = 20.0  # cosines are multiplied by it before the softmax
    dropped_tokens: float = 0.15
    frequent: float = 3e-4  # SIF: a token's first weight is frequent / (frequent + its share of all tokens)
    seed: int = 1
    checkpoint_every: int = 200
    regroup_every: int = 300  # steps after which like rows are put together anew, by the model as it is then


def loss_of(batch: Batch, questions: torch.Tensor, passages: torch.Tensor, scale: float) -> torch.Tensor:
    """Question → passages, and passage → questions where the other questions of the same passage are not wrong answers."""
    right = torch.from_numpy(batch.right)
    scores = scale * questions @ passages.T
    forward = torch.nn.functional.cross_entropy(scores, right)
    own = scores.gather(1, right[:, None]).squeeze(1)
    others = scores.scatter(1, right[:, None], float("-inf")).logsumexp(0)
    backward = (torch.logaddexp(own, others[right]) - own).mean()
    return (forward + backward) / 2


def embed_together(encoder: torch.nn.Module, sides: list[tuple[numpy.ndarray, numpy.ndarray]]) -> list[torch.Tensor]:
    """One call for all texts of a step: the gradient of the table is as large as the table, and is then made once."""
    begins = numpy.cumsum([0] + [len(ids) for ids, _ in sides])
    offsets = numpy.concatenate([offsets + begin for (_, offsets), begin in zip(sides, begins)])
    vectors = encoder(numpy.concatenate([ids for ids, _ in sides]), offsets)
    return list(vectors.split([len(offsets) for _, offsets in sides]))


def choose(weights: dict[str, float], random: numpy.random.Generator) -> str:
    shares = numpy.array(list(weights.values()))
    return str(random.choice(list(weights), p=shares / shares.sum()))


class Adam:
    """As in the paper, in place; torch's own takes twice as long on one core."""

    def __init__(self, weights: list[torch.Tensor], decay: float = 0.9, decay_of_squares: float = 0.98):
        self.weights, self.decays, self.steps = weights, (decay, decay_of_squares), 0
        self.means, self.squares = ([torch.zeros_like(one) for one in weights] for _ in range(2))

    @torch.no_grad()
    def step(self, rate: float) -> None:
        self.steps += 1
        first, second = self.decays
        rate = rate * (1 - second**self.steps) ** 0.5 / (1 - first**self.steps)
        for weight, mean, square in zip(self.weights, self.means, self.squares):
            mean.mul_(first).add_(weight.grad, alpha=1 - first)
            square.mul_(second).addcmul_(weight.grad, weight.grad, value=1 - second)
            weight.addcdiv_(mean, square.sqrt().add_(1e-10), value=-rate)
            weight.grad = None

    def state(self) -> dict:
        return {"means": self.means, "squares": self.squares, "steps": self.steps}

    def restore(self, state: dict) -> None:
        self.means, self.squares, self.steps = state["means"], state["squares"], state["steps"]


def first_rows(counts: numpy.ndarray, settings: Settings) -> torch.Tensor:
    weights = settings.frequent / (settings.frequent + counts / counts.sum())
    rows = torch.randn(len(counts), settings.dimensions) / settings.dimensions**0.5
    return rows * torch.from_numpy(weights.astype(numpy.float32))[:, None]


def validate(checkpoint: Path, held_out: list) -> dict[str, float]:
    embedder = Embedder(checkpoint)
    passages = list(dict.fromkeys(row[2] for row in held_out))
    right = numpy.array([{text: i for i, text in enumerate(passages)}[row[2]] for row in held_out])
    embedded = embedder.embed(passages)
    return {
        language: retrieval_figures(ranks(embedder.embed([row[side] for row in held_out]) @ embedded.T, right))["nDCG@10"]
        for side, language in ((0, "fi"), (1, "en → fi"))
    }


def train(work: Path, out: Path, settings: Settings) -> None:
    torch.manual_seed(settings.seed)
    batches = Batches(work, settings.seed, Sizes(), settings.dropped_tokens)
    description = json.loads((work / "tokenizer.json").read_text(encoding="utf-8"))
    shape = Shape(settings.kind, len(description["model"]["vocab"]), settings.dimensions, settings.repetition)
    encoder = make_encoder(shape, first_rows(batches.token_counts(shape.vocabulary), settings) if settings.kind == "static" else None)
    adam, first = Adam(list(encoder.parameters())), 0
    last = out / "last.pt"
    if last.exists():
        saved = torch.load(last)
        encoder.load_state_dict(saved["weights"])
        adam.restore(saved["adam"])
        batches.random.bit_generator.state, first = saved["random"], saved["step"]
        print(f"resumed at step {first}")
    began, losses = time.time(), {}
    for step in range(first, settings.steps):
        if step > 0 and (step == first or step % settings.regroup_every == 0):
            with torch.no_grad():
                batches.regroup(lambda ids, offsets: encoder(ids, offsets).numpy())
        drawn = [batches.draw(choose(row, batches.random)) for row in MIXTURE]
        vectors = embed_together(encoder, [side for batch in drawn for side in (batch.questions, batch.passages)])
        step_losses = [loss_of(batch, *vectors[2 * i : 2 * i + 2], settings.scale) for i, batch in enumerate(drawn)]
        sum(step_losses).backward()
        for batch, loss in zip(drawn, step_losses):
            losses[batch.group] = 0.9 * losses.get(batch.group, loss.item()) + 0.1 * loss.item()
        adam.step(settings.rate * min((step + 1) / settings.warm_up, (settings.steps - step) / (settings.steps - settings.warm_up)))
        if (step + 1) % settings.checkpoint_every == 0 or step + 1 == settings.steps:
            save_checkpoint(last, encoder, adam=adam.state(), random=batches.random.bit_generator.state, step=step + 1)
            save_checkpoint(out / "model.pt", encoder)
            figures = validate(out / "model.pt", json.loads((work / "validation.json").read_text(encoding="utf-8")))
            print(f"step {step + 1}, {time.time() - began:.0f} s, held out nDCG@10", {k: round(v, 4) for k, v in figures.items()},
                  {group: round(value, 2) for group, value in sorted(losses.items())}, flush=True)
    last.unlink(missing_ok=True)


def parse_settings(given: list[str]) -> Settings:
    kinds = {field.name: type(field.default) for field in dataclasses.fields(Settings)}
    return Settings(**{name: kinds[name](value) for name, value in (one.split("=", 1) for one in given)})


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--work", type=Path, required=True)
    arguments.add_argument("--name", default="model")
    arguments.add_argument("--threads", type=int, default=1)
    arguments.add_argument("--set", nargs="*", default=[], metavar="NAME=VALUE", help=f"of {Settings()}")
    given = arguments.parse_args()
    torch.set_num_threads(given.threads)
    settings = parse_settings(given.set)
    out = given.work / given.name
    out.mkdir(parents=True, exist_ok=True)
    shutil.copy(given.work / "tokenizer.json", out / "tokenizer.json")
    (out / "settings.json").write_text(json.dumps(dataclasses.asdict(settings), indent=1) + "\n")
    train(given.work, out, settings)


if __name__ == "__main__":
    main()
