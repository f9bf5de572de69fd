"""The method note of a hidden number as a PDF, tagged for readers who cannot see it."""

from collections.abc import Mapping
from typing import Any

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.prevalence.answer import HiddenAnswer
from firsthand.domain.prevalence.groups import ByGroup
from firsthand.domain.prevalence.method_note import Making, note
from firsthand.engines import typesetting


def pdf(
    found: HiddenAnswer | ByGroup, making: Making, linkage: Mapping[str, Any] | None = None
) -> bytes:
    """
    Return the note of an answer, or of an answer by group, or refuse if it cannot be set.

    `linkage` is what the note says of it where lists were linked.
    """
    groups = found if isinstance(found, ByGroup) else None
    answer = found.whole if isinstance(found, ByGroup) else found
    try:
        return typesetting.hidden_note(note(answer, making, groups, linkage))
    except typesetting.NotSet as failure:
        raise Refused(
            Objection(
                rule="pdf-failed",
                reason=f"The PDF could not be made. {failure}",
                remedy="Read the page or the JSON of the answer; they hold the same numbers.",
            )
        ) from failure
