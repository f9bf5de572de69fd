"""The kinds of acts: each with its key in the log, and whether it is content that is signed."""

from firsthand.domain.common.act import Withdrawn
from firsthand.domain.inspection.acts.claims import Answered, Claim, ClaimTested, Question
from firsthand.domain.inspection.acts.earlier_action import EarlierAction
from firsthand.domain.inspection.acts.enquiry import Matter, NotExamined, Sample, Sought
from firsthand.domain.inspection.acts.evidence import Evidence
from firsthand.domain.inspection.acts.findings import (
    Finding,
    FlagAnswered,
    Recommendation,
    Served,
)
from firsthand.domain.inspection.acts.judgement import DerogationGiven, Judgement
from firsthand.domain.inspection.acts.opening import (
    Expected,
    InspectorateLeft,
    Opened,
    ToldOutside,
)
from firsthand.domain.inspection.acts.progress import Moved
from firsthand.domain.inspection.acts.publication import Corrected, Published
from firsthand.domain.inspection.acts.signing import (
    Response,
    ResponseWeighed,
    Reviewed,
    SentForAccuracy,
    Signed,
)
from firsthand.domain.inspection.acts.team import CutOff, Joined, OnSite

# An act of content resets every review and signature made before it.
CONTENT: dict[str, type] = {
    "evidence": Evidence,
    "claim": Claim,
    "claim-tested": ClaimTested,
    "question": Question,
    "answered": Answered,
    "not-examined": NotExamined,
    "sought": Sought,
    "matter": Matter,
    "sample": Sample,
    "finding": Finding,
    "recommendation": Recommendation,
    "flag-answered": FlagAnswered,
    "judgement": Judgement,
    "derogation": DerogationGiven,
    "response-weighed": ResponseWeighed,
    "on-site": OnSite,
    "earlier-action": EarlierAction,
    "told-outside": ToldOutside,
    "withdrawn": Withdrawn,
}
OTHERS: dict[str, type] = {
    "opened": Opened,
    "expected": Expected,
    "inspectorate-left": InspectorateLeft,
    "joined": Joined,
    "cut-off": CutOff,
    "moved": Moved,
    "served": Served,
    "reviewed": Reviewed,
    "signed": Signed,
    "sent-for-accuracy": SentForAccuracy,
    "response": Response,
    "published": Published,
    "corrected": Corrected,
}
BODIES = CONTENT | OTHERS
KIND_OF = {body: kind for kind, body in BODIES.items()}
CONTENT_TYPES = frozenset(CONTENT.values())
# The letter of the numbers of things that are counted in an inspection.
LETTERS: dict[type, str] = {
    Evidence: "E",
    Claim: "C",
    Question: "Q",
    Sample: "S",
    Finding: "F",
    Recommendation: "R",
    Expected: "X",
    ToldOutside: "T",
    Corrected: "N",
    CutOff: "K",
}
