"""
Identity: which accounts tell of the same inspection.

Two accounts tell of the same inspection when they name the same authority and the same family
of frameworks, neither takes a visit for an inspection, and one of these holds:
they were published within 21 days of each other (file names and tables lag behind reports);
they give the same day of start; or one publication date is the other with day and month
exchanged, a slip found in official tables. Likeness carries over: if A is B and B is C, A is C.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from firsthand.domain.intelligence.claims import claims
from firsthand.domain.intelligence.conflicts import settle
from firsthand.domain.intelligence.inspection import (
    FULL_KINDS,
    Inspection,
    Told,
    states_publication,
)

SAME_WITHIN_DAYS = 21


def gather(told: Iterable[Told], *, known: Iterable[Inspection] = ()) -> tuple[Inspection, ...]:
    """
    Return the inspections that `told` and `known` speak of, each with all of its accounts.

    A known inspection keeps its identifier. Accounts of no recognised authority belong to no
    inspection and are left out; their reader has reported them.
    """
    owner = {account: known_one for known_one in known for account in known_one.accounts}
    accounts = dict.fromkeys([*owner, *(one for one in told if one.sighting.la_code)])
    alike: dict[tuple[str, str, str], list[Told]] = defaultdict(list)
    for account in accounts:
        alike[_kindred(account)].append(account)
    kept: dict[str, list[Told]] = defaultdict(list)
    fresh: list[Inspection] = []
    for kin in alike.values():
        for component in _components(sorted(kin, key=_order), owner):
            homes = sorted({owner[a].inspection_id for a in component if a in owner})
            if not homes:
                fresh.append(_named("", component))
            for account in component if homes else ():
                kept[_home(account, component, owner)].append(account)
    old = [_named(identifier, accounts) for identifier, accounts in kept.items()]
    return tuple(
        sorted([*old, *_numbered(fresh, taken=set(kept))], key=lambda one: one.inspection_id)
    )


def published_on(inspection: Inspection) -> date:
    """Return the day on which the inspection was published, as far as is known today."""
    settled = settle("published_on", claims(inspection, "published_on"), as_of=date.max)
    return date.fromisoformat(settled.value)


def exchanged(day: date) -> date | None:
    """Return `day` with day and month exchanged, or None when there is no such day."""
    if day.day > 12:
        return None
    return date(day.year, day.day, day.month)


def _kindred(told: Told) -> tuple[str, str, str]:
    kind = "inspection" if told.sighting.kind in FULL_KINDS else told.sighting.kind
    return (told.sighting.la_code or "", told.sighting.family, kind)


def _order(told: Told) -> tuple[date, str, str, str, str]:
    """Order accounts by time; the tail only makes ties repeatable."""
    seen = told.sighting
    return (
        seen.published_on,
        str(seen.started_on),
        told.source.source_id,
        str(seen.place),
        repr((seen.kind, seen.ended_on, seen.grades, seen.statements)),
    )


def _components(kin: Sequence[Told], owner: dict[Told, Inspection]) -> Iterator[list[Told]]:
    """Yield the groups of accounts that are linked with each other, directly or by others."""
    parent = list(range(len(kin)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for one, other in [*_links(kin), *_links_of_owner(kin, owner)]:
        parent[root(max(one, other))] = root(min(one, other))
    groups: dict[int, list[Told]] = defaultdict(list)
    for index, account in enumerate(kin):
        groups[root(index)].append(account)
    yield from groups.values()


def _links(kin: Sequence[Told]) -> Iterator[tuple[int, int]]:
    dated = [index for index, told in enumerate(kin) if states_publication(told)]
    for one, other in pairwise(dated):
        apart = kin[other].sighting.published_on - kin[one].sighting.published_on
        if apart.days <= SAME_WITHIN_DAYS:
            yield one, other
    by_date = {kin[index].sighting.published_on: index for index in dated}
    for index in dated:
        twin = exchanged(kin[index].sighting.published_on)
        if twin in by_date:
            yield index, by_date[twin]
    by_start: dict[date, int] = {}
    for index, told in enumerate(kin):
        if told.sighting.started_on is not None:
            yield by_start.setdefault(told.sighting.started_on, index), index


def _links_of_owner(
    kin: Sequence[Told], owner: dict[Told, Inspection]
) -> Iterator[tuple[int, int]]:
    first: dict[str, int] = {}
    for index, told in enumerate(kin):
        if told in owner:
            yield first.setdefault(owner[told].inspection_id, index), index


def _home(account: Told, component: Sequence[Told], owner: dict[Told, Inspection]) -> str:
    """
    Return the known inspection that an account joins.

    A new account may link two inspections that were stored as two; rows are never rewritten,
    so they stay two and the account joins the one nearest in time.
    """
    if account in owner:
        return owner[account].inspection_id
    day = account.sighting.published_on
    nearest = min(
        (abs((other.sighting.published_on - day).days), owner[other].inspection_id)
        for other in component
        if other in owner
    )
    return nearest[1]


def _named(identifier: str, accounts: Sequence[Told]) -> Inspection:
    return Inspection(
        inspection_id=identifier,
        la_code=accounts[0].sighting.la_code or "",
        accounts=tuple(sorted(accounts, key=_order)),
    )


def _numbered(fresh: Iterable[Inspection], taken: set[str]) -> Iterator[Inspection]:
    """Name new inspections by authority, family and day; a second one of a day gets '-2'."""
    order = sorted(fresh, key=lambda one: (not one.full, _order(one.accounts[0])))
    for inspection in order:
        stem = f"{inspection.la_code}-{inspection.family}-{published_on(inspection)}"
        identifier, number = stem, 1
        while identifier in taken:
            number += 1
            identifier = f"{stem}-{number}"
        taken.add(identifier)
        yield Inspection(
            inspection_id=identifier,
            la_code=inspection.la_code,
            accounts=inspection.accounts,
        )
