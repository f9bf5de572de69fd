"""Evidence: what was seen or said, of which kind, by whose choice, and how near to the body."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Source(StrEnum):
    """Where a piece of evidence comes from."""

    POLICY_DOCUMENT = "policy-document"
    SELF_EVALUATION = "self-evaluation"
    MANAGEMENT_INFORMATION = "management-information"
    OFFICER_STATEMENT = "officer-statement"
    PRACTITIONER_ACCOUNT = "practitioner-account"
    CASE_RECORD = "case-record"
    CASE_TRACKED = "case-tracked"
    OBSERVATION = "observation"
    REPERFORMANCE = "reperformance"
    CHILD = "child"
    PARENT_CARER = "parent-carer"
    PARTNER_AGENCY = "partner-agency"
    VOLUNTARY_SECTOR = "voluntary-sector"
    COUNCILLOR = "councillor"
    CONCERN = "concern"
    COMPLAINT_OUTCOME = "complaint-outcome"
    INDEPENDENT_ANALYSIS = "independent-analysis"
    OTHER_INSPECTORATE = "other-inspectorate"
    EARLIER_INSPECTION = "earlier-inspection"


class Method(StrEnum):
    """How it was come by."""

    EXAMINED = "examined"
    INTERVIEWED = "interviewed"
    OBSERVED = "observed"
    TESTED = "tested"  # the inspector did it again, or followed the case through


class Relation(StrEnum):
    """How near the source is to the body that is inspected."""

    OFFICIAL = "official"
    RECORD = "record"
    PRACTITIONER = "practitioner"
    PARTNER = "partner"
    INDEPENDENT = "independent"
    LIVED_EXPERIENCE = "lived-experience"


class SelectedBy(StrEnum):
    """Who chose that this should be looked at."""

    INSPECTOR_AT_RANDOM = "inspector-at-random"
    INSPECTOR_ON_PURPOSE = "inspector-on-purpose"
    BODY = "body"
    CAME_FORWARD = "came-forward"


class Stance(StrEnum):
    """What a piece of evidence does to what it is about."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    CONTEXT = "context"


# What the inspected body says of itself, in whatever form (R1).
OWN_ACCOUNT = frozenset(
    {
        Source.POLICY_DOCUMENT,
        Source.SELF_EVALUATION,
        Source.MANAGEMENT_INFORMATION,
        Source.OFFICER_STATEMENT,
    }
)
# The body's managers and its own records: no number of them is a second voice (D2).
OF_THE_BODY = frozenset({Relation.OFFICIAL, Relation.RECORD})
INSPECTOR_CHOSE = frozenset({SelectedBy.INSPECTOR_AT_RANDOM, SelectedBy.INSPECTOR_ON_PURPOSE})


@dataclass(frozen=True, kw_only=True)
class AttachedFile:
    """A file as it was taken in: its hash is of the content before encryption."""

    file_id: str
    name: str
    sha256: str
    size: int
    media_type: str


@dataclass(frozen=True, kw_only=True)
class About:
    """What a piece of evidence is about, and what it does to it; `id` may be a claim's."""

    id: str
    stance: Stance


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """
    One piece of evidence, numbered E1, E2, … in its inspection.

    `areas` are the judgement areas and `lines` the lines of enquiry that it bears on; `about`
    the claims that it supports or contradicts. `happened_on` is when it was so, `seen_on` when
    an inspector saw or heard it; `stale_on` the day from which it is too old to stand on.
    `case` is a pseudonym for one child's case, never a name. Only the team reads a
    `restricted` piece, and each reading is logged. `answered_warning` says why a text stands
    though it seems to hold a name, a birthday or an address.
    """

    id: str
    source: Source
    method: Method
    relation: Relation
    selected_by: SelectedBy
    text: str
    happened_on: date
    seen_on: date
    areas: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    about: tuple[About, ...] = ()
    harms: tuple[str, ...] = ()
    stance: Stance = Stance.CONTEXT
    stale_on: date | None = None
    case: str = ""
    files: tuple[AttachedFile, ...] = ()
    restricted: bool = False
    answered_warning: str = ""
    newly_identified: int = 0  # children at risk whom nobody had identified before (K5)
    referred_to: str = ""  # to whom each of them was referred at once, and when
