"""A whole inspection, worked through to the day before it is published; all of it invented."""

from datetime import date, timedelta

from firsthand.domain.common.act import Withdrawn
from firsthand.domain.inspection.acts.bodies import CONTENT_TYPES
from firsthand.domain.inspection.acts.claims import Answered, ClaimTested, Outcome
from firsthand.domain.inspection.acts.enquiry import Matter, NotExamined, Sample, Sought
from firsthand.domain.inspection.acts.evidence import (
    About,
    Relation,
    SelectedBy,
    Source,
    Stance,
)
from firsthand.domain.inspection.acts.findings import (
    OFFICES,
    Cause,
    CauseKind,
    Finding,
    FindingKind,
    FlagAnswered,
    Recommendation,
    Served,
    flag_id,
)
from firsthand.domain.inspection.acts.progress import Move, Moved
from firsthand.domain.inspection.acts.signing import (
    Answer,
    Response,
    ResponseWeighed,
    Reviewed,
    SentForAccuracy,
    Signed,
)
from firsthand.domain.inspection.acts.team import OnSite
from firsthand.domain.inspection.document.basis import Basis
from firsthand.domain.inspection.finding.flagging import flagged_hash, unanswered_flags
from firsthand.refdata import read
from firsthand.refdata.read_plain_words import plain_words
from firsthand.refdata.read_policies import minimum
from firsthand.refdata.read_protocols import protocol_for
from firsthand.refdata.read_publishing import publishing_rules
from tests.domain.inspection import build

FRAMEWORK = "ilacs-2023"
HARM, QUIET_HARM, PAPER_HARM = "child-sexual-exploitation", "neglect", "online-harm"
CASE = "case-brown-41"
PUBLISHED_ON = date(2026, 5, 11)
BEFORE_STEPS = 1 + len(build.TEAM)

EVIDENCE = (
    build.evidence(
        "E1",
        text="The duty meeting of Tuesday closed eleven referrals about girls without a word.",
        stance=Stance.CONTRADICTS,
        about=(About(id="C1", stance=Stance.CONTRADICTS),),
        harms=(HARM,),
        lines=("organised-exploitation",),
    ),
    build.evidence(
        "E2",
        Source.CASE_TRACKED,
        text="Her social worker had written three times that she got into the cars of men.",
        case=CASE,
        harms=(HARM,),
        lines=("organised-exploitation", "missing"),
        newly_identified=2,
    ),
    build.evidence(
        "E3",
        Source.CHILD,
        text="She said that nobody had ever asked her where she slept in those nights.",
        restricted=True,
        selected_by=SelectedBy.CAME_FORWARD,
        harms=(HARM,),
        lines=("missing", "protection"),
    ),
    build.evidence(
        "E4",
        Source.REPERFORMANCE,
        text="Twenty closed referrals were decided again; nine should have been opened.",
        harms=(QUIET_HARM,),
        lines=("first-contact", "long-neglect"),
    ),
    build.evidence(
        "E5",
        Source.POLICY_DOCUMENT,
        text="The policy on online harm was revised in January and signed off by the director.",
        harms=(PAPER_HARM,),
        stance=Stance.CONTEXT,
        areas=("leadership",),
        lines=("leaders-know",),
        happened_on=date(2026, 1, 12),
    ),
    build.evidence(
        "E6",
        Source.PRACTITIONER_ACCOUNT,
        text="Four social workers said apart from each other that supervision is cancelled.",
        harms=(QUIET_HARM,),
        areas=("leadership",),
        lines=("workings", "front-line-apart"),
    ),
    build.evidence(
        "E7",
        Source.PARTNER_AGENCY,
        relation=Relation.PARTNER,
        text="The sexual health clinic had sent the same four names every month for a year.",
        harms=(HARM,),
        lines=("organised-exploitation", "open"),
    ),
    build.evidence(
        "E8",
        Source.PARENT_CARER,
        text="A father said that he had rung every Friday for a year and nobody rang back.",
        areas=("leadership",),
        lines=("leaders-know",),
    ),
    build.evidence(
        "E9",
        Source.VOLUNTARY_SECTOR,
        relation=Relation.INDEPENDENT,
        text="The youth project had written to the council eleven times about the same hotel.",
        harms=(HARM,),
        lines=("organised-exploitation",),
    ),
)
FINDINGS = (
    build.finding(
        "F1",
        text="Duty social workers closed referrals about older girls unread (E1). No manager "
        "asked what became of them.\nGirls who were exploited were left alone with it.",
        evidence=("E1", "E2", "E3"),
        priority=True,
        harms=(HARM,),
        causes=(
            Cause(
                kind=CauseKind.CULTURE_OR_DENIAL,
                text="Managers took the girls for young women who had chosen their lives.",
                evidence=("E2", "E7"),
            ),
        ),
    ),
    build.finding(
        "F2",
        area="leadership",
        text="Supervision is cancelled more often than it is held.",
        evidence=("E6",),
        causes=(),
        not_established="The records of supervision were destroyed after six months.",
    ),
    build.finding(
        "F3",
        kind=FindingKind.STRENGTH,
        text="Neglected children are seen alone and listened to.",
        evidence=("E4", "E6"),
        harms=(QUIET_HARM,),
        causes=(),
    ),
)
SAMPLES = (
    Sample(
        id="S1",
        frame="Referrals of the last six months",
        outside=False,
        population=620,
        drawn=70,
        read=66,
        how_chosen="By lot, with the numbers of a draw that anybody can repeat",
        chosen_by="The analyst of the inspection",
        not_reached="Children whose referral was never written down.",
        spoken_with="Alone, with an advocate if they wished, where they chose to meet.",
        refused=3,
        replaced=1,
        known=12,
        suspected=9,
        newly_identified=2,
    ),
    Sample(
        id="S2",
        frame="Girls known to the youth project on Mill Street",
        outside=True,
        population=85,
        drawn=20,
        read=18,
        how_chosen="By lot from the project's own list",
        chosen_by="The lead",
        not_reached="Girls whom the project had lost sight of.",
        spoken_with="By a worker whom they know, with an inspector in the room.",
        refused=0,
    ),
)
EVIDENCED_LINES = frozenset(line for one in EVIDENCE for line in one.lines)


