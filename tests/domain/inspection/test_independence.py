"""Independence: a tie with the authority keeps out, by rules that are those of a programme."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.inspection.acts.opening import Inspectorate
from firsthand.domain.inspection.acts.signing import Reviewed
from firsthand.domain.inspection.acts.team import CutOff, Part
from firsthand.domain.inspection.independence.independence import (
    Background,
    Led,
    cools_off_on,
    keeping_out,
    objections_to_joining,
)
from firsthand.domain.people.actor import Actor
from firsthand.domain.people.link import Link, LinkKind
from firsthand.domain.people.role import Role
from firsthand.refdata.read_programme import programme_rules, with_changes
from tests.domain.inspection import build

RULES = programme_rules()
TODAY = date(2026, 3, 2)
NEWCOMER = Actor(
    code="p-new", name="Nea Comer", role=Role.INSPECTOR, inspectorate="social-care"
)


def link(kind=LinkKind.ADVISED, la_code=build.LA_CODE, **dates):
    return Link(person=NEWCOMER.code, la_code=la_code, kind=kind, **dates)


def objections(actor=NEWCOMER, part=Part.INSPECTOR, links=(), led=(), before=None, **changed):
    proposed = build.joined(actor or NEWCOMER, part, **changed)
    return objections_to_joining(
        before or build.conduct(),
        proposed,
        Background(actor=actor, links=links, led=led),
        rules=RULES,
        on=TODAY,
    )


def rules_of(found):
    return {one.rule for one in found}


def test_somebody_without_a_tie_may_join():
    assert objections() == ()


@pytest.mark.parametrize("kind", list(LinkKind))
def test_a_tie_that_lasts_or_whose_end_nobody_knows_keeps_out(kind):
    found = objections(links=(link(kind, from_on=date(1990, 1, 1)),))
    assert rules_of(found) == {f"independence-{kind.value}"}


@pytest.mark.parametrize("kind", list(LinkKind))
def test_a_tie_keeps_out_to_the_last_day_of_the_cooling_off_and_no_longer(kind):
    years = RULES.cooling_off_years
    wait = int(years[kind.value]) if kind.value in years else int(max(years.values()))
    ended = TODAY.replace(year=TODAY.year - wait)
    assert objections(links=(link(kind, to_on=ended),)) == ()
    day_later = ended.replace(day=ended.day + 1)
    assert objections(links=(link(kind, to_on=day_later),))


def test_a_tie_with_another_authority_keeps_nobody_out():
    assert objections(links=(link(la_code="901"),)) == ()


def test_every_authority_of_a_joint_inspection_is_checked():
    one = build.opened().bodies[0]
    other = type(one)(kind=one.kind, name="Other Council", la_code="901")
    before = build.conduct(opening=build.opened(bodies=(one, other)))
    assert objections(links=(link(la_code="901"),), before=before)


def test_a_tie_that_is_only_about_to_begin_keeps_out_already():
    assert objections(links=(link(from_on=date(2027, 1, 1)),))


def test_the_private_note_of_a_tie_is_not_told():
    noted = Link(
        person="p-new", la_code=build.LA_CODE, kind=LinkKind.CLOSE, note="married to a manager"
    )
    assert "married" not in str(objections(links=(noted,)))


def test_nobody_joins_without_a_role():
    assert rules_of(objections(actor=None)) == {"no-account"}


@pytest.mark.parametrize(
    ("role", "part"),
    [
        (Role.INSPECTOR, Part.LEAD),
        (Role.QUALITY_LEAD, Part.LEAD),
        (Role.INSPECTOR, Part.REVIEWER),
        (Role.LEAD, Part.REVIEWER),
        (Role.REVIEWER, Part.INSPECTOR),
        (Role.REVIEWER, Part.ANALYST),
        (Role.AUTHORITY_LIAISON, Part.INSPECTOR),
        (Role.COMMISSIONER, Part.REVIEWER),
        (Role.ADMINISTRATOR, Part.INSPECTOR),
    ],
)
def test_a_role_that_does_not_fit_keeps_out(role, part):
    actor = Actor(code="p-new", name="N", role=role, inspectorate="social-care")
    assert rules_of(objections(actor=actor, part=part)) == {"role-does-not-fit"}


@pytest.mark.parametrize(
    ("role", "part"),
    [
        (Role.LEAD, Part.LEAD),
        (Role.LEAD, Part.INSPECTOR),
        (Role.INSPECTOR, Part.INSPECTOR),
        (Role.REVIEWER, Part.REVIEWER),
        (Role.QUALITY_LEAD, Part.REVIEWER),
        (Role.DATA_ANALYST, Part.ANALYST),
        (Role.INSPECTOR, Part.ANALYST),
    ],
)
def test_a_fitting_role_joins(role, part):
    actor = Actor(code="p-new", name="N", role=role, inspectorate="social-care")
    assert objections(actor=actor, part=part) == ()


def test_an_inspectorate_that_takes_no_part_sends_nobody():
    found = objections(
        actor=Actor(code="p-new", name="N", role=Role.INSPECTOR, inspectorate="police"),
        inspectorate=Inspectorate.POLICE,
    )
    assert rules_of(found) == {"inspectorate-not-here"}


def test_nobody_joins_for_an_inspectorate_that_is_not_their_own():
    police = Actor(code="p-new", name="N", role=Role.INSPECTOR, inspectorate="police")
    assert rules_of(objections(actor=police)) == {"other-inspectorate"}


@pytest.mark.parametrize("part", [Part.INSPECTOR, Part.REVIEWER, Part.LEAD])
def test_nobody_takes_part_twice_in_whatever_part(part):
    assert "joins-once" in rules_of(objections(actor=build.INSPECTOR, part=part))


def test_whoever_wrote_does_not_come_back_as_a_reviewer():
    cut = CutOff(id="K1", person=build.INSPECTOR.code, because="A link became known.")
    before = build.conduct(build.evidence(), (build.QUALITY, cut))
    found = objections(
        actor=Actor(code=build.INSPECTOR.code, name="I", role=Role.REVIEWER),
        part=Part.REVIEWER,
        before=before,
    )
    assert rules_of(found) == {"writes-or-reviews"}


def test_whoever_reviewed_does_not_come_back_as_a_writer():
    review = Reviewed(
        id="x",
        inspectorate=build.SOCIAL_CARE,
        approved=True,
        of_content=0,
        comment="Read it all.",
    )
    cut = CutOff(id="K1", person=build.REVIEWER.code, because="A link became known.")
    before = build.conduct((build.REVIEWER, review), (build.QUALITY, cut))
    actor = Actor(code=build.REVIEWER.code, name="R", role=Role.INSPECTOR)
    assert rules_of(objections(actor=actor, before=before)) == {"writes-or-reviews"}


LEADER = Actor(code="p-new", name="N", role=Role.LEAD, inspectorate="social-care")


@pytest.mark.parametrize(
    ("led", "kept_out"),
    [
        (Led(la_code=build.LA_CODE, ended_on=date(2010, 1, 1), was_last=True), True),
        (Led(la_code=build.LA_CODE, ended_on=date(2025, 1, 1), was_last=False), True),
        (Led(la_code=build.LA_CODE, ended_on=date(2010, 1, 1), was_last=False), False),
        (Led(la_code="901", ended_on=date(2025, 1, 1), was_last=True), False),
    ],
)
def test_whoever_led_the_last_inspection_of_a_body_does_not_lead_the_next(led, kept_out):
    found = objections(actor=LEADER, part=Part.LEAD, led=(led,))
    assert rules_of(found) == ({"fresh-lead"} if kept_out else set())


def test_whoever_led_the_last_one_may_take_part_otherwise():
    led = Led(la_code=build.LA_CODE, ended_on=date(2025, 1, 1), was_last=True)
    assert objections(actor=LEADER, part=Part.INSPECTOR, led=(led,)) == ()


def test_a_fresh_lead_is_not_asked_for_when_the_programme_does_not():
    led = Led(la_code=build.LA_CODE, ended_on=date(2025, 1, 1), was_last=True)
    found = objections_to_joining(
        build.conduct(),
        build.joined(LEADER, Part.LEAD),
        Background(actor=LEADER, led=(led,)),
        rules=with_changes(RULES, {"fresh-lead": 0}),
        on=TODAY,
    )
    assert found == ()


@given(
    kind=st.sampled_from(list(LinkKind)),
    to_on=st.dates(date(2000, 1, 1), date(2030, 1, 1)),
    on=st.dates(date(2010, 1, 1), date(2040, 1, 1)),
    later=st.dates(date(2010, 1, 1), date(2045, 1, 1)),
)
def test_who_is_free_of_a_tie_once_stays_free(kind, to_on, on, later):
    tie = (link(kind, to_on=to_on),)
    free = not keeping_out(tie, {build.LA_CODE}, RULES, on=on)
    assert free == (on >= cools_off_on(tie[0], RULES))
    if free and later >= on:
        assert not keeping_out(tie, {build.LA_CODE}, RULES, on=later)
