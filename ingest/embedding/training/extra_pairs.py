"""More Swedish, from what Debian ships: the LibreOffice help (MPL-2.0) and the WikDict dictionaries (CC BY-SA 3.0).

    apt-get download libreoffice-help-{fi,sv,en-us} dict-freedict-{fin-swe,swe-fin,fin-eng,eng-fin}
    for package in *.deb; do dpkg -x "$package" root; done
    python3 extra_pairs.py --root root --out extra

Paragraphs of the help have the same id in each language; an entry of a dictionary is a headword and its translations.
English–Swedish terms go through Finnish words with at most two translations on each side.
(dict-freedict-eng-swe is under the GPL and is not used.)
"""

from __future__ import annotations

import argparse
import gzip
import html
import itertools
import json
import lzma
import re
from collections import defaultdict
from pathlib import Path

HELP_FOLDERS = {"fi": "fi", "sv": "sv", "en": "en-US"}
DICTIONARIES = {
    "extra_wikdict_fi_en": (("fin-eng", "fi", "en"), ("eng-fin", "en", "fi")),
    "extra_wikdict_fi_sv": (("fin-swe", "fi", "sv"), ("swe-fin", "sv", "fi")),
}
PARAGRAPH = re.compile(r'<(p|h[1-6]) id="((?:par|hd)_[^"]+)"[^>]*>(.*?)</\1>', re.S)
TAG = re.compile(r"<[^>]+>")
HEADWORD = re.compile(r"^(?P<word>[^/<]+?) (?:/[^/]*/ ?)?(?:<[^>]*>)?$")
SHORTEST_PARAGRAPH = 12
MOST_TRANSLATIONS_OF_A_PIVOT = 2


def read_help(folder: Path) -> dict[tuple[str, str], str]:
    paragraphs = {}
    for page in sorted(folder.rglob("*.html")):
        for _, name, body in PARAGRAPH.findall(page.read_text(encoding="utf-8", errors="replace")):
            text = " ".join(html.unescape(TAG.sub("", body)).split())
            if len(text) >= SHORTEST_PARAGRAPH:
                paragraphs[(str(page.relative_to(folder)), name)] = text
    return paragraphs


def help_pairs(root: Path) -> dict[str, list[dict]]:
    texts = {language: read_help(root / "usr/share/libreoffice/help" / name) for language, name in HELP_FOLDERS.items()}
    made = {}
    for la, lb in itertools.combinations(("fi", "en", "sv"), 2):
        seen: dict[tuple[str, str], None] = {}
        for key, a in texts[la].items():
            b, english = texts[lb].get(key), texts["en"].get(key)
            untranslated = any(text == english for language, text in ((la, a), (lb, b)) if language != "en")
            if b and a != b and not untranslated:
                seen.setdefault((a, b))
        made[f"extra_libreoffice_{la}_{lb}"] = [pair(a, b, la, lb) for a, b in seen]
    return made


def pair(a: str, b: str, la: str, lb: str) -> dict:
    return {"a": a, "b": b, "la": la, "lb": lb, "kind": "parallel"}


def read_dictionary(path: Path) -> list[tuple[str, str]]:
    """(headword, translation): the line after a headword, or the lines that start with its number."""
    lines = gzip.open(path, "rt", encoding="utf-8").read().split("\n")
    start = next(i for i, line in enumerate(lines) if "Source(s)" in line)
    pairs = []
    word, fresh = None, False
    for line in lines[start:]:
        head = HEADWORD.match(line) if ("/" in line or line.endswith(">")) else None
        if head and not line[0].isspace():
            word, fresh = head["word"].strip(), True
            continue
        numbered = re.match(r"^\d+\. (.+)", line)
        if word and (fresh or numbered):
            translations = numbered[1] if numbered else line
            for translation in translations.split(","):
                translation = re.sub(r"\[.*?\]|\(.*?\)|<.*?>|/.*?/", "", translation).strip()
                if 0 < len(translation) <= 40:
                    pairs.append((word, translation))
        fresh = False
    return pairs


def dictionary_pairs(root: Path) -> dict[str, list[dict]]:
    made = {}
    for name, parts in DICTIONARIES.items():
        la, lb = name.rsplit("_", 2)[1:]
        seen: dict[tuple[str, str], None] = {}
        for code, source, _ in parts:
            path = root / "usr/share/dictd" / f"freedict-{code}.dict.dz"
            for word, translation in read_dictionary(path):
                seen.setdefault((word, translation) if source == la else (translation, word))
        made[name] = [pair(a, b, la, lb) for a, b in seen]
    english, swedish = defaultdict(list), defaultdict(list)
    for translations, name in ((english, "extra_wikdict_fi_en"), (swedish, "extra_wikdict_fi_sv")):
        for row in made[name]:
            translations[row["a"]].append(row["b"])
    made["extra_wikdict_en_sv"] = [
        pair(a, b, "en", "sv")
        for word in english
        if max(len(english[word]), len(swedish[word])) <= MOST_TRANSLATIONS_OF_A_PIVOT
        for a in english[word]
        for b in swedish[word]
    ]
    return made


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--root", type=Path, required=True, help="folder that the packages were unpacked to")
    arguments.add_argument("--out", type=Path, required=True)
    given = arguments.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    for name, rows in {**help_pairs(given.root), **dictionary_pairs(given.root)}.items():
        with lzma.open(given.out / f"{name}.jsonl.xz", "wt", encoding="utf-8", preset=1) as out:
            out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        print(f"{name}: {len(rows)} pairs")


if __name__ == "__main__":
    main()
