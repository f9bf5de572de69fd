"""The pack's own README, made from its columns and counts."""

from collections.abc import Mapping

from firsthand.sources.pack.columns import ALL_FILES, COLUMNS

HEAD = """\
# Facts pack

Facts and figures read from what inspectorates and the Department for Education published:
dates, grades, counts, pages. Not a sentence of any report. Each row names its source, and
`sources.csv` gives the publisher, the file's hash and its licence. Publishers' figures under
the Open Government Licence v3.0: see `LICENCE-FACTS.md`.

Inspectors are not named: a code of ten digits shows where the same person led twice. It is
made from the name, so it hides no one from somebody who already knows the name.

This folder is made by one command and never edited:

    firsthand pack FOLDER          # FOLDER holds the publishers' files
    firsthand pack --check         # does it match the columns below?

| file | rows |
|---|---:|
"""


def readme(counts: Mapping[str, int]) -> str:
    """Return the text of README.md for a pack with `counts` rows in each file."""
    table = "".join(f"| `{file}.csv` | {counts[file]:,} |\n" for file in ALL_FILES)
    return HEAD + table + "".join(_columns(file) for file in ALL_FILES)


def _columns(file: str) -> str:
    lines = (
        f"| `{column.name}` | {column.meaning.replace('|', chr(92) + '|')} |\n"
        for column in COLUMNS[file]
    )
    return f"\n## {file}.csv\n\n| column | holds |\n|---|---|\n" + "".join(lines)
