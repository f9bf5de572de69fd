"""
Independence: who may take part in an inspection, and what follows when they might not (R21).

The committee asked that those who improve an authority are not those who inspect it
(conclusion 11). A tie keeps somebody out while it lasts, while nobody knows when it ended, and
for a cooling-off after that; the years are those of a programme of inspections.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from firsthand.domain.common import words
from firsthand.domain.common.objection import Objection
from firsthand.domain.inspection.acts.opening import INSPECTORATES, Inspectorate
from firsthand.domain.inspection.acts.signing import Reviewed
from firsthand.domain.inspection.acts.team import FITTING, WRITERS, Joined, Part
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.people.actor import Actor
from firsthand.domain.people.link import LINK_TITLES, Link, LinkKind
from firsthand.domain.people.role import TITLES
from firsthand.domain.planning.programme.inspector import EngagementKind
from firsthand.domain.planning.programme.month import MONTHS_IN_A_YEAR, later
from firsthand.domain.planning.programme.programme import Rules


@dataclass(frozen=True, kw_only=True)
class Led:
    """Somebody led an inspection of an authority here that ended on a day."""

    la_code: str
    ended_on: date
    was_last: bool


@dataclass(frozen=True, kw_only=True)
class Background:
    """What is known of somebody who is to take part; `actor` is None without an account."""

    actor: Actor | None
    links: tuple[Link, ...] = ()
    led: tuple[Led, ...] = ()


def cools_off_on(link: Link, rules: Rules) -> date | None:
    """Return the first day on which a link no longer keeps out; None while nobody knows."""
    if link.to_on is None:
        return None
    years = rules.cooling_off_years.get(link.kind.value, 0.0)
    if link.kind is LinkKind.CLOSE:
        # No source names a period for it; the longest of the others is a choice made here.
        years = max(rules.cooling_off_years.values(), default=0.0)
    return later(link.to_on, round(years * MONTHS_IN_A_YEAR))


def keeping_out(
    links: Iterable[Link], la_codes: Collection[str], rules: Rules, *, on: date
) -> tuple[Link, ...]:
    """
    Return the links that keep somebody from inspecting these authorities on a day.

    A link that will only begin keeps out too: who is about to work for a council is not free.
    """
    ours = (link for link in links if link.la_code in la_codes)
    return tuple(
        link for link in ours if (free := cools_off_on(link, rules)) is None or on < free
    )


def link_objection(name: str, link: Link, rules: Rules) -> Objection:
    """Return the objection that a link makes to somebody's part, without its private note."""
    free = cools_off_on(link, rules)
    until = f"until {words.day(free)}" if free else "while it lasts or its end is not known"
    return Objection(
        rule=f"independence-{link.kind.value}",
        reason=f"{name} is linked with authority {link.la_code} "
        f"({LINK_TITLES[link.kind].lower()}): this keeps them out {until}.",
        remedy="Choose somebody else; a link once declared is never taken off the record.",
    )


def objections_to_person(
    joined: Joined,
    known: Background,
    *,
    la_codes: Collection[str],
    rules: Rules,
    on: date,
) -> tuple[Objection, ...]:
    """Return why somebody may not take part in an inspection of these authorities."""
    actor = known.actor
    if actor is None:
        return (
            Objection(
                rule="no-account",
                reason=f"Nobody with the code {joined.id!r} has a role here.",
                remedy="Ask an administrator to give them one.",
            ),
        )
    found = [_role_objection(joined, actor), _inspectorate_objection(joined, actor)]
    linked = keeping_out(known.links, la_codes, rules, on=on)
    found += [link_objection(actor.name, link, rules) for link in linked]
    if joined.part is Part.LEAD and rules.fresh_lead:
        found += [_led_objection(actor, one, la_codes, rules, on) for one in known.led]
    return tuple(one for one in found if one is not None)


def objections_to_joining(
    conduct: Conduct, joined: Joined, known: Background, *, rules: Rules, on: date
) -> tuple[Objection, ...]:
    """Return why somebody may not join an inspection as what they are proposed."""
    found = [
        _twice(conduct, joined),
        _both(conduct, joined),
        _absent(conduct.inspectorates, joined.inspectorate),
    ]
    personal = objections_to_person(
        joined, known, la_codes=conduct.opened.la_codes, rules=rules, on=on
    )
    return (*(one for one in found if one is not None), *personal)


def _role_objection(joined: Joined, actor: Actor) -> Objection | None:
    fitting = FITTING[joined.part]
    if actor.role in fitting:
        return None
    return Objection(
        rule="role-does-not-fit",
        reason=f"{actor.name} is here as {TITLES[actor.role].lower()}, and nobody takes part "
        f"as {joined.part.value} in that role.",
        remedy=f"Needed: {' or '.join(TITLES[role].lower() for role in fitting)}.",
    )


def _inspectorate_objection(joined: Joined, actor: Actor) -> Objection | None:
    if not actor.inspectorate or actor.inspectorate == joined.inspectorate.value:
        return None
    return Objection(
        rule="other-inspectorate",
        reason=f"{actor.name} belongs to another inspectorate ({actor.inspectorate}).",
        remedy="Let everybody join for their own inspectorate.",
    )


def _led_objection(
    actor: Actor, led: Led, la_codes: Collection[str], rules: Rules, on: date
) -> Objection | None:
    years = rules.cooling_off_years.get(EngagementKind.LED.value, 0.0)
    free = later(led.ended_on, round(years * MONTHS_IN_A_YEAR))
    if led.la_code not in la_codes or not (led.was_last or on < free):
        return None
    return Objection(
        rule="fresh-lead",
        reason=f"{actor.name} led the inspection of authority {led.la_code} that ended on "
        f"{words.day(led.ended_on)}.",
        remedy="Choose another lead; they may take part otherwise.",
    )


def _twice(conduct: Conduct, joined: Joined) -> Objection | None:
    member = conduct.member(joined.id)
    if member is None:
        return None
    return Objection(
        rule="joins-once",
        reason=f"{member.name} takes part already, as {member.part.value}.",
        remedy="Nobody takes part twice, or in two parts: choose somebody else.",
    )


def _both(conduct: Conduct, joined: Joined) -> Objection | None:
    """Object when a writer would review what they wrote, or a reviewer write."""
    was = {act.body.part for act in conduct.history(Joined, joined.id)}
    wrote = bool(conduct.wrote(joined.id)) or bool(was & WRITERS)
    reviewed = Part.REVIEWER in was or any(a.by == joined.id for a in conduct.of(Reviewed))
    clash = wrote if joined.part is Part.REVIEWER else reviewed
    if not clash:
        return None
    return Objection(
        rule="writes-or-reviews",
        reason="Nobody both writes and reviews in one inspection, whatever the order.",
        remedy="Choose somebody who has done neither.",
    )


def _absent(there: tuple[Inspectorate, ...], asked: Inspectorate) -> Objection | None:
    if asked in there:
        return None
    return Objection(
        rule="inspectorate-not-here",
        reason=f"The {INSPECTORATES[asked].lower()} takes no part in this inspection.",
        remedy="Choose one of: " + ", ".join(INSPECTORATES[one] for one in there) + ".",
    )
