"""Programmes as acts: made at once, or as jobs that cannot end without saying how."""

from datetime import UTC, date, datetime, timedelta

import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.domain.planning.programme.commission import Placed
from firsthand.domain.planning.programme.programme import Programme
from firsthand.domain.reference.unknown import UnknownHarm
from firsthand.services.programmes import answer, earlier, jobs, lists, making
from firsthand.store import programmes as store
from tests.services.invented_programmes import TODAY, commission, plain_plan, team
from tests.web import invented

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)


@pytest.fixture(autouse=True)
def facts():
    invented.load()


@pytest.fixture
def solved(monkeypatch):
    """Let jobs be solved by the plan made without a solver."""
    monkeypatch.setattr(
        jobs,
        "make",
        lambda asked, on_step: making.make(asked, on_step=on_step, solve=plain_plan),
    )


def test_everybody_is_visited_and_one_visit_in_ten_is_drawn():
    made = making.make(commission(), solve=plain_plan)
    found = answer.of_programme(made)
    full = {v["la_code"] for v in found["visits"] if not v["drawn_at_random"]}
    drawn = [v for v in found["visits"] if v["drawn_at_random"]]
    assert len(full) == 153
    assert len(drawn) >= len(found["visits"]) / 10
    assert {v["inclusion_probability"] > 0 for v in drawn} == {True}
    assert len(found["random_arm"]["inclusion_probability"]) == 153


def test_the_answer_has_the_promised_keys():
    found = answer.of_programme(making.make(commission(), solve=plain_plan))
    assert {"visits", "gap", "bound", "rules_broken"} <= found.keys()
    promised = {
        "la_code",
        "month",
        "team",
        "reason",
        "drawn_at_random",
        "inclusion_probability",
    }
    assert promised <= found["visits"][0].keys()
    assert found["visits"][0]["month"] == "2027-01"
    assert found["gap"] == pytest.approx(0.03)


def test_the_last_visit_and_its_lead_are_known_from_reports():
    posed = making.pose(commission())
    need = next(one for one in posed.problem.needs if one.key == "372-full")
    assert need.last_visit_on == date(2017, 12, 20)  # 40 days before 29 January 2018
    assert any("is not held" in told for told in posed.not_known)


def test_a_harm_that_does_not_exist_is_refused():
    with pytest.raises(UnknownHarm):
        making.pose(commission(harms=("boredom",)))


def test_visits_of_an_earlier_plan_without_a_need_are_told():
    gone = Placed(key="909-random", month=date(2027, 1, 1), team=("I00",))
    posed = making.pose(commission(previous=(gone,)))
    assert posed.problem.previous == ()
    assert "909-random" in posed.not_known[-1]


def test_a_plan_is_read_back_from_its_own_answer():
    found = answer.of_programme(making.make(commission(seed=7), solve=plain_plan))
    read = earlier.earlier(found)
    assert len(read.placed) == len(found["visits"])
    assert (read.from_on, read.months, read.seed) == (date(2027, 1, 1), 24, 7)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"visits": [1]}', '{"visits": [{}]}'])
def test_what_is_no_plan_is_refused(text):
    with pytest.raises(Refused, match="cannot be used"):
        earlier.earlier_from_text(text)


def test_the_invented_inspectors_say_that_they_are_invented():
    found = lists.invented()
    assert found.invented
    assert len(found.inspectors) == 120
    assert "invented" in found.how_read[0]


def test_rows_are_read_like_a_file():
    found = lists.from_rows([{"code": "A", "days": 9, "lead": True, "away": ["2027-01"]}])
    assert found.inspectors[0].may_lead
    assert found.inspectors[0].away == {date(2027, 1, 1)}


def test_a_job_waits_runs_and_ends_with_a_plan(solved):
    number = jobs.start(commission(), now=NOW)
    assert jobs.progress(number, now=NOW).state == "waiting"
    jobs.solve.call(number)
    found = jobs.progress(number, now=NOW)
    assert found.state == "planned"
    assert [sign.phase for sign in found.signs] == ["taken", *["months"] * 3, "teams"]
    assert len(found.kept.ended.answer["visits"]) > 153


def test_while_it_runs_the_best_plan_so_far_is_there():
    number = jobs.start(commission(), now=NOW)
    recorder = jobs.Recorder(number)
    plain_plan(making.pose(commission()).problem, on_step=recorder)
    found = jobs.progress(number, now=store.load_last_sign(number))
    assert found.state == "running"
    assert len(found.best) > 153
    assert found.done == pytest.approx(2.0 / 5.0)


def test_a_job_whose_worker_died_says_so():
    number = jobs.start(commission(), now=NOW)
    store.add_step(number, at=NOW, phase="months")
    late = NOW + jobs.SILENT_AFTER + timedelta(seconds=1)
    found = jobs.progress(number, now=late)
    assert found.state == "failed"
    assert "its worker was stopped" in found.reasons[0].reason
    assert jobs.end_abandoned(now=late) == 1
    assert jobs.progress(number, now=NOW).state == "failed"


def test_a_job_that_nobody_takes_says_what_to_do():
    number = jobs.start(commission(), now=NOW)
    found = jobs.progress(number, now=NOW + timedelta(minutes=1))
    assert found.state == "waiting"
    assert "firsthand worker" in found.reasons[0].remedy


