"""`firsthand check-words`: what in a text hedges, names no one, or asks only for paper."""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from firsthand.cli.options import Format, Formatted, Output
from firsthand.cli.printing import show
from firsthand.domain.inspection.words.plain_words import TextKind
from firsthand.services import wording

Text = Annotated[
    str, typer.Argument(metavar="FILE", help="A text file in UTF-8, or - for what is piped in.")
]
Kind = Annotated[
    TextKind,
    typer.Option(
        "--as",
        help="As what it is written; of an action plan, each paragraph or bullet is one "
        "recommendation.",
    ),
]
SHOWN = 70  # characters of a flagged passage in the table


def check_words(
    file: Text,
    kind: Kind = TextKind.RECOMMENDATION,
    as_format: Formatted = Format.TABLE,
    output: Output = None,
) -> None:
    """
    Flag in a text what asks only for paper, hedges, needs explaining or names no one.

    Nothing is rewritten or kept. Leaves with 1 when anything is flagged.
    """
    found = wording.checked(_text(file), kind=kind)
    told = wording.rows(found)
    show(
        wording.shape(found, kind),
        _short(told) if as_format is Format.TABLE else told,
        as_format=as_format,
        output=output,
        columns=wording.COLUMNS,
        title=f"{len(told)} flags in {sum(bool(one.flags) for one in found)} of "
        f"{len(found)} paragraphs",
    )
    if told:
        raise typer.Exit(1)


def _short(told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows with long passages cut short, or one that says that there is none."""
    if not told:
        return [{"answer": "Nothing is flagged."}]
    return [{**row, "words": _cut(row["words"])} for row in told]


def _cut(words: str) -> str:
    return words if len(words) <= SHOWN else words[: SHOWN - 1] + "\u2026"


def _text(file: str) -> str:
    try:
        content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise typer.BadParameter(
            f"{file} cannot be read ({error.strerror}). Needed: a text file, or - for what is "
            "piped in."
        ) from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise typer.BadParameter(
            f"{file} is no text in UTF-8. Needed: plain text; save a document or PDF as text "
            "first."
        ) from None