def protocol():
    return protocol_for(FRAMEWORK)


def fieldwork():
    """Return what the team did until the end of fieldwork, as steps of `build.conduct`."""
    matters = {
        "ethnicity-of-victims": Matter(
            id="ethnicity-of-victims",
            state="recorded",
            text="The body had recorded it for most of the children who were harmed.",
            evidence=("E2",),
            known=19,
            of=21,
        ),
        "ethnicity-of-perpetrators": Matter(
            id="ethnicity-of-perpetrators",
            state="not-recorded",
            text="The body never wrote it down.",
        ),
    }
    return [
        build.claim("C1"),
        Moved(move=Move.START_FIELDWORK),
        *EVIDENCE,
        build.evidence("E10", text="A meeting that turned out to be of another council."),
        Withdrawn(id="E10", reason="It was of another council."),
        ClaimTested(
            id="C1",
            outcome=Outcome.DID_NOT_HOLD,
            evidence=("E1", "E2"),
            reason="Eleven referrals were closed unread on one morning.",
        ),
        Answered(
            id="C1:contradicted", text="The claim does not hold; see F1.", evidence=("E1",)
        ),
        *(
            NotExamined(id=line.key, because="There was no time left for it.")
            for line in protocol().lines
            if line.key not in EVIDENCED_LINES
        ),
        *(_sought(voice) for voice in protocol().voices),
        *(
            matters.get(one.key)
            or Matter(id=one.key, state="not-examined", text="Nobody looked for it.")
            for one in protocol().matters
        ),
        *SAMPLES,
        *(
            OnSite(id=day.isoformat(), on=day, people=(build.LEAD.code, build.INSPECTOR.code))
            for day in (build.MONDAY + timedelta(days=n) for n in range(5))
        ),
        Moved(move=Move.END_FIELDWORK),
    ]


def written():
    """Return the steps of writing and of the first sign-off."""
    return [
        *FINDINGS,
        build.recommendation("R1", findings=("F1",)),
        build.judgement(grade="requires-improvement", evidence=("E1", "E2", "E3", "E4")),
        Moved(move=Move.SUBMIT),
    ]