def test_a_job_that_breaks_off_keeps_the_reason(monkeypatch):
    def broken(*_, **__):
        raise ZeroDivisionError("of all things")

    monkeypatch.setattr(jobs, "make", broken)
    number = jobs.start(commission(), now=NOW)
    with pytest.raises(ZeroDivisionError):
        jobs.solve.call(number)
    found = jobs.progress(number, now=NOW)
    assert found.state == "failed"
    assert "of all things" in found.reasons[0].reason


def test_a_job_that_is_refused_keeps_the_refusal(monkeypatch):
    def refusing(*_, **__):
        raise Refused(jobs.NO_WORKER)

    monkeypatch.setattr(jobs, "make", refusing)
    number = jobs.start(commission(), now=NOW)
    jobs.solve.call(number)
    assert jobs.progress(number, now=NOW).state == "refused"


def test_rules_that_collide_are_told_as_the_end_of_a_job(monkeypatch):
    nothing = Programme(
        visits=(), months=None, teams=None, broken=(), collisions=(jobs.NO_WORKER,)
    )
    monkeypatch.setattr(
        jobs, "make", lambda asked, on_step: making.make(asked, solve=lambda *_, **__: nothing)
    )
    number = jobs.start(commission(), now=NOW)
    jobs.solve.call(number)
    found = jobs.progress(number, now=NOW)
    assert found.state == "impossible"
    assert found.reasons == (jobs.NO_WORKER,)
    assert found.kept.ended.answer["visits"] == []


def test_two_jobs_do_not_run_at_once(solved, monkeypatch):
    first = jobs.start(commission(), now=NOW)
    second = jobs.start(commission(), now=NOW)
    store.add_step(first, at=jobs.timezone.now(), phase="months")
    naps = []

    def nap(_):
        naps.append(jobs.progress(second, now=jobs.timezone.now()).state)
        store.add_result(first, at=NOW, outcome="refused")

    monkeypatch.setattr(jobs, "sleep", nap)
    jobs.solve.call(second)
    assert naps == ["waiting"]
    assert jobs.progress(second, now=NOW).state == "planned"


def test_a_job_is_not_done_twice(solved):
    number = jobs.start(commission(), now=NOW)
    jobs.solve.call(number)
    signs = store.load_signs(number)
    jobs.solve.call(number)
    assert store.load_signs(number) == signs


def test_a_worker_that_goes_ends_its_own_job_alone():
    mine, other = (jobs.start(commission(), now=NOW) for _ in range(2))
    for number in (mine, other):
        store.add_step(number, at=NOW, phase="months")
    jobs.AT_WORK.add(mine)
    try:
        jobs.end_own(now=NOW)
    finally:
        jobs.AT_WORK.discard(mine)
    assert jobs.progress(mine, now=NOW).state == "failed"
    assert jobs.progress(other, now=NOW).state == "running"


def test_a_queue_has_an_end(monkeypatch):
    monkeypatch.setattr(jobs, "MOST_WAITING", 1)
    jobs.start(commission(), now=NOW)
    with pytest.raises(Refused, match="waiting already"):
        jobs.start(commission(), now=NOW)


def test_a_number_that_nobody_was_given_is_unknown():
    for number in (0, 4711, 10**30):
        with pytest.raises(jobs.UnknownProgramme):
            jobs.progress(number, now=NOW)


def test_replanning_keeps_everything_but_the_leave(solved):
    number = jobs.start(commission(), now=NOW)
    jobs.solve.call(number)
    new = jobs.replan(number, code="I01", away="2027-05", seconds=5.0, now=NOW)
    found = store.load_programme(new)
    assert found.replans == number
    assert found.commission.as_of == TODAY
    assert len(found.commission.previous) > 153
    away = {one.code: one.away for one in found.commission.team.inspectors}
    assert date(2027, 5, 1) in away["I01"]
    assert date(2027, 5, 1) not in away["I02"]


@pytest.mark.parametrize(
    ("code", "away", "words"),
    [
        ("I99", "2027-05", "has the code"),
        ("I01", "soon", "is no month"),
        ("I01", "2027-05-03", "no whole month"),
    ],
)
def test_a_wish_to_replan_that_cannot_be_met_is_refused(solved, code, away, words):
    number = jobs.start(commission(), now=NOW)
    jobs.solve.call(number)
    with pytest.raises(Refused, match=words):
        jobs.replan(number, code=code, away=away, seconds=5.0, now=NOW)


def test_what_has_no_plan_cannot_be_replanned():
    number = jobs.start(commission(), now=NOW)
    with pytest.raises(Refused, match="no plan"):
        jobs.replan(number, code="I01", away="2027-05", seconds=5.0, now=NOW)


def test_a_lead_named_in_the_list_is_found_among_published_leads():
    posed = making.pose(commission(team=team(pseudonyms={"I00": "feedfeed00"})))
    before = posed.problem.needs[0]
    known = making._with_own_leads(
        before.__class__(**{**vars(before), "last_leads": frozenset({"feedfeed00"})}),
        commission(team=team(pseudonyms={"I00": "feedfeed00"})),
    )
    assert known.last_leads == {"feedfeed00", "I00"}
