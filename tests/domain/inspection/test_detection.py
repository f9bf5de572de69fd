"""Credit for a detection is worked out from the record, and counts what nobody had told."""

from datetime import date, timedelta

import pytest

from firsthand.domain.inspection.acts.evidence import Source
from firsthand.domain.inspection.acts.findings import FindingKind
from firsthand.domain.inspection.acts.opening import Expected, KnownBefore, ToldOutside
from firsthand.domain.inspection.acts.progress import Move, Moved
from firsthand.domain.inspection.conduct import conduct_of
from firsthand.domain.inspection.finding.detection import Credit, clock, detections
from tests.domain.inspection import build

HARM = "child-sexual-exploitation"
NEXT_DAY = build.MONDAY + timedelta(days=1)


def known(state="not-reported", harm=HARM, strict=None):
    return KnownBefore(
        harm=harm,
        state=state,
        strict_state=strict or state,
        last_looked_on=date(2024, 6, 3) if state != "not-reported" else None,
        la_code=build.LA_CODE,
    )


def opened(*before):
    return build.opened(known_before=before, known_sha256="0" * 64)


def told(public_on, harms=(HARM,), **changed):
    return ToldOutside(
        id="T1",
        what="A youth project told of it.",
        where="The Invented Post",
        public_on=public_on,
        harms=harms,
        **changed,
    )


def finding(**changed):
    return build.finding(**{"harms": (HARM,), **changed})


KNOWN = (known(),)


def detection(*steps, before=KNOWN):
    (found,) = detections(build.conduct(*steps, opening=opened(*before)))
    return found


def on_days(*steps):
    """Return an inspection of (day, body); days count from the Monday."""
    whole = build.conduct(*(body for _, body in steps), opening=opened(known()))
    first = len(whole.acts) - len(steps)
    acts = [
        type(act)(
            number=act.number,
            key=act.key,
            by=act.by,
            at=act.at + timedelta(days=steps[place - first][0] if place >= first else 0),
            body=act.body,
        )
        for place, act in enumerate(whole.acts)
    ]
    return conduct_of("i-1", acts)


def test_a_weakness_that_nobody_had_told_of_was_found_first():
    found = detection(build.evidence(), finding())
    assert (found.credit, found.finding) == (Credit.FOUND_FIRST, "F1")
    assert found.evidence_on == found.logged_on == build.MONDAY


@pytest.mark.parametrize(
    "before",
    [
        known("weakness-reported"),
        known("weakness-reported", strict="not-reported"),
        known("too-thin", strict="weakness-reported"),
    ],
)
def test_a_weakness_reported_before_the_opening_was_known(before):
    found = detection(build.evidence(), finding(), before=(before,))
    assert found.credit is Credit.KNOWN_BEFORE
    assert "3 June 2024" in found.because


@pytest.mark.parametrize("state", ["no-weakness-reported", "too-thin", "not-reported"])
def test_an_assurance_or_silence_before_the_opening_takes_no_credit_away(state):
    found = detection(build.evidence(), finding(), before=(known(state),))
    assert found.credit is Credit.FOUND_FIRST


def test_a_weakness_in_another_harm_takes_no_credit_away():
    other = known("weakness-reported", harm="neglect")
    found = detection(build.evidence(), finding(), before=(known(), other))
    assert found.credit is Credit.FOUND_FIRST


def test_one_reported_harm_of_several_takes_the_credit():
    other = known("weakness-reported", harm="neglect")
    both = finding(harms=(HARM, "neglect"))
    found = detection(build.evidence(), both, before=(known(), other))
    assert found.credit is Credit.KNOWN_BEFORE


@pytest.mark.parametrize(
    ("public_after", "credit"),
    [
        (-400, Credit.TOLD_BY_OTHERS),
        (1, Credit.TOLD_BY_OTHERS),
        (2, Credit.TOLD_BY_OTHERS),
        (3, Credit.SEEN_FIRST),
        (5, Credit.SEEN_FIRST),
        (6, Credit.FOUND_FIRST),
    ],
)
def test_the_day_on_which_others_told_decides_and_a_tie_is_theirs(public_after, credit):
    public = told(build.MONDAY + timedelta(days=public_after))
    whole = on_days((2, build.evidence()), (5, finding()), (9, public))
    assert [one.credit for one in detections(whole)] == [credit]


