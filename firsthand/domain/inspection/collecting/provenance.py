"""
Provenance: for each kind of source, how near to the body it can be and how it is come by.

Without this table a paper could pass for practice by its label alone: a self-evaluation marked
'independent', or a councillor as somebody from outside the authority.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from firsthand.domain.common.objection import Objection
from firsthand.domain.inspection.acts.evidence import (
    Evidence,
    Method,
    Relation,
    SelectedBy,
    Source,
)


@dataclass(frozen=True)
class Kind:
    """What can be said of evidence of one source."""

    relations: frozenset[Relation]
    methods: frozenset[Method]
    chosen: frozenset[SelectedBy] = frozenset(SelectedBy)


R, M = Relation, Method
_READ = frozenset({M.EXAMINED})
_TOLD = frozenset({M.INTERVIEWED, M.EXAMINED})  # spoken, or written down by themselves
_DONE = frozenset({M.TESTED})
KINDS: dict[Source, Kind] = {
    Source.POLICY_DOCUMENT: Kind(frozenset({R.RECORD, R.OFFICIAL}), _READ),
    Source.SELF_EVALUATION: Kind(frozenset({R.OFFICIAL, R.RECORD}), _READ),
    Source.MANAGEMENT_INFORMATION: Kind(frozenset({R.RECORD, R.OFFICIAL}), _READ),
    Source.OFFICER_STATEMENT: Kind(frozenset({R.OFFICIAL}), _TOLD),
    Source.PRACTITIONER_ACCOUNT: Kind(frozenset({R.PRACTITIONER}), _TOLD),
    Source.CASE_RECORD: Kind(frozenset({R.RECORD}), _READ),
    Source.CASE_TRACKED: Kind(frozenset({R.RECORD}), _DONE),
    Source.OBSERVATION: Kind(frozenset({R.INDEPENDENT}), frozenset({M.OBSERVED})),
    Source.REPERFORMANCE: Kind(frozenset({R.INDEPENDENT}), _DONE),
    Source.CHILD: Kind(frozenset({R.LIVED_EXPERIENCE}), _TOLD),
    Source.PARENT_CARER: Kind(frozenset({R.LIVED_EXPERIENCE}), _TOLD),
    Source.PARTNER_AGENCY: Kind(frozenset({R.PARTNER}), _TOLD),
    Source.VOLUNTARY_SECTOR: Kind(frozenset({R.PARTNER, R.INDEPENDENT}), _TOLD),
    # Councillors are the authority: what they say is heard, and is no voice from outside.
    Source.COUNCILLOR: Kind(frozenset({R.OFFICIAL}), _TOLD),
    Source.CONCERN: Kind(
        frozenset({R.PRACTITIONER, R.PARTNER, R.INDEPENDENT, R.LIVED_EXPERIENCE}),
        _TOLD,
        frozenset({SelectedBy.CAME_FORWARD}),
    ),
    Source.COMPLAINT_OUTCOME: Kind(frozenset({R.RECORD, R.INDEPENDENT}), _READ),
    Source.INDEPENDENT_ANALYSIS: Kind(frozenset({R.INDEPENDENT}), frozenset({*_READ, *_DONE})),
    Source.OTHER_INSPECTORATE: Kind(frozenset({R.INDEPENDENT}), _TOLD),
    Source.EARLIER_INSPECTION: Kind(frozenset({R.INDEPENDENT}), _READ),
}


def objections_to_provenance(evidence: Evidence) -> Iterator[Objection]:
    """Yield one objection for each thing that a source of this kind cannot be."""
    kind = KINDS[evidence.source]
    if evidence.relation not in kind.relations:
        yield _cannot(evidence, "relation", evidence.relation, kind.relations, Relation)
    if evidence.method not in kind.methods:
        yield _cannot(evidence, "method", evidence.method, kind.methods, Method)
    if evidence.selected_by not in kind.chosen:
        yield _cannot(evidence, "choice", evidence.selected_by, kind.chosen, SelectedBy)


def _cannot(
    evidence: Evidence,
    what: str,
    given: StrEnum,
    allowed: Collection[StrEnum],
    order: Iterable[StrEnum],
) -> Objection:
    words = ", ".join(one.value for one in order if one in allowed)
    return Objection(
        rule=f"provenance-{what}",
        reason=f"A source of the kind “{evidence.source.value}” is not “{given.value}”.",
        remedy=f"The {what} can be: {words}. If it was something else, change the source.",
    )
