"""The forms of what is collected: evidence, claims, questions, lines, voices, samples."""

from firsthand.domain.inspection.acts.claims import Answered, Claim, ClaimTested, Question
from firsthand.domain.inspection.acts.earlier_action import EarlierAction
from firsthand.domain.inspection.acts.enquiry import Matter, NotExamined, Sample, Sought
from firsthand.domain.inspection.acts.evidence import Evidence
from firsthand.services.inspecting import collecting, enquiring, following, testing
from firsthand.web.inspecting import about, claims_forms, enquiry_forms
from firsthand.web.inspecting.evidence_forms import EvidenceForm
from firsthand.web.inspecting.sheet import Sheet

SHEETS: dict[str, Sheet] = {
    "evidence": Sheet(
        kind=Evidence,
        deed="evidence",
        title="evidence",
        button="Record the evidence",
        form=EvidenceForm,
        act=collecting.add_evidence,
        shows="evidence",
    ),
    "claim": Sheet(
        kind=Claim,
        deed="claim",
        title="a claim",
        button="Record the claim",
        form=claims_forms.ClaimForm,
        act=testing.claim,
        shows="claims",
        intro="What the body says works, so that it can be tested against something else.",
    ),
    "test": Sheet(
        kind=ClaimTested,
        deed="claim-tested",
        title="Test the claim",
        button="Record the test",
        form=claims_forms.ClaimTestForm,
        act=testing.test_claim,
        shows="claims",
        of=about.claim,
    ),
    "question": Sheet(
        kind=Question,
        deed="question",
        title="a question",
        button="Record the question",
        form=claims_forms.QuestionForm,
        act=testing.ask,
        shows="claims",
        intro="Until it is answered, nobody signs.",
    ),
    "answer": Sheet(
        kind=Answered,
        deed="answered",
        title="Answer the question",
        button="Record the answer",
        form=claims_forms.AnswerForm,
        act=testing.answer,
        shows="claims",
        of=about.question,
    ),
    "not-examined": Sheet(
        kind=NotExamined,
        deed="not-examined",
        title="Not examined, because",
        button="Record the reason",
        form=enquiry_forms.NotExaminedForm,
        act=enquiring.not_examined,
        shows="enquiry",
        of=about.line,
    ),
    "voice": Sheet(
        kind=Sought,
        deed="sought",
        title="How they were heard",
        button="Record it",
        form=enquiry_forms.SoughtForm,
        act=enquiring.sought,
        shows="enquiry",
        of=about.voice,
    ),
    "matter": Sheet(
        kind=Matter,
        deed="matter",
        title="A sensitive matter",
        button="Record it",
        form=enquiry_forms.MatterForm,
        act=enquiring.matter,
        shows="enquiry",
        of=about.matter,
    ),
    "sample": Sheet(
        kind=Sample,
        deed="sample",
        title="a sample",
        button="Record the sample",
        form=enquiry_forms.SampleForm,
        act=enquiring.sample,
        shows="enquiry",
        intro="What the report prints of how cases were chosen and read.",
    ),
    "earlier": Sheet(
        kind=EarlierAction,
        deed="earlier-action",
        title="What became of it",
        button="Record what became of it",
        form=enquiry_forms.EarlierForm,
        act=following.tell_earlier,
        shows="team",
        of=about.earlier,
    ),
}
