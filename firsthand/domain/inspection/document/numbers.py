"""Numbers of a publication: evidence by its kind, people as small numbers allow."""

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any, TypeVar

from firsthand.domain.inspection.acts.enquiry import Sample
from firsthand.domain.inspection.acts.evidence import OF_THE_BODY, OWN_ACCOUNT, Source
from firsthand.domain.inspection.document.basis import Basis
from firsthand.domain.inspection.document.names import (
    CHOSEN,
    METHODS,
    RELATIONS,
    SOURCES,
)
from firsthand.domain.inspection.document.rules import people

Key = TypeVar("Key", bound=Enum)
PIECES = (
    "Pieces of evidence are counted, not people: one piece may come from a group, and one "
    "person may give several."
)


def numbers(basis: Basis) -> dict[str, Any]:
    """Return how much evidence there is of each kind, also where there is none."""
    found = tuple(basis.evidence.values())
    cases = {one.case for one in found if one.case}
    return {
        "pieces": len(found),
        "note": PIECES,
        "by_kind": [
            {**one, "own_account": Source(one["key"]) in OWN_ACCOUNT}
            for one in _counted((one.source for one in found), SOURCES)
        ],
        "by_relation": _counted((one.relation for one in found), RELATIONS),
        "by_method": _counted((one.method for one in found), METHODS),
        "by_choice": _counted((one.selected_by for one in found), CHOSEN),
        "own_account": sum(one.source in OWN_ACCOUNT for one in found),
        "not_of_the_body": sum(one.relation not in OF_THE_BODY for one in found),
        "cases": people(len(cases), basis.rules),
        "cases_read": sum(one.read for one in basis.conduct.bodies(Sample)),
        "newly_identified": people(sum(one.newly_identified for one in found), basis.rules),
    }


def evidence(basis: Basis) -> list[dict[str, str]]:
    """Return every piece of evidence by number and kind, and nothing else of it."""
    return [{"id": one.id, "kind": SOURCES[one.source]} for one in basis.evidence.values()]


def _counted(found: Iterable[Key], named: Mapping[Key, str]) -> list[dict[str, Any]]:
    count = Counter(found)
    return [
        {"key": key.value, "name": name, "number": count.get(key, 0)}
        for key, name in named.items()
    ]
