"""Titles: what an inspector reads for each code of an inspection, and what it means."""

from firsthand.domain.inspection.acts.claims import Outcome
from firsthand.domain.inspection.acts.evidence import Method, Relation, Stance
from firsthand.domain.inspection.acts.findings import FindingKind
from firsthand.domain.inspection.acts.opening import BodyKind
from firsthand.domain.inspection.acts.signing import Answer
from firsthand.domain.inspection.acts.team import Part
from firsthand.domain.inspection.document import names, promised

# The public reads the same words in what is published.
SOURCES = names.SOURCES
METHODS = names.METHODS
RELATIONS = names.RELATIONS
SELECTED = names.CHOSEN
CAUSES = names.CAUSES
ANSWERS = names.ANSWERS
DONE = promised.DONE
METHOD_HINTS = {
    Method.EXAMINED: "A document or record was read",
    Method.INTERVIEWED: "Somebody was spoken with",
    Method.OBSERVED: "You watched it happen",
    Method.TESTED: "You did it again, or followed the case through",
}
RELATION_HINTS = {
    Relation.OFFICIAL: "Counts for what they say, not for what is so",
    Relation.RECORD: "Documents, data and files that it wrote itself",
    Relation.PARTNER: "Police, health, schools, the voluntary sector",
    Relation.INDEPENDENT: "What you saw yourself belongs here",
    Relation.LIVED_EXPERIENCE: "Children, parents and carers",
}
STANCES = {
    Stance.SUPPORTS: "Speaks for good practice",
    Stance.CONTRADICTS: "Speaks against it",
    Stance.CONTEXT: "Context only",
}
OUTCOMES = {
    Outcome.HELD: "Held",
    Outcome.HELD_IN_PART: "Held in part",
    Outcome.DID_NOT_HOLD: "Did not hold",
    Outcome.COULD_NOT_BE_TESTED: "Could not be tested",
}
FINDINGS = {FindingKind.STRENGTH: "Strength", FindingKind.WEAKNESS: "Weakness"}
BODIES = {
    BodyKind.LOCAL_AUTHORITY: "Local authority",
    BodyKind.POLICE_FORCE: "Police force",
    BodyKind.HEALTH_BODY: "Health body",
    BodyKind.PROBATION_SERVICE: "Probation service",
    BodyKind.OTHER: "Another body",
}
PARTS = {
    Part.LEAD: "Lead",
    Part.INSPECTOR: "Inspector",
    Part.ANALYST: "Analyst",
    Part.REVIEWER: "Reviewer",
}
PART_HINTS = {
    Part.LEAD: "Moves the inspection on and signs",
    Part.INSPECTOR: "Collects evidence and writes",
    Part.ANALYST: "Collects evidence and writes",
    Part.REVIEWER: "Reads and approves; writes nothing of it",
}
ANSWERS_OF_PEOPLE = {key: title for key, title in ANSWERS.items() if key is not Answer.SILENT}
MATTERS = {
    "recorded": "Recorded",
    "not-recorded": "Not recorded by the body",
    "not-examined": "Not examined",
}
MATTER_HINTS = {
    "not-recorded": "The gap is a fact, and is reported",
    "not-examined": "Never shown as 'no concern'",
}
# What one act did, as the record tells it.
ACTS = {
    "opened": "Opened the inspection",
    "expected": "Wrote down what was expected",
    "told-outside": "Noted what was made public outside",
    "inspectorate-left": "Recorded that an inspectorate left",
    "joined": "Recorded who takes part",
    "cut-off": "Access ended because of a link",
    "moved": "Moved the inspection on",
    "on-site": "Recorded a day on site",
    "evidence": "Recorded evidence",
    "claim": "Recorded a claim",
    "claim-tested": "Tested a claim",
    "question": "Asked a question",
    "answered": "Answered a question",
    "not-examined": "Said why a line was not examined",
    "sought": "Recorded how a voice was sought",
    "matter": "Recorded a sensitive matter",
    "sample": "Recorded a sample",
    "finding": "Wrote a finding",
    "recommendation": "Wrote a recommendation",
    "flag-answered": "Answered a flag",
    "served": "Served a finding",
    "judgement": "Judged",
    "derogation": "Set an objection aside",
    "reviewed": "Reviewed",
    "signed": "Signed",
    "sent-for-accuracy": "Sent the draft to the body",
    "response": "The body responded",
    "response-weighed": "Weighed a response",
    "published": "Published",
    "corrected": "Corrected what was published",
    "earlier-action": "Said what became of an earlier action",
    "withdrawn": "Withdrew",
}
# Fields of things whose own name does not tell enough.
FIELDS = {
    "areas": "Areas",
    "lines": "Lines of enquiry",
    "about": "Claims",
    "happened_on": "When it was so",
    "seen_on": "When it was seen or heard",
    "stale_on": "Too old from",
    "selected_by": "Chosen by",
    "case": "Case",
    "text": "Text",
    "newly_identified": "Children at risk newly identified",
    "answered_warning": "Why the text stands",
    "made_in": "Said in",
    "by_on": "By",
    "seen_by": "How it will be seen",
    "not_established": "Why no cause is established",
    "different": "What will be different for children",
}
