"""Names: the words in which a publication tells of kinds of evidence, causes and answers."""

from collections.abc import Mapping

from firsthand.domain.inspection.acts.evidence import Method, Relation, SelectedBy, Source
from firsthand.domain.inspection.acts.findings import CauseKind
from firsthand.domain.inspection.acts.signing import Answer
from firsthand.domain.inspection.acts.team import Part

SOURCES: Mapping[Source, str] = {
    Source.POLICY_DOCUMENT: "Policy or procedure",
    Source.SELF_EVALUATION: "The body's self-evaluation",
    Source.MANAGEMENT_INFORMATION: "Management information or data return",
    Source.OFFICER_STATEMENT: "Account of an officer or manager",
    Source.PRACTITIONER_ACCOUNT: "Account of a front-line worker",
    Source.CASE_RECORD: "Case record",
    Source.CASE_TRACKED: "Case tracked with those involved",
    Source.OBSERVATION: "Observation of practice",
    Source.REPERFORMANCE: "Decision made again from the file",
    Source.CHILD: "Child or young person",
    Source.PARENT_CARER: "Parent or carer",
    Source.PARTNER_AGENCY: "Partner agency",
    Source.VOLUNTARY_SECTOR: "Voluntary sector",
    Source.COUNCILLOR: "Councillor",
    Source.CONCERN: "Concern that somebody raised",
    Source.COMPLAINT_OUTCOME: "Outcome of a complaint",
    Source.INDEPENDENT_ANALYSIS: "Independent analysis",
    Source.OTHER_INSPECTORATE: "Another inspectorate",
    Source.EARLIER_INSPECTION: "Earlier inspection",
}
RELATIONS: Mapping[Relation, str] = {
    Relation.OFFICIAL: "The body's managers",
    Relation.RECORD: "The body's own records",
    Relation.PRACTITIONER: "The body's front-line workers",
    Relation.PARTNER: "A partner of the body",
    Relation.INDEPENDENT: "Independent of the body",
    Relation.LIVED_EXPERIENCE: "Those who live with it",
}
METHODS: Mapping[Method, str] = {
    Method.EXAMINED: "Examined",
    Method.INTERVIEWED: "Interviewed",
    Method.OBSERVED: "Observed",
    Method.TESTED: "Tested",
}
CHOSEN: Mapping[SelectedBy, str] = {
    SelectedBy.INSPECTOR_AT_RANDOM: "An inspector, at random",
    SelectedBy.INSPECTOR_ON_PURPOSE: "An inspector, on purpose",
    SelectedBy.BODY: "The inspected body",
    SelectedBy.CAME_FORWARD: "They came forward themselves",
}
CAUSES: Mapping[CauseKind, str] = {
    CauseKind.WILFUL_DISREGARD: "Wilful disregard",
    CauseKind.LACK_OF_AWARENESS: "Lack of awareness",
    CauseKind.COMPETING_PRIORITIES: "Competing priorities",
    CauseKind.LACK_OF_RESOURCES: "Lack of resources",
    CauseKind.ABSENCE_OF_EXPERTISE: "Absence of expertise",
    CauseKind.CULTURE_OR_DENIAL: "Culture or denial",
    CauseKind.INFORMATION: "Information",
    CauseKind.SYSTEMS: "Systems and IT",
    CauseKind.OTHER: "Another cause",
}
ANSWERS: Mapping[Answer, str] = {
    Answer.ACCEPTED: "Accepted",
    Answer.ACCEPTED_IN_PART: "Accepted in part",
    Answer.CONTESTED: "Contested",
    Answer.SILENT: "No answer by the day set",
}
PARTS: Mapping[Part, str] = {
    Part.LEAD: "lead inspector",
    Part.INSPECTOR: "inspector",
    Part.ANALYST: "analyst",
    Part.REVIEWER: "reviewer",
}
