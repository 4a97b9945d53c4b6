"""Translated documents and programs as pairs: the LibreOffice and GNOME help, and the messages of Firefox and Thunderbird.

Paragraphs of the LibreOffice help and messages have the same id in each language; a page of the GNOME help is taken
where both languages have equally many paragraphs.
"""

from __future__ import annotations

import html
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

LIBREOFFICE = {"fi": "fi", "sv": "sv", "en": "en-US"}
GNOME = {"fi": "fi", "sv": "sv", "en": "C"}
MOZILLA = {"fi": "langpack-fi@*.xpi", "sv": "langpack-sv-SE@*.xpi", "en": "omni.ja"}
PARAGRAPH = re.compile(r'<(p|h[1-6]) id="((?:par|hd)_[^"]+)"[^>]*>(.*?)</\1>', re.S)
TAG = re.compile(r"<[^>]+>")
MALLARD = "{http://projectmallard.org/1.0/}"
BLOCKS = {f"{MALLARD}{name}" for name in ("p", "title", "desc")}
MESSAGE = re.compile(r"^(?P<id>-?[A-Za-z][\w-]*) = ?(?P<text>.*)$")
ATTRIBUTE = re.compile(r"^\s+\.(?P<id>[\w-]+) = ?(?P<text>.+)$")
SHORTCUTS = re.compile(r"(?:key|style|width|height)\d*$")
SHORTEST = 12

Paragraphs = dict[tuple[str, ...], str]


def read_libreoffice(root: Path, language: str) -> Paragraphs:
    folder = root / "usr/share/libreoffice/help" / LIBREOFFICE[language]
    paragraphs = {}
    for page in sorted(folder.rglob("*.html")):
        for _, name, body in PARAGRAPH.findall(page.read_text(encoding="utf-8", errors="replace")):
            paragraphs[(str(page.relative_to(folder)), name)] = html.unescape(TAG.sub("", body))
    return paragraphs


def read_gnome(root: Path, language: str) -> Paragraphs:
    folder = root / "usr/share/help" / GNOME[language]
    paragraphs = {}
    for page in sorted(folder.rglob("*.page")):
        blocks = [one for one in ElementTree.parse(page).iter() if one.tag in BLOCKS]
        for place, block in enumerate(blocks):  # the count in the key: pages of another structure have no keys in common
            paragraphs[(str(page.relative_to(folder)), str(len(blocks)), str(place))] = "".join(block.itertext())
    return paragraphs


def read_mozilla(root: Path, language: str) -> Paragraphs:
    messages = {}
    for archive in sorted((root / "usr/lib").rglob(MOZILLA[language])):
        with zipfile.ZipFile(archive) as files:
            for name in sorted(files.namelist()):
                if name.endswith(".ftl"):
                    below = name.partition("localization/")[2].partition("/")[2]
                    messages.update(read_fluent(below, files.read(name).decode("utf-8")))
    return messages


def read_fluent(file: str, text: str) -> Paragraphs:
    """Messages and attributes on one line; those with variants or variables are left out."""
    found, message = {}, ""
    for line in text.split("\n"):
        head, attribute = MESSAGE.match(line), ATTRIBUTE.match(line)
        if head:
            message = head["id"]
        part = head or attribute
        if part and part["text"] and "{" not in part["text"] and not SHORTCUTS.search(part["id"]):
            found[(file, message, attribute["id"] if attribute else "")] = TAG.sub("", part["text"])
    return found


READERS = {"libreoffice": read_libreoffice, "gnome": read_gnome, "mozilla": read_mozilla}


def document_pairs(root: Path, name: str) -> dict[tuple[str, str], list[tuple[str, str]]]:
    texts = {
        language: {key: " ".join(text.split()) for key, text in READERS[name](root, language).items()} for language in LIBREOFFICE
    }
    made = {}
    for a, b in (("fi", "en"), ("fi", "sv"), ("en", "sv")):
        pairs: dict[tuple[str, str], None] = {}
        for key, one in texts[a].items():
            other, english = texts[b].get(key, ""), texts["en"].get(key)
            untranslated = any(text == english for language, text in ((a, one), (b, other)) if language != "en")
            if one != other and not untranslated and min(len(one), len(other)) >= SHORTEST:
                pairs.setdefault((one, other))
        made[(a, b)] = list(pairs)
    return made