def answered(content):
    """Return the steps from the first sign-off to the body's answer, and what is made of it."""
    return [
        *signed_off(content),
        SentForAccuracy(answer_by_on=build.MONDAY + timedelta(days=50), of_content=content),
        (build.LEAD, Moved(move=Move.SEND)),
        *(
            (
                build.LEAD,
                Served(
                    id=f"F1:{office.value}",
                    finding="F1",
                    office=office,
                    holder="Dara Rector" if office == "director" else f"The {office.value}",
                    served_on=date(2026, 4, 1),
                ),
            )
            for office in OFFICES
        ),
        (
            build.LIAISON,
            Response(
                id="F1",
                answer=Answer.CONTESTED,
                text="The referrals had been read by the police.",
                evidence_offered="A list of referrals kept by the police.",
            ),
        ),
        (build.LIAISON, Response(id="R1", answer=Answer.ACCEPTED, text="It is under way.")),
        (build.LEAD, Moved(move=Move.CLOSE_RESPONSE)),
        ResponseWeighed(
            id="F1", changed=False, text="The list was read; none of the girls is on it."
        ),
    ]


def signed_off(content):
    """Return two reviews and the signature of the content as it stands."""
    return [
        *(
            (
                one,
                Reviewed(
                    id=f"{one.code}:social-care",
                    inspectorate=build.SOCIAL_CARE,
                    approved=True,
                    of_content=content,
                    comment="Read against the evidence.",
                ),
            )
            for one in (build.REVIEWER, build.SECOND_REVIEWER)
        ),
        (
            build.LEAD,
            Signed(id="social-care", inspectorate=build.SOCIAL_CARE, of_content=content),
        ),
    ]


def answers(told):
    """Return a reason for each flag on what was written."""
    so_far = build.conduct(*told)
    things = {one.id: one for kind in (Finding, Recommendation) for one in so_far.bodies(kind)}
    return [
        FlagAnswered(
            id=flag_id(thing, key), of_text=flagged_hash(things[thing]), reason="It is as seen."
        )
        for thing, raised in unanswered_flags(so_far, plain_words()).items()
        for key in dict.fromkeys(flag.key.value for flag in raised)
    ]


def steps(*, without=(), more=()):
    """
    Return every step up to the day of publication.

    `without` are identifiers or types to leave out; `more` are further acts of writing.
    """
    told = [*fieldwork(), *written()[:-1], *more]
    told = [one for one in told if not _left_out(one, without)]
    told += [*answers(told), written()[-1]]
    told += [one for one in answered(_content(told)) if not _left_out(one, without)]
    return [*told, *signed_off(_content(told))]


def conduct(**changed):
    """Return the inspection on the day of publication."""
    opening = changed.pop("opening", None)
    return build.conduct(*steps(**changed), opening=opening)


def basis(found=None, **changed):
    """Return what the document is made from."""
    usual = {
        "conduct": found or conduct(),
        "protocol": protocol(),
        "framework": next(one for one in read.frameworks() if one.key == FRAMEWORK),
        "scales": read.scales(),
        "harms": {one.key: one.name for one in read.harms()},
        "rules": publishing_rules(),
        "minimum": minimum(),
        "on": PUBLISHED_ON,
        "words": plain_words(),
    }
    return Basis(**{**usual, **changed})


def _sought(voice):
    heard = {"voice-children": 3, "voice-councillors": 0}.get(voice.key, 14)
    return Sought(
        id=voice.key,
        asked=0 if not heard else 16,
        heard=heard,
        how="By letter and on the spot",
        because="" if heard else "No councillor answered the letter.",
    )


def _content(told):
    numbers = [
        BEFORE_STEPS + place
        for place, one in enumerate(told, start=1)
        if type(one[1] if isinstance(one, tuple) else one) in CONTENT_TYPES
    ]
    return max(numbers)


def _left_out(step, without):
    body = step[1] if isinstance(step, tuple) else step
    return type(body) in without or getattr(body, "id", None) in without
