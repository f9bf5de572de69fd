"""Signing: reviews, signatures, the body's answer to the draft, and what is made of it."""

from dataclasses import replace
from typing import Any

from firsthand.domain.common.refusal import refuse_if
from firsthand.domain.inspection.acts.signing import Response, ResponseWeighed, Reviewed, Signed
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.inspection.permission import READ_DRAFT
from firsthand.domain.inspection.sign_off.responses import (
    objections_to_response,
    objections_to_weighing,
)
from firsthand.domain.inspection.sign_off.sign_off import (
    objections_to_review,
    objections_to_signing,
    review_id,
)
from firsthand.refdata.read_protocols import protocol_for
from firsthand.services.inspecting import recording
from firsthand.services.inspecting.recording import Wanted, record
from firsthand.services.inspecting.versions import objections_to_version


def review(wanted: Wanted, reviewed: Reviewed) -> Conduct:
    """Record a review of one inspectorate's part, as it stands."""
    told = replace(reviewed, id=review_id(wanted.by.code, reviewed.inspectorate))

    def decide(before: Conduct) -> list[Any]:
        refuse_if(objections_to_review(before, told, by=wanted.by))
        return [told]

    return record(wanted, "reviewed", decide)


def sign(wanted: Wanted, signed: Signed) -> Conduct:
    """Sign an inspectorate's own part, as it stands."""
    told = replace(signed, id=signed.inspectorate.value)

    def decide(before: Conduct) -> list[Any]:
        protocol = protocol_for(before.opened.framework)
        refuse_if(objections_to_signing(before, told, protocol, by=wanted.by))
        return [told]

    return record(wanted, "signed", decide)


def respond(wanted: Wanted, response: Response) -> Conduct:
    """Record how the body answers one finding or recommendation of the draft."""

    def decide(before: Conduct) -> list[Any]:
        refuse_if(
            (
                *objections_to_response(before, response),
                *objections_to_version(before, Response, response.id, wanted),
            )
        )
        return [response]

    return record(wanted, "response", decide)


def weigh(wanted: Wanted, weighed: ResponseWeighed) -> Conduct:
    """Record what is made of a contested answer."""

    def decide(before: Conduct) -> list[Any]:
        refuse_if(
            (
                *objections_to_weighing(before, weighed),
                *objections_to_version(before, ResponseWeighed, weighed.id, wanted),
            )
        )
        return [weighed]

    return record(wanted, "response-weighed", decide)


def draft_for(wanted: Wanted) -> Conduct:
    """Return the draft for somebody of the inspected body, and log that they read it."""
    found = recording.conduct(wanted.inspection_id, by=wanted.by, deed=READ_DRAFT)
    recording.log_reading(wanted.inspection_id, "draft", by=wanted.by, now=wanted.now)
    return found
