"""Collecting: evidence comes onto the record with where it is from, and never silently goes."""

from typing import Any

from firsthand.domain.common.act import Withdrawn
from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused, refuse_if
from firsthand.domain.inspection.acts.evidence import Evidence
from firsthand.domain.inspection.collecting.collection import Vocabulary, objections_to_evidence
from firsthand.domain.inspection.collecting.withdrawal import (
    objections_to_softening,
    objections_to_withdrawal,
)
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.inspection.permission import READ_RESTRICTED
from firsthand.domain.inspection.words.personal_data import warnings as warnings_of
from firsthand.refdata.read import harms
from firsthand.refdata.read_no_names import no_names
from firsthand.services.inspecting.files import objections_to_attached
from firsthand.services.inspecting.judging import framework_of, protocol_of
from firsthand.services.inspecting.measuring import day_of
from firsthand.services.inspecting.recording import Wanted, conduct, log_reading, record
from firsthand.services.inspecting.versions import numbered


def warnings(text: str) -> tuple[Objection, ...]:
    """Return what in a text seems to tell who a child is: a name, a birthday, an address."""
    return warnings_of(text, no_names())


def vocabulary_of(inspection: Conduct) -> Vocabulary:
    """Return the words that evidence of an inspection may use."""
    return Vocabulary(
        protocol=protocol_of(inspection),
        framework=framework_of(inspection),
        harms=tuple(one.key for one in harms()),
        no_names=no_names(),
    )


def add_evidence(w: Wanted, asked: Evidence) -> Conduct:
    """Record a piece of evidence, new or a new version, or refuse it with every reason."""

    def decide(before: Conduct) -> list[Any]:
        whole = numbered(before, asked, w)
        refuse_if(
            (
                *objections_to_evidence(
                    whole, before, vocabulary_of(before), today=day_of(w.now)
                ),
                *objections_to_softening(whole, before, by=w.by),
                *objections_to_attached(before.inspection_id, whole.files),
            )
        )
        return [whole]

    return record(w, "evidence", decide)


def withdraw(w: Wanted, asked: Withdrawn) -> Conduct:
    """Take a thing back; it stays on the record, with the reason."""

    def decide(before: Conduct) -> list[Any]:
        refuse_if(objections_to_withdrawal(asked, before, by=w.by))
        return [asked]

    return record(w, "withdrawn", decide)


def read_restricted(w: Wanted, evidence_id: str) -> Evidence:
    """Return a piece of evidence that only the team reads; the reading goes into the log."""
    found = conduct(w.inspection_id, by=w.by, deed=READ_RESTRICTED)
    act = found.found(Evidence, evidence_id)
    if act is None:
        raise Refused(
            Objection(
                rule="unknown-evidence",
                reason=f"{evidence_id} is not on record here, or was withdrawn.",
                remedy="Name evidence of this inspection by its number.",
            )
        )
    log_reading(w.inspection_id, evidence_id, by=w.by, now=w.now)
    return act.body
