"""Names: the words in which a publication tells of kinds of evidence, causes and answers."""

from collections.abc import Mapping

from firsthand.domain.inspection.evidence import Method, Relation, SelectedBy, Source
from firsthand.domain.inspection.findings import CauseKind
from firsthand.domain.inspection.signing import Answer
from firsthand.domain.inspection.team import Part

SOURCES: Mapping[Source, str] = {
    Source.POLICY_DOCUMENT: "Policy or procedure",
    Source.SELF_EVALUATION: "The body's evaluation of itself",
    Source.MANAGEMENT_INFORMATION: "The body's management information",
    Source.OFFICER_STATEMENT: "Account of a manager or senior officer",
    Source.PRACTITIONER_ACCOUNT: "Account of a front-line worker",
    Source.CASE_RECORD: "Case record",
    Source.CASE_TRACKED: "Case followed through with those concerned",
    Source.OBSERVATION: "Practice watched by an inspector",
    Source.REPERFORMANCE: "Decision made again by an inspector from the record",
    Source.CHILD: "Child or young person",
    Source.PARENT_CARER: "Parent or carer",
    Source.PARTNER_AGENCY: "Partner agency",
    Source.VOLUNTARY_SECTOR: "Voluntary or community organisation",
    Source.COUNCILLOR: "Councillor",
    Source.CONCERN: "Concern raised with the inspectorate",
    Source.COMPLAINT_OUTCOME: "Outcome of a complaint",
    Source.INDEPENDENT_ANALYSIS: "Independent analysis",
    Source.OTHER_INSPECTORATE: "Another inspectorate",
    Source.EARLIER_INSPECTION: "Earlier inspection",
}
RELATIONS: Mapping[Relation, str] = {
    Relation.OFFICIAL: "Said by the body's managers",
    Relation.RECORD: "From the body's own records",
    Relation.PRACTITIONER: "From the body's front-line workers",
    Relation.PARTNER: "From partners of the body",
    Relation.INDEPENDENT: "Independent of the body",
    Relation.LIVED_EXPERIENCE: "From children and families",
}
METHODS: Mapping[Method, str] = {
    Method.EXAMINED: "Read or examined",
    Method.INTERVIEWED: "Heard in conversation",
    Method.OBSERVED: "Watched",
    Method.TESTED: "Tested: done again, or followed through",
}
CHOSEN: Mapping[SelectedBy, str] = {
    SelectedBy.INSPECTOR_AT_RANDOM: "Drawn by lot by inspectors",
    SelectedBy.INSPECTOR_ON_PURPOSE: "Chosen by inspectors on purpose",
    SelectedBy.BODY: "Chosen by the inspected body",
    SelectedBy.CAME_FORWARD: "Came forward by themselves",
}
CAUSES: Mapping[CauseKind, str] = {
    CauseKind.WILFUL_DISREGARD: "Wilful disregard",
    CauseKind.LACK_OF_AWARENESS: "Lack of awareness",
    CauseKind.COMPETING_PRIORITIES: "Competing priorities",
    CauseKind.LACK_OF_RESOURCES: "Lack of resources",
    CauseKind.ABSENCE_OF_EXPERTISE: "Absence of expertise",
    CauseKind.CULTURE_OR_DENIAL: "Culture or denial",
    CauseKind.INFORMATION: "Information",
    CauseKind.SYSTEMS: "Systems",
    CauseKind.OTHER: "Another cause",
}
ANSWERS: Mapping[Answer, str] = {
    Answer.ACCEPTED: "Accepted",
    Answer.ACCEPTED_IN_PART: "Accepted in part",
    Answer.CONTESTED: "Contested",
    Answer.SILENT: "No answer was given by the day set",
}
PARTS: Mapping[Part, str] = {
    Part.LEAD: "lead inspector",
    Part.INSPECTOR: "inspector",
    Part.ANALYST: "analyst",
    Part.REVIEWER: "reviewer",
}
