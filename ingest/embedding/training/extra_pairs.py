"""More Swedish and more everyday words, from what Debian ships: pairs in the form of the data folder's.

    sh extra_packages.sh ROOT
    python3 extra_pairs.py --root ROOT --out WORK/extra

Only sources whose licence lets the weights be passed on; what each is, and how it is read, say the modules named below.
"""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path

from extra_dictionaries import dictionary_pairs
from extra_documents import READERS, document_pairs
from extra_names import name_pairs
from pair_files import write_pairs

SETS = {"wikdict": dictionary_pairs, "cldr": name_pairs, **{name: partial(document_pairs, name=name) for name in READERS}}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--root", type=Path, required=True, help="folder that the packages were unpacked to")
    arguments.add_argument("--out", type=Path, required=True)
    given = arguments.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    for name, read in SETS.items():
        for (la, lb), pairs in read(given.root).items():
            write_pairs(given.out, name, la, lb, pairs)


if __name__ == "__main__":
    main()
