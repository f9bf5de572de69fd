"""How a hidden number is printed: by method, by group, or as it may be published."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from firsthand.cli.options import Format
from firsthand.cli.printing import show
from firsthand.domain.prevalence import publishable, telling
from firsthand.domain.prevalence.answer import HiddenAnswer
from firsthand.domain.prevalence.belief import Apart
from firsthand.domain.prevalence.groups import ByGroup, stated
from firsthand.services import exports, shapes_hidden

ALONE = (
    "This is one method alone, and nothing here shows whether others agree. Ask for all of "
    "them (--method all) before it is used."
)
NUMBERS = ("estimate", "lower", "upper")


@dataclass(frozen=True, kw_only=True)
class Printed:
    """In which form an answer is printed, and into which file."""

    as_format: Format
    output: Path | None

    @property
    def for_people(self) -> bool:
        """Whether a person reads it, who is told in sentences too."""
        return self.as_format is Format.TABLE


def tell(answer: HiddenAnswer, printed: Printed) -> None:
    """Print the estimates of a table side by side, and what speaks against each."""
    rows = shapes_hidden.rows(answer)
    show(
        shapes_hidden.of_answer(answer),
        [told(row, "method") for row in rows] if printed.for_people else rows,
        as_format=printed.as_format,
        output=printed.output,
        columns=shapes_hidden.COLUMNS,
        title=f"{answer.table.observed:,} on {len(answer.table.lists)} lists, and how many in "
        f"all (table {answer.version})",
        whence=exports.OWN,
    )
    _say(said(answer), printed)


def tell_groups(
    found: ByGroup, printed: Printed, *, shape: Any = None, lines: Sequence[str] = ()
) -> None:
    """
    Print the number of each group, their sum and the whole; `lines` stand below.

    `shape` is the JSON where there is more to it than the groups.
    """
    rows = shapes_hidden.group_rows(found)
    show(
        shape or shapes_hidden.of_groups(found),
        [told(row, "group") for row in rows] if printed.for_people else rows,
        as_format=printed.as_format,
        output=printed.output,
        title=f"How many in all, by {found.by}",
        whence=exports.OWN,
    )
    told_of = [(one.name, one.reasons) for one in found.groups]
    told_of.append(("all as one", stated(found.whole).reasons))
    said_of = [telling.of_groups(found), *by_reason(told_of)]
    said_of += telling.of_variants(found.whole)
    _say([*said_of, *found.whole.notes, *lines], printed)


def tell_publishable(found: HiddenAnswer | ByGroup, apart: Apart, printed: Printed) -> None:
    """Print what may be published: no small count, and nothing that gives one away."""
    shown = publishable.of_found(found, apart)
    rows = shapes_hidden.publishable_rows(shown)
    show(
        shapes_hidden.of_publishable(shown),
        [_of_published(row) for row in rows] if printed.for_people else rows,
        as_format=printed.as_format,
        output=printed.output,
        title=f"At least {shown.at_least:,} on {len(shown.lists)} lists, and how many in all",
        whence=exports.OWN,
    )
    alone = shown.estimates == (shown.headline,) and shown.headline.estimate is not None
    lines = [*([ALONE] if alone else []), *([publishable.SAID] if shown.suppressed else [])]
    _say(lines, printed)


def told(row: dict[str, Any], name: str) -> dict[str, object]:
    """Return a row as a terminal shows it: whole people, and 'yes' where it is refused."""
    numbers = {number: _whole(row[number]) for number in NUMBERS}
    return {name: row[name]} | numbers | {"refused": "yes" if row["refused"] else "no"}


def _of_published(row: dict[str, Any]) -> dict[str, object]:
    return {"group": row["group"]} | told(row, "method") | {"reasons": row["reasons"]}


def _whole(number: float | None) -> str:
    return "" if number is None else f"{number:,.0f}"


def said(answer: HiddenAnswer) -> list[str]:
    """Return the answer in a sentence, what speaks against it and changes it, and notes."""
    every = [*([answer.headline] if answer.headline else []), *answer.estimates]
    unseen = [(one.method, [shapes_hidden.unseen(one.detail)]) for one in every]
    return [
        telling.above_reasons(answer),
        *([] if answer.headline or answer.estimates[0].refused else [ALONE]),
        *by_reason([(one.method, one.reasons) for one in every]),
        *by_reason(unseen),
        *telling.of_variants(answer),
        *answer.notes,
    ]


def by_reason(reasons: Iterable[tuple[str, Sequence[str]]]) -> list[str]:
    """Return each reason once, with the names of all of which it is, in order."""
    names: dict[str, list[str]] = {}
    for name, own in reasons:
        for reason in filter(None, own):
            names.setdefault(reason, []).append(name)
    return [f"{', '.join(of)}: {reason}" for reason, of in names.items()]


def _say(lines: Sequence[str], printed: Printed) -> None:
    if printed.for_people and lines:
        print("\n".join(lines), file=sys.stderr if printed.output else sys.stdout)
