"""What a training run may be told, and which groups of pairs its batches come from."""

from __future__ import annotations

from dataclasses import dataclass, fields

QUESTIONS = {"squad:fi-fi": 0.50, "squad:en-fi": 0.20, "squad:fi-en": 0.08, "squad:en-en": 0.22}
BITEXT = {
    "fi-en": 0.32, "fi-sv": 0.12, "laws-fi-sv": 0.10, "en-sv": 0.16,
    "terms-fi-en": 0.09, "terms-fi-sv": 0.08, "terms-en-sv": 0.08, "squad-passages": 0.05,
}
EVERYDAY_BITEXT = {
    "fi-en": 0.18, "fi-sv": 0.16, "laws-fi-sv": 0.10, "en-sv": 0.12,
    "everyday-fi-en": 0.13, "everyday-fi-sv": 0.04, "everyday-en-sv": 0.09,
    "terms-fi-en": 0.05, "terms-fi-sv": 0.07, "terms-en-sv": 0.06,
}
# With glosses and inflected words of extra_glosses.py.
GLOSSED_BITEXT = {
    "fi-en": 0.14, "fi-sv": 0.13, "laws-fi-sv": 0.08, "en-sv": 0.12,
    "everyday-fi-en": 0.12, "everyday-fi-sv": 0.04, "everyday-en-sv": 0.11, "gloss-en-sv": 0.10, "gloss-fi-sv": 0.06,
    "terms-fi-en": 0.03, "terms-fi-sv": 0.04, "terms-en-sv": 0.05, "inflected-en-sv": 0.04,
}
OTHER = {"answers": 0.50, "cloze": 0.30, "titles": 0.04, "laws-titles": 0.04, "subjects": 0.06, "paraphrases": 0.06}
# One batch of each row a step; the numbers are the chances of its groups.
MIXTURES = {
    "broad": (QUESTIONS, BITEXT, BITEXT, OTHER),
    "everyday": (QUESTIONS, EVERYDAY_BITEXT, EVERYDAY_BITEXT, OTHER),
    "glossed": (QUESTIONS, GLOSSED_BITEXT, GLOSSED_BITEXT),
}
TRANSLATIONS = {*BITEXT, *EVERYDAY_BITEXT, *GLOSSED_BITEXT}


@dataclass(frozen=True)
class Settings:
    kind: str = "static"
    dimensions: int = 512
    repetition: float = 1.0
    layers: int = 4  # the transformer's, as heads and longest
    heads: int = 6
    longest: int = 256
    steps: int = 1000
    rate: float = 0.01  # of Adam, falls to 0 in a straight line after the warm-up
    warm_up: int = 50
    scale: float = 20.0  # cosines are multiplied by it before the softmax
    bitext_scale: float = 0.0  # the same for translations; 0: no difference
    dropped_tokens: float = 0.15
    whole_below: int = 0  # texts with fewer tokens than this keep them all
    mixture: str = "broad"
    device: str = "cpu"
    batch_share: float = 1.0  # of the batch sizes
    most_tokens: int = 8192  # that go through the transformer at once: bounds the memory, whatever the batch
    start: str = ""  # checkpoint of the same kind and shape to start from, in the work folder
    frequent: float = 3e-4  # SIF: a token's first weight is frequent / (frequent + its share of all tokens)
    seed: int = 1
    checkpoint_every: int = 150  # steps; like rows are put together anew at the same time, where regroup is 1
    regroup: int = 1


# What a transformer needs otherwise; `device=cuda batch_share=1` on a GPU.
TRANSFORMER = {"dimensions": 384, "rate": 4e-4, "warm_up": 200, "batch_share": 0.125, "regroup": 0}


def parse_settings(given: list[str]) -> Settings:
    kinds = {field.name: type(field.default) for field in fields(Settings)}
    named = {name: kinds[name](value) for name, value in (one.split("=", 1) for one in given)}
    return Settings(**{**(TRANSFORMER if named.get("kind") == "transformer" else {}), **named})
