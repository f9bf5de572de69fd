"""Versions: a new thing gets its number, a changed one replaces only what its author saw."""

from dataclasses import replace
from typing import Any, TypeVar

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused, refuse_if
from firsthand.domain.inspection.conduct import Conduct
from firsthand.services.inspecting.recording import Wanted, changed_meanwhile

Thing = TypeVar("Thing")


def numbered(before: Conduct, thing: Thing, wanted: Wanted) -> Thing:
    """Return a new thing with its number, or a new version if nobody changed it meanwhile."""
    known: Any = thing
    if not known.id:
        fresh: Thing = replace(known, id=before.next_id(type(thing)))
        return fresh
    if not before.history(type(thing), known.id):
        raise Refused(_absent(known.id))
    refuse_if(objections_to_version(before, type(thing), known.id, wanted))
    return thing


def objections_to_version(
    before: Conduct, kind: type[Any], thing: str, wanted: Wanted
) -> tuple[Objection, ...]:
    """Return the objection to a new version of a thing that is another one by now, if any."""
    found = changed_meanwhile(before, kind, thing, seen=wanted.seen)
    return () if found is None else (found,)


def _absent(thing: str) -> Objection:
    return Objection(
        rule="no-such-thing",
        reason=f"There is no {thing} in this inspection.",
        remedy="Leave the number empty for a new one.",
    )
