"""Names of countries, languages, cities, units, and of what emoji show, from the Unicode CLDR (Unicode-DFS-2016)."""

from __future__ import annotations

import itertools
from pathlib import Path
from xml.etree import ElementTree

LANGUAGES = ("fi", "en", "sv")
FOLDER = "usr/share/unicode/cldr/common"
NAMED = (  # places in main/*.xml whose elements carry a name
    "localeDisplayNames/languages/language", "localeDisplayNames/scripts/script", "localeDisplayNames/territories/territory",
    "dates/timeZoneNames/zone", "numbers/currencies/currency", "units/unitLength[@type='long']/unit",
    "dates/calendars/calendar[@type='gregorian']/months/monthContext[@type='stand-alone']/monthWidth[@type='wide']/month",
    "dates/calendars/calendar[@type='gregorian']/days/dayContext[@type='stand-alone']/dayWidth[@type='wide']/day",
    "dates/fields/field",
)
NAME_INSIDE = ("exemplarCity", "displayName")


def read_names(root: Path, language: str) -> dict[tuple[str, str], str]:
    names = {}
    main = ElementTree.parse(root / FOLDER / "main" / f"{language}.xml")
    for place in NAMED:
        for element in main.iterfind(place):
            inside = next((one for one in map(element.find, NAME_INSIDE) if one is not None), element)
            if "alt" not in element.attrib and inside.text and inside.text.strip():
                names[(place, element.get("type", ""))] = inside.text.strip()
    for annotation in ElementTree.parse(root / FOLDER / "annotations" / f"{language}.xml").iter("annotation"):
        kind = "name" if annotation.get("type") == "tts" else "words"
        names[(kind, annotation.get("cp", ""))] = (annotation.text or "").replace(" | ", " ")
    return names


def name_pairs(root: Path) -> dict[tuple[str, str], list[tuple[str, str]]]:
    names = {language: read_names(root, language) for language in LANGUAGES}
    return {
        (a, b): list(dict.fromkeys((name, names[b][key]) for key, name in names[a].items() if key in names[b]))
        for a, b in itertools.combinations(LANGUAGES, 2)
    }