def test_a_finding_logged_after_an_outside_report_is_never_marked_as_found_first():
    for evidence_day in range(6):
        public = told(build.MONDAY + timedelta(days=4))
        whole = on_days((evidence_day, build.evidence()), (5, finding()), (6, public))
        assert detections(whole)[0].credit is not Credit.FOUND_FIRST


def test_the_day_typed_on_the_evidence_earns_nothing():
    early = build.evidence(seen_on=date(2020, 1, 1), happened_on=date(2020, 1, 1))
    whole = on_days((5, early), (5, finding()), (6, told(NEXT_DAY)))
    assert detections(whole)[0].credit is Credit.TOLD_BY_OTHERS


def test_a_text_put_in_later_under_an_old_number_earns_nothing():
    steps = (
        (0, build.evidence(text="The team arrived.")),
        (5, build.evidence(text="Referrals about girls were closed unread.")),
        (5, finding()),
        (6, told(build.MONDAY + timedelta(days=3))),
    )
    assert detections(on_days(*steps))[0].credit is Credit.TOLD_BY_OTHERS


def test_what_names_no_harm_may_be_about_any():
    whole = on_days((5, build.evidence()), (5, finding()), (6, told(NEXT_DAY, harms=())))
    assert detections(whole)[0].credit is Credit.TOLD_BY_OTHERS


def test_what_others_told_of_another_harm_takes_no_credit_away():
    public = told(NEXT_DAY, harms=("neglect",))
    whole = on_days((5, build.evidence()), (5, finding()), (6, public))
    assert detections(whole)[0].credit is Credit.FOUND_FIRST


@pytest.mark.parametrize(
    "source", [Source.CONCERN, Source.EARLIER_INSPECTION, Source.OTHER_INSPECTORATE]
)
def test_what_somebody_told_the_inspectorate_was_not_found_by_it(source):
    found = detection(build.evidence(source=source), finding())
    assert found.credit is Credit.TOLD_BY_OTHERS


@pytest.mark.parametrize(
    ("steps", "before", "why"),
    [
        ((build.evidence(), finding(harms=())), (known(),), "names no harm"),
        ((build.evidence(), finding()), (), "not frozen"),
        ((finding(),), (known(),), "is on record any more"),
    ],
)
def test_where_it_cannot_be_told_that_is_the_answer(steps, before, why):
    found = detection(*steps, before=before)
    assert found.credit is Credit.CANNOT_BE_TOLD
    assert why in found.because


def test_a_strength_is_no_detection():
    strength = finding(kind=FindingKind.STRENGTH)
    assert detections(build.conduct(build.evidence(), strength)) == ()


def test_what_was_suspected_before_fieldwork_stands_beside_it():
    suspected = Expected(id="X1", text="Girls are not believed.", harms=(HARM,))
    other = Expected(id="X2", text="Homes are full.", harms=("neglect",))
    assert detection(suspected, other, build.evidence(), finding()).expected == ("X1",)


def test_days_from_need_to_start_and_to_publication_are_counted():
    need = date(2026, 1, 1)
    moves = [Moved(move=Move.START_FIELDWORK)]
    begun = build.conduct(*moves, opening=build.opened(need_arose_on=need))
    assert clock(begun).days_to_start == 60
    assert clock(begun).days_to_publication is None
    waiting = build.conduct(opening=build.opened(need_arose_on=need))
    assert clock(waiting).days_to_start is None
    assert clock(build.conduct()) is None
    rest = (Move.END_FIELDWORK, Move.SUBMIT, Move.SEND, Move.CLOSE_RESPONSE, Move.PUBLISH)
    moves += [Moved(move=one) for one in rest]
    done = build.conduct(*moves, opening=build.opened(need_arose_on=need))
    assert clock(done).days_to_publication == 60
