"""Enquiring: lines not examined, voices sought, sensitive matters, and samples of cases."""

from typing import Any

from firsthand.domain.common.refusal import refuse_if
from firsthand.domain.inspection.acts.enquiry import Matter, NotExamined, Sample, Sought
from firsthand.domain.inspection.collecting.enquiry_rules import (
    objections_to_matter,
    objections_to_not_examined,
    objections_to_sought,
)
from firsthand.domain.inspection.collecting.samples import objections_to_sample
from firsthand.domain.inspection.conduct import Conduct
from firsthand.services.inspecting.judging import protocol_of
from firsthand.services.inspecting.recording import Wanted, record
from firsthand.services.inspecting.versions import numbered, objections_to_version


def not_examined(w: Wanted, asked: NotExamined) -> Conduct:
    """Record why a line of enquiry was not examined."""

    def decide(before: Conduct) -> list[Any]:
        refuse_if(
            (
                *objections_to_version(before, NotExamined, asked.id, w),
                *objections_to_not_examined(asked, before, protocol_of(before)),
            )
        )
        return [asked]

    return record(w, "not-examined", decide)


def sought(w: Wanted, asked: Sought) -> Conduct:
    """Record how a voice was sought, or why it was not."""

    def decide(before: Conduct) -> list[Any]:
        refuse_if(
            (
                *objections_to_version(before, Sought, asked.id, w),
                *objections_to_sought(asked, protocol_of(before)),
            )
        )
        return [asked]

    return record(w, "sought", decide)


def matter(w: Wanted, asked: Matter) -> Conduct:
    """Record whether a sensitive matter was recorded by the body, and for how many."""

    def decide(before: Conduct) -> list[Any]:
        refuse_if(
            (
                *objections_to_version(before, Matter, asked.id, w),
                *objections_to_matter(asked, before, protocol_of(before)),
            )
        )
        return [asked]

    return record(w, "matter", decide)


def sample(w: Wanted, asked: Sample) -> Conduct:
    """Record how cases were chosen and read."""

    def decide(before: Conduct) -> list[Any]:
        whole = numbered(before, asked, w)
        refuse_if(objections_to_sample(whole, before))
        return [whole]

    return record(w, "sample", decide)
