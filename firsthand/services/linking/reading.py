"""Read agencies' lists into records: columns as proposed or as a person confirmed them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from firsthand.domain.common.refusal import Refused
from firsthand.domain.prevalence.linkage.records import Records

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, kw_only=True)
class ReadList:
    """One list as read: its name, its file, how many records, and what was noticed."""

    name: str
    file: str
    records: int
    problems: tuple[dict[str, Any], ...]


@dataclass(frozen=True, kw_only=True)
class ReadLists:
    """
    What was read: the records, each list, the mapping of columns, and whether confirmed.

    `mapping` is what `--mapping` reads back (a dict to be written as JSON). `reasons` say why
    it is not confirmed, and what else weakens what comes of the lists.
    """

    records: Records
    lists: tuple[ReadList, ...]
    mapping: dict[str, Any]
    confirmed: bool
    reasons: tuple[str, ...]


class Unconfirmed(Refused):
    """Columns that are less than certain were not confirmed; `mapping` is what to confirm."""

    mapping: dict[str, Any]


def proposed_mapping(files: Sequence[Path], *, progress: Progress) -> dict[str, Any]:
    """Return the mapping that headings and values suggest, to be shown, edited, confirmed."""
    raise NotImplementedError


def read_lists(
    files: Sequence[Path],
    mapping: Path | dict[str, Any] | None = None,
    *,
    yes: bool = False,
    as_of: date,
    progress: Progress,
    least: int = 2,
) -> ReadLists:
    """
    Return the lists in one form, or refuse with every reason.

    A `mapping` given is confirmed, and so is the proposal with `yes`. With neither, exact
    headings are taken as they are (not confirmed); anything less raises `Unconfirmed`.
    `as_of` is the day of the lists; `least` is how many lists there must be.
    """
    raise NotImplementedError
