"""`firsthand verify`: whether a copy of the log, or the own one, was tampered with."""

import sys
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from firsthand.cli import progress
from firsthand.cli.given_heads import heads_from, keys_from
from firsthand.cli.preparing import prepare
from firsthand.cli.printing import as_json
from firsthand.domain.accountability.witness import WITNESS_WORDS, Finding, Verdict
from firsthand.services.record import own, verifying

DOES_NOT_HOLD = 1


class Told(StrEnum):
    """How an answer about the log is printed."""

    TABLE = "table"
    JSON = "json"


File = Annotated[
    Path | None,
    typer.Argument(
        metavar="FILE", help="A copy, a part or a proof; default: the own database."
    ),
]
GivenHeads = Annotated[
    list[str] | None,
    typer.Option("--head", metavar="HEAD", help="A file of earlier heads; may be repeated."),
]
GivenKeys = Annotated[
    list[str] | None,
    typer.Option("--key", metavar="PUBLIC", help="The public key, as digits or a PEM file."),
]
ToldAs = Annotated[Told, typer.Option("--format", "-f", help="How to print the answer.")]


def verify(
    file: File = None,
    head: GivenHeads = None,
    key: GivenKeys = None,
    as_format: ToldAs = Told.TABLE,
) -> None:
    """Check a copy of the log: leave with 0 when it holds, 1 when it does not."""
    heads, keys = heads_from(head), keys_from(key)
    if file is None:
        prepare()
    with progress.bars() as shown:
        if file is None:
            verdict = own.verify_own(heads=heads, keys=keys, progress=shown)
        else:
            verdict = verifying.verify(file, heads=heads, keys=keys, progress=shown)
    what = "The log of this database" if file is None else str(file)
    print(
        as_json(plain(verdict)) if as_format is Told.JSON else in_words(verdict, what), end=""
    )
    sys.exit(0 if verdict.holds else DOES_NOT_HOLD)


def plain(verdict: Verdict) -> dict[str, Any]:
    """Return a verdict for programs."""
    return {"holds": verdict.holds, **asdict(verdict)}


def in_words(verdict: Verdict, what: str) -> str:
    """Return a verdict for people, the first finding first."""
    if verdict.holds:
        lines = [f"{what} holds.", f"Entries: {verdict.entries:,}", f"Root: {verdict.root}"]
    else:
        lines = [f"{what} does not hold."]
        for number, finding in enumerate(verdict.findings):
            lines += _told(finding, first=number == 0)
    if verdict.agreed:
        sizes = ", ".join(f"{size:,}" for size in verdict.agreed)
        lines.append(f"Earlier heads that agree, by their sizes: {sizes}")
    lines += [f"Remark: {remark}" for remark in verdict.remarks]
    return "".join(f"{line}\n" for line in lines)


def _told(finding: Finding, *, first: bool) -> list[str]:
    witness = WITNESS_WORDS[finding.witness]
    if not first:
        return [f"Found as well by {witness}: {finding.reason}."]
    return [
        f"First entry that does not: {_where(finding)}",
        f"Found by: {witness}",
        f"Why: {finding.reason}.",
    ]


def _where(finding: Finding) -> str:
    if finding.entry is None:
        return "none; it is about the head or the file"
    if finding.until is None or finding.until <= finding.entry:
        return f"{finding.entry}"
    return f"one between {finding.entry} and {finding.until}"
