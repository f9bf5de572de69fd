"""An inspection that lacks nothing: all told, one weakness, one grade."""

from dataclasses import replace
from datetime import timedelta

from firsthand.domain.inspection.acts.claims import ClaimTested, Outcome
from firsthand.domain.inspection.acts.enquiry import Matter, NotExamined, Sample, Sought
from firsthand.domain.inspection.acts.evidence import SelectedBy, Source
from firsthand.domain.inspection.acts.progress import Move, Moved
from firsthand.domain.inspection.acts.signing import Reviewed, SentForAccuracy, Signed
from firsthand.domain.inspection.acts.team import OnSite
from firsthand.domain.inspection.moves import Standards
from firsthand.refdata import read
from firsthand.refdata.read_plain_words import plain_words
from firsthand.refdata.read_protocols import protocol_for
from tests.domain.inspection import build

FRAMEWORK = next(one for one in read.frameworks() if one.key == "ilacs-2023")
PROTOCOL = protocol_for(FRAMEWORK.key)
TODAY = build.MONDAY
STANDARDS = Standards(
    protocol=PROTOCOL,
    framework=FRAMEWORK,
    scales=read.scales(),
    words=plain_words(),
    today=TODAY,
)
EVIDENCE = build.evidence(
    "E1", Source.CASE_TRACKED, selected_by=SelectedBy.INSPECTOR_AT_RANDOM, case="case-7"
)
FINDING = build.finding()
CONTENT = (
    EVIDENCE,
    build.claim(),
    ClaimTested(
        id="C1",
        outcome=Outcome.COULD_NOT_BE_TESTED,
        evidence=(),
        reason="The list of interviews was not kept.",
    ),
    *(NotExamined(id=line.key, because="Left to the next visit.") for line in PROTOCOL.lines),
    *(
        Sought(id=voice.key, asked=0, heard=0, because="Nobody could be reached in time.")
        for voice in PROTOCOL.voices
    ),
    *(
        Matter(id=matter.key, state="not-examined", text="The sample was too small.")
        for matter in PROTOCOL.matters
    ),
    Sample(
        id="S1",
        frame="The list of a youth project",
        outside=True,
        population=60,
        drawn=60,
        read=60,
        how_chosen="All of them.",
        chosen_by="The lead",
        not_reached="Nobody.",
        spoken_with="In the project's rooms, with a worker whom they trust.",
    ),
    OnSite(id=TODAY.isoformat(), on=TODAY, people=(build.LEAD.code, build.INSPECTOR.code)),
    FINDING,
    build.recommendation(),
    build.judgement(grade="inadequate", reason="Children were not seen when it mattered."),
)
START, END = Moved(move=Move.START_FIELDWORK), Moved(move=Move.END_FIELDWORK)
SUBMIT, SEND = Moved(move=Move.SUBMIT), Moved(move=Move.SEND)
CLOSE = Moved(move=Move.CLOSE_RESPONSE)
IN_WRITING = (START, *CONTENT, END)
IN_REVIEW = (*IN_WRITING, SUBMIT)


def signed_off_at(content, reviewers=(build.REVIEWER, build.SECOND_REVIEWER)):
    """Return reviews and the lead's signature of what stood at one act of content."""
    reviews = [
        Reviewed(
            id=f"{one.code}:social-care",
            inspectorate=build.SOCIAL_CARE,
            approved=True,
            of_content=content,
            comment="Read against the evidence.",
        )
        for one in reviewers
    ]
    signed = Signed(id="social-care", inspectorate=build.SOCIAL_CARE, of_content=content)
    return (*zip(reviewers, reviews, strict=True), (build.LEAD, signed))


def signed_off(*steps):
    """Return the steps, then the reviews and the signature of what stands then."""
    return (*steps, *signed_off_at(build.conduct(*steps).content))


def sent_at(content, until=TODAY + timedelta(days=14)):
    """Return what sends the draft, as it stood at one act of content, to the body."""
    draft = SentForAccuracy(answer_by_on=until, of_content=content)
    return ((build.LEAD, draft), (build.LEAD, SEND))


def sent(*steps):
    """Return the steps, then what sends the draft to the body."""
    return (*steps, *sent_at(build.conduct(*steps).content))


SIGNED = signed_off(*IN_REVIEW)
WITH_BODY = sent(*SIGNED)
ANSWERED = (*WITH_BODY, (build.LEAD, CLOSE))


def without(kind, steps=CONTENT):
    """Return the steps without the things of one kind."""
    return tuple(one for one in steps if not isinstance(one, kind))


def on(day):
    """Return the standards of another day."""
    return replace(STANDARDS, today=day)
