"""Divisible: by which areas, groups and desks no population could be divided, and why."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from firsthand.domain.common.objection import Objection
from firsthand.domain.prevalence.invented.divisions import (
    Division,
    Divisions,
    Times,
    factor,
    share_found,
)
from firsthand.domain.prevalence.invented.slips import Rates
from firsthand.stats.hidden.overlaps import MOST_LISTS

NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,39}")
# What reading takes for an empty cell, so that nobody could be of a division called so.
NOTHING = re.compile(
    r"unknown|not-(known|given|stated|recorded|supplied|available|disclosed|specified)"
    r"|n-?k|n-?a|tb[acd]|nil|none|null|nan|blank"
)
MOST_DIVISIONS = 40
AS_ONE = 0.001  # by which shares may miss 1, so that thirds can be written 0.333
LEAST_TIMES, MOST_TIMES = 0.1, 10.0  # a choice: beyond, nearly nobody or everybody is found
SURELY = 1e-6  # a share nearer to 0 or 1 is of nobody, or of everybody
EXAMPLES = {"area": "north=0.5,south=0.3,coast=0.2", "group": "group-a=0.8,group-b=0.2"}


def objections(divisions: Divisions, lists: Sequence[str]) -> tuple[Objection, ...]:
    """Return everything by which children on these lists cannot be divided so."""
    return (
        *(one for column in divisions.columns for one in _of_column(divisions, column)),
        *_of_names(divisions),
        *_of_lists(divisions, lists),
        *_of_times(divisions, "finds", divisions.finds),
        *_of_times(divisions, "misspelt", divisions.misspelt),
        *_of_desks(divisions, lists),
    )


def _of_column(divisions: Divisions, column: str) -> Iterator[Objection]:
    among = divisions.columns[column]
    remedy = f"Give them with commas, such as {EXAMPLES[column]}."
    if not 2 <= len(among) <= MOST_DIVISIONS:
        yield Objection(
            rule=f"{column}s",
            reason=f"{len(among)} {column}{'s were' if len(among) > 1 else ' was'} given; "
            f"children are divided into 2 to {MOST_DIVISIONS}.",
            remedy=remedy,
        )
    yield from _of_shares(among, column, remedy)


def _of_shares(among: Sequence[Division], column: str, remedy: str) -> Iterator[Objection]:
    wrong = [one for one in among if not 0 < one.share < 1]
    for one in wrong:
        yield Objection(
            rule=f"{column}s",
            reason=f"{one.share:g} of all children are of the {column} {one.name}.",
            remedy=f"Give a share between 0 and 1; leave out an empty {column}.",
        )
    whole = sum(one.share for one in among)
    if not wrong and len(among) > 1 and not abs(whole - 1) <= AS_ONE:
        yield Objection(
            rule=f"{column}s",
            reason=f"The shares of the {column}s add up to {whole:g}: every child is of one.",
            remedy=f"Let them add up to 1. {remedy}",
        )


def _of_names(divisions: Divisions) -> Iterator[Objection]:
    names = _names(divisions)
    for name in names:
        if not NAME.fullmatch(name):
            yield Objection(
                rule="division",
                reason=f"{name!r} cannot name an area or a group.",
                remedy="Begin with a letter; use letters, figures and hyphens, 40 at most.",
            )
        elif NOTHING.fullmatch(name.casefold()):
            yield Objection(
                rule="division",
                reason=f"{name!r} in a record is read as if nothing were stated.",
                remedy="Give a name that says which area or group it is.",
            )
    for name, count in Counter(name.casefold() for name in names).items():
        if count > 1:
            yield Objection(
                rule="division",
                reason=f"{count} areas or groups are called {name}: a factor could mean each.",
                remedy="Give each a name of its own; capitals make no difference.",
            )


def _of_lists(divisions: Divisions, lists: Sequence[str]) -> Iterator[Objection]:
    for column in divisions.columns:
        taken = {column, f"overlaps-by-{column}"}
        for name in lists:
            if name.casefold() in taken:
                yield Objection(
                    rule="name",
                    reason=f"A list is called {name}, as is a column or file of {column}s.",
                    remedy="Give the list another name.",
                )


def _of_times(divisions: Divisions, rule: str, given: Sequence[Times]) -> Iterator[Objection]:
    names = _names(divisions)
    for one in given:
        if one.name not in names:
            yield Objection(
                rule=rule,
                reason=f"{one.name}={one.times:g} is of no area and no group.",
                remedy=f"Name one of {', '.join(names)}, as it is written there."
                if names
                else "Name areas or groups first, such as --areas " + EXAMPLES["area"] + ".",
            )
        if not LEAST_TIMES <= one.times <= MOST_TIMES:
            yield Objection(
                rule=rule,
                reason=f"The factor of {one.name} is {one.times:g}.",
                remedy=f"Give {LEAST_TIMES:g} to {MOST_TIMES:g}; 1 changes nothing, 0.5 is "
                "half as much.",
            )
    for name, count in Counter(one.name for one in given).items():
        if count > 1:
            yield Objection(
                rule=rule,
                reason=f"{count} factors were given for {name}.",
                remedy="Give one.",
            )


def _of_desks(divisions: Divisions, lists: Sequence[str]) -> Iterator[Objection]:
    for one in divisions.desks:
        told = f"{one.list_name}={one.number}"
        if one.list_name not in lists:
            yield Objection(
                rule="parts",
                reason=f"{told} divides a list that is not there.",
                remedy=f"Name one of {', '.join(lists)}.",
            )
        most = MOST_LISTS + 1 - len(lists)  # a list with desks becomes so many lists
        if not 2 <= one.number <= most:
            yield Objection(
                rule="parts",
                reason=f"{told} divides a list into {one.number}.",
                remedy=f"Give 2 to {most} desks, so that there are at most {MOST_LISTS} with "
                "the other lists."
                if most >= 2
                else f"Give fewer lists: with desks there are at most {MOST_LISTS}.",
            )
    for name, count in Counter(one.list_name for one in divisions.desks).items():
        if count > 1:
            yield Objection(
                rule="parts",
                reason=f"The desks of {name} were given {count} times.",
                remedy="Give them once.",
            )


def of_sure(
    divisions: Divisions, lists: Mapping[str, float], spread: float
) -> Iterator[Objection]:
    """
    Object where factors make it as good as sure whether a list finds a child.

    The divisions, the shares of the lists and the spread must be sound.
    """
    if not divisions.finds:
        return
    times = [one for _, one in divisions.mixed()]
    for name, share in lists.items():
        for most in (min(times), max(times)):
            found = share_found(share, spread, most) if SURELY < share < 1 - SURELY else share
            if SURELY < found < 1 - SURELY:
                continue
            yield Objection(
                rule="finds",
                reason=f"{name} finds {share:.7g} of children, and with odds {most:g} times "
                f"as high {found:.8f}: as good as {'all' if found > 0.5 else 'none'}.",
                remedy="Give factors nearer to 1, or a share further from 0 and 1.",
            )


def of_misspelt(divisions: Divisions, slips: float) -> tuple[Objection, ...]:
    """Object to factors of slips in names that change nothing, or that no share can have."""
    if not divisions.misspelt:
        return ()
    rates = Rates()
    usual = slips * max(rates.spelling_given, rates.spelling_surname)
    share = usual * _most_misspelt(divisions)
    if slips > 0 and share <= 1:
        return ()
    return (
        Objection(
            rule="misspelt",
            reason=f"Slips {slips:g} times as often as usual, and the factors given, would "
            f"have {share:.0%} of surnames misspelt.",
            remedy="Give fewer slips or smaller factors."
            if slips > 0
            else "Give --slips above 0: a factor on no slips changes nothing.",
        ),
    )


def _most_misspelt(divisions: Divisions) -> float:
    """Return the highest factor of slips in names that any child can have."""
    highest = 1.0
    for among in divisions.columns.values():
        highest *= max(factor(divisions.misspelt, one.name) for one in among)
    return highest


def _names(divisions: Divisions) -> tuple[str, ...]:
    return tuple(one.name for among in divisions.columns.values() for one in among)
