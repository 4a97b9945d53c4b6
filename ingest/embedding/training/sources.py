"""What is trained on: each file, its licence, and how it is used. One row per source; the card's table is this one.

Rows of the files are {"a", "b", "la", "lb", "kind"}. A source that is not in this table is not read.
`share` is the part of the rows that is kept (laws are many and alike), `words` their weight in the vocabulary.
"""

from __future__ import annotations

import itertools
import json
import lzma
from dataclasses import dataclass
from pathlib import Path
from typing import Iterator


@dataclass(frozen=True)
class Source:
    name: str
    group: str  # which batches it belongs to: see train.py
    licence: str
    share: float = 1.0
    words: float = 1.0


SOURCES = (
    Source("squad2fi_qa_fi", "squad", "Apache-2.0; SQuAD text CC BY-SA 4.0"),
    Source("squad2fi_qa_en", "squad", "Apache-2.0; SQuAD text CC BY-SA 4.0"),
    Source("squad2fi_parallel_questions_fi_en", "squad", "Apache-2.0; SQuAD text CC BY-SA 4.0"),
    Source("squad2fi_parallel_sentences_fi_en", "fi-en", "Apache-2.0; SQuAD text CC BY-SA 4.0"),
    Source("nqfi_qa_fi", "answers", "Apache-2.0; Natural Questions CC BY-SA 3.0"),
    Source("dollyfi_qa_fi", "answers", "CC BY-SA 3.0"),
    Source("oasstfi_val_qa_fi", "answers", "Apache-2.0"),
    Source("dollyfi_parallel_fi_en", "fi-en", "CC BY-SA 3.0"),
    Source("oasstfi_parallel_fi_en", "fi-en", "Apache-2.0"),
    Source("pud_fi_en", "fi-en", "CC BY-SA 4.0 / 3.0"),
    Source("tatoeba_fi_en", "fi-en", "CC BY 2.0 FR"),
    Source("ptv_place_names_fi_en", "terms-fi-en", "CC BY 4.0"),
    Source("yso_terms_fi_en", "terms-fi-en", "CC BY 4.0"),
    Source("pud_fi_sv", "fi-sv", "CC BY-SA 4.0"),
    Source("finlex_cases_parallel_fi_sv", "fi-sv", "CC BY 4.0"),
    Source("finlex_laws_parallel_fi_sv", "laws-fi-sv", "CC BY 4.0", words=0.5),
    Source("ptv_place_names_fi_sv", "terms-fi-sv", "CC BY 4.0"),
    Source("yso_terms_fi_sv", "terms-fi-sv", "CC BY 4.0"),
    Source("pud_en_sv", "en-sv", "CC BY-SA 4.0 / 3.0"),
    Source("tatoeba_en_sv", "en-sv", "CC BY 2.0 FR"),
    Source("ptv_place_names_en_sv", "terms-en-sv", "CC BY 4.0"),
    Source("yso_terms_en_sv", "terms-en-sv", "CC BY 4.0"),
    Source("turku_paraphrase_r1dev_fi", "paraphrases", "CC BY-SA 4.0"),
    Source("turku_paraphrase_opuspb_fi", "paraphrases", "CC BY-SA 4.0"),
    Source("finlex_laws_heading_fi", "laws-titles", "CC BY 4.0", share=0.5, words=0.1),
    Source("finlex_cases_keywords_fi", "titles", "CC BY 4.0", words=0.5),
    Source("yso_subject_title_fi", "subjects", "CC0"),
    Source("ptv_services_fi", "titles", "CC BY 4.0"),
    # made by extra_pairs.py from Debian's packages, where that was run
    Source("extra_libreoffice_fi_en", "fi-en", "MPL-2.0"),
    Source("extra_libreoffice_fi_sv", "fi-sv", "MPL-2.0"),
    Source("extra_libreoffice_en_sv", "en-sv", "MPL-2.0"),
    Source("extra_mozilla_fi_en", "fi-en", "MPL-2.0"),
    Source("extra_mozilla_fi_sv", "fi-sv", "MPL-2.0"),
    Source("extra_mozilla_en_sv", "en-sv", "MPL-2.0"),
    Source("extra_gnome_fi_en", "fi-en", "CC BY-SA 3.0"),
    Source("extra_gnome_fi_sv", "fi-sv", "CC BY-SA 3.0"),
    Source("extra_gnome_en_sv", "en-sv", "CC BY-SA 3.0"),
    Source("extra_wikdict_fi_en", "terms-fi-en", "CC BY-SA 3.0"),
    Source("extra_wikdict_fi_sv", "terms-fi-sv", "CC BY-SA 3.0"),
    Source("extra_wikdict_en_sv", "terms-en-sv", "CC BY-SA 3.0"),
    Source("extra_cldr_fi_en", "terms-fi-en", "Unicode-DFS-2016"),
    Source("extra_cldr_fi_sv", "terms-fi-sv", "Unicode-DFS-2016"),
    Source("extra_cldr_en_sv", "terms-en-sv", "Unicode-DFS-2016"),
    # made by extra_glosses.py from the rows above, which the vocabulary has counted already
    Source("extra_gloss_en_sv", "gloss-en-sv", "CC BY 2.0 FR; words of the other sources", words=0),
    Source("extra_gloss_fi_sv", "gloss-fi-sv", "CC BY 2.0 FR; words of the other sources", words=0),
    Source("extra_inflected_en_sv", "inflected-en-sv", "CC BY-SA 3.0; CC BY 4.0", words=0),
)

# In the data folder, and left out on purpose.
LEFT_OUT = {
    "locales_public_sector_*": "rows of repositories without a licence are mixed in and cannot be told apart",
    "turku_paraphrase_opuspb_hardneg_fi.neg": "not pairs: similar sentences that are not paraphrases",
}

# Short sentences of everyday speech, also as groups of their own: the second phase of the training gives them more weight.
EVERYDAY = {"everyday-fi-en": "tatoeba_fi_en", "everyday-en-sv": "tatoeba_en_sv"}

# Sentence pairs held out of the training, so many from the end of each: settings of translation are chosen by them.
HELD_OUT_BITEXT = {
    "tatoeba_fi_en": 1000, "tatoeba_en_sv": 500, "pud_fi_en": 200, "pud_fi_sv": 200, "pud_en_sv": 200,
    "extra_gnome_fi_sv": 300, "extra_mozilla_fi_sv": 400, "extra_gnome_en_sv": 300,
}

PASSAGE_TEXTS = ("nqfi_passages.fi",)  # running text (CC BY-SA 3.0): a sentence of a passage ↔ the rest of it


def find_source(source: Source, folders: list[Path]) -> Path | None:
    for folder in folders:
        for path in (folder / "pairs" / f"{source.name}.jsonl.xz", folder / f"{source.name}.jsonl.xz"):
            if path.exists():
                return path
    return None


def read_rows(path: Path, most: int | None = None) -> Iterator[dict]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in itertools.islice(lines, most):
            yield json.loads(line)
