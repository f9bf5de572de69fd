"""Giving roles: who may, and what a role needs so that it makes sense."""

from collections.abc import Collection, Mapping

from firsthand.domain.common.objection import Objection
from firsthand.domain.people.actor import Actor
from firsthand.domain.people.acts import RoleGiven
from firsthand.domain.people.role import OF_AN_AUTHORITY, OF_INSPECTORATES, TITLES, Role

# The two others of the inspectorates may serve all of them together.
OF_ONE_INSPECTORATE = frozenset({Role.INSPECTOR, Role.LEAD, Role.REVIEWER})


def objections_to_managing(by: Actor | None) -> tuple[Objection, ...]:
    """Return why somebody may not add accounts or give roles; administrators may."""
    if by is not None and by.role is Role.ADMINISTRATOR:
        return ()
    return (
        Objection(
            rule="permission",
            reason="Accounts and roles are given by administrators.",
            remedy="Ask an administrator of your organisation.",
        ),
    )


def objections_to_role(
    given: RoleGiven, *, authorities: Collection[str], inspectorates: Collection[str]
) -> tuple[Objection, ...]:
    """Return what is wrong with a role: an authority or an inspectorate missing or too much."""
    return (
        *_of_name(given),
        *_of_authority(given, authorities),
        *_of_inspectorate(given, inspectorates),
    )


def objections_to_taking(
    person: str, reason: str, *, actors: Mapping[str, Actor], whole: bool = True
) -> tuple[Objection, ...]:
    """
    Return why a role cannot be taken away or changed; somebody must remain who can give roles.

    Give `whole=False` when the person becomes something else and is not sent away.
    """
    found: list[Objection] = []
    if person not in actors and whole:
        found.append(
            Objection(
                rule="no-role",
                reason=f"{person!r} has no role that could be taken away.",
                remedy="Choose somebody who has one.",
            )
        )
    if whole and not reason.strip():
        found.append(
            Objection(
                rule="reason",
                reason="It does not say why.",
                remedy="Give the reason; it stays on the record.",
            )
        )
    able = {one.code for one in actors.values() if one.role is Role.ADMINISTRATOR}
    if able == {person}:
        found.append(
            Objection(
                rule="last-administrator",
                reason="This is the only administrator: nobody could give roles any more.",
                remedy="Give somebody else the role of administrator first.",
            )
        )
    return tuple(found)


def _of_name(given: RoleGiven) -> tuple[Objection, ...]:
    if given.name.strip():
        return ()
    return (
        Objection(
            rule="name",
            reason="The person has no name.",
            remedy="Give the name by which colleagues know the person.",
        ),
    )


def _of_authority(given: RoleGiven, authorities: Collection[str]) -> tuple[Objection, ...]:
    title = TITLES[given.role]
    if given.role not in OF_AN_AUTHORITY:
        if not given.la_code:
            return ()
        return (
            Objection(
                rule="la-code",
                reason=f"{title}: this is no role of an authority.",
                remedy="Leave the authority out.",
            ),
        )
    if given.la_code in authorities:
        return ()
    told = f"{given.la_code!r} is none" if given.la_code else "none was given"
    return (
        Objection(
            rule="la-code",
            reason=f"{title}: this is a role of an authority, and {told}.",
            remedy="Give the three-digit code of the authority.",
        ),
    )


def _of_inspectorate(given: RoleGiven, inspectorates: Collection[str]) -> tuple[Objection, ...]:
    title = TITLES[given.role]
    if given.role not in OF_INSPECTORATES:
        if not given.inspectorate:
            return ()
        return (
            Objection(
                rule="inspectorate",
                reason=f"{title}: this is no role of an inspectorate.",
                remedy="Leave the inspectorate out.",
            ),
        )
    serves_all = not given.inspectorate and given.role not in OF_ONE_INSPECTORATE
    if given.inspectorate in inspectorates or serves_all:
        return ()
    told = f"{given.inspectorate!r} is none" if given.inspectorate else "none was given"
    return (
        Objection(
            rule="inspectorate",
            reason=f"{title}: this is a role of an inspectorate, and {told}.",
            remedy=f"Give one of: {', '.join(sorted(inspectorates))}.",
        ),
    )
