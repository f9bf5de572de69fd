"""Roles: given and taken by administrators, each as an act of the people's ledger."""

from dataclasses import replace
from datetime import datetime

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused, refuse_if
from firsthand.domain.inspection.acts.opening import Inspectorate
from firsthand.domain.people.actor import Actor
from firsthand.domain.people.acts import RoleGiven, RoleTaken
from firsthand.domain.people.giving import (
    objections_to_managing,
    objections_to_role,
    objections_to_taking,
)
from firsthand.domain.people.link import Link
from firsthand.domain.people.role import Role
from firsthand.refdata import read
from firsthand.services.people import acting, trail
from firsthand.store import people


def objections(given: RoleGiven) -> tuple[Objection, ...]:
    """Return what is wrong with a role as it was asked for."""
    return objections_to_role(
        given,
        authorities={one.la_code for one in read.authorities()},
        inspectorates={one.value for one in Inspectorate},
    )


def for_person(given: RoleGiven, code: str) -> RoleGiven:
    """Return the role for the person whose code is known now."""
    return replace(given, person=code)


def give(given: RoleGiven, *, by: Actor, now: datetime) -> None:
    """Give somebody a role; it takes the place of the one that they had."""
    known = acting.everybody()
    stays = given.role is Role.ADMINISTRATOR
    _or_log(
        (
            *objections_to_managing(by),
            *objections(given),
            *(
                ()
                if stays
                else objections_to_taking(given.person, "", actors=known, whole=False)
            ),
        ),
        "role-given",
        by=by,
        now=now,
    )
    people.add_acts([given], by=by.code, at=now)


def take(code: str, reason: str, *, by: Actor, now: datetime) -> None:
    """Take somebody's role away; they may do nothing from the next request on."""
    known = acting.everybody()
    found = (*objections_to_managing(by), *objections_to_taking(code, reason, actors=known))
    _or_log(found, "role-taken", by=by, now=now)
    people.add_acts([RoleTaken(person=code, reason=reason.strip())], by=by.code, at=now)


def links(code: str) -> tuple[Link, ...]:
    """Return the links that somebody declared, or that were declared of them."""
    return people.load_links(person=code)


def _or_log(found: tuple[Objection, ...], deed: str, *, by: Actor, now: datetime) -> None:
    try:
        refuse_if(found)
    except Refused:
        trail.note("refused", by=by.code, now=now, deed=deed, rule=found[0].rule)
        raise
