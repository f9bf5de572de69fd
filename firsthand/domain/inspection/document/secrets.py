"""Secrets: what a publication must not tell, and whether it does."""

import re
from collections.abc import Iterator
from typing import Any

from firsthand.domain.common.objection import Objection
from firsthand.domain.inspection.acts.evidence import Evidence
from firsthand.domain.inspection.acts.team import Joined
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.people.actor import SYSTEM

# Shorter references would be found in half of all words; a text as short tells nothing.
SHORTEST_REFERENCE = 3
SHORTEST_TEXT = 25


def leaks(conduct: Conduct, document: dict[str, Any]) -> tuple[Objection, ...]:
    """Return where a publication tells of a case, of a person's code, or a text of evidence."""
    told = list(_texts(document))
    whole = "\n".join(told)
    found = [_case(one) for one in sorted(_cases(conduct)) if _stands_in(one, whole)]
    found += [_person() for one in sorted(_codes(conduct)) if _stands_in(one, whole)][:1]
    folded = _folded(whole)
    for act in conduct.of(Evidence):
        text = _folded(act.body.text)
        if len(text) >= SHORTEST_TEXT and text in folded:
            found.append(_quoted(act.body.id))
    return tuple(found)


def _cases(conduct: Conduct) -> set[str]:
    return {act.body.case for act in conduct.of(Evidence) if act.body.case.strip()}


def _codes(conduct: Conduct) -> set[str]:
    """Return the codes of people; 'system' stands for nobody, and is a word of the field."""
    codes = {act.by for act in conduct.acts} | {act.body.id for act in conduct.of(Joined)}
    return codes - {SYSTEM.code}


def _stands_in(reference: str, text: str) -> bool:
    """Tell whether a reference stands in a text as a word of its own."""
    if len(reference) < SHORTEST_REFERENCE:
        return False
    return re.search(rf"(?<!\w){re.escape(reference)}(?!\w)", text, re.IGNORECASE) is not None


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


def _folded(text: str) -> str:
    return " ".join(text.lower().split())


def _case(reference: str) -> Objection:
    return Objection(
        rule="report-case",
        reason=f"The publication would tell of the case '{reference}'.",
        remedy="Take the reference out of the text in which it stands.",
    )


def _person() -> Objection:
    return Objection(
        rule="report-person",
        reason="The publication would tell the code of a person.",
        remedy="Take the code out of the text in which it stands.",
    )


def _quoted(evidence: str) -> Objection:
    return Objection(
        rule="report-quoted",
        reason=f"The publication would repeat the text of {evidence} word for word.",
        remedy="Say in your own words what it shows, so that nobody can be recognised by it.",
    )
