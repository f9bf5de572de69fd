"""The pages of a programme: asked for, watched, read, changed, all without scripts."""

import json
from types import SimpleNamespace

import pytest
from django.utils import timezone

from firsthand.domain.planning.programme.programme import Programme
from firsthand.services.programmes import jobs, lists, making
from firsthand.store import programmes as store
from firsthand.web.programmes import present
from tests.services.invented_programmes import commission, plain_plan, team
from tests.web.reader import read

PAGE = "/plan/programme"


def entered(**changed):
    values = {
        "whose": "invented",
        "from_month": "2027-01",
        "months": "24",
        "harm": ["child-sexual-exploitation"],
        "seed": "1",
        "seconds": "5",
        "rules": "",
    }
    return {**values, **changed}


@pytest.fixture
def made(site, monkeypatch):
    """Return the number of a programme that has been made without a solver."""
    monkeypatch.setattr(
        jobs,
        "make",
        lambda asked, on_step: making.make(asked, on_step=on_step, solve=plain_plan),
    )
    number = jobs.start(commission(team=team(9, invented=True)), now=timezone.now())
    jobs.solve.call(number)
    return number


def test_the_page_explains_and_shows_every_rule_with_its_source(site):
    page = read(site.get(PAGE))
    assert "visited" in page.text
    assert "cooling-off-advised" in page.text
    assert "a choice made here" in page.text
    assert page.inline == []


def test_a_programme_is_asked_for_and_its_page_is_shown(site):
    answer = site.post(PAGE, entered())
    assert answer.status_code == 302
    page = site.get(answer["Location"])
    assert page.status_code == 200
    assert page["Refresh"] == "5"
    assert "waiting" in read(page).text
    assert "Invented inspectors." in read(page).text


def test_refreshing_can_be_stopped_and_resumed(site):
    address = site.post(PAGE, entered())["Location"]
    still = site.get(f"{address}?refresh=off")
    assert "Refresh" not in still
    assert any(link.endswith("?refresh=off") for link in read(site.get(address)).links)
    assert address in read(still).links


def test_a_list_of_ones_own_is_read(site, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("code,days,lead\nI1,12,yes\n")
    with path.open("rb") as file:
        answer = site.post(PAGE, entered(whose="file", inspectors=file))
    assert answer.status_code == 302
    assert "Column 'days' was read as days a month" in read(site.get(answer["Location"])).text


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"whose": "file"}, "Choose a CSV or XLSX file"),
        ({"from_month": "soon"}, "is no month"),
        ({"months": "none"}, "must be a whole number"),
        ({"months": "0"}, "How many months must be a whole number from 1 to 60"),
        ({"seed": ""}, "The seed must be a whole number from 0 to"),
        ({"from_month": "2027-01x"}, "is no month"),
        ({"from_month": "2027-01-01", "seconds": "1"}, "a whole number from 5 to 900"),
        ({"months": "0"}, "from 1 to 60"),
        ({"harm": []}, "Choose one harm at least"),
        ({"harm": ["boredom"]}, "boredom"),
        ({"seconds": "1"}, "from 5 to 900"),
        ({"rules": "team-full"}, "no change of a rule"),
        ({"rules": "team-fool=5"}, "There is no rule"),
        ({"rules": "team-full=50"}, "it needs a whole number"),
    ],
)
def test_what_cannot_be_planned_is_refused_with_a_link_to_the_field(site, changed, words):
    answer = site.post(PAGE, entered(**changed))
    page = read(answer)
    assert answer.status_code == 422
    assert words in page.text
    assert "There is a problem" in page.text
    targets = [link[1:] for link in page.links if link.startswith("#") and len(link) > 1]
    assert set(targets) <= {*page.ids}


def test_a_bad_list_is_refused_with_every_reason(site, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("code,days,lead,region\nI1,0,yes,Mars\n")
    with path.open("rb") as file:
        page = read(site.post(PAGE, entered(whose="file", inspectors=file)))
    assert "has 0 days" in page.text
    assert "no region of England" in page.text


def test_a_finished_programme_shows_visits_lot_rules_and_what_is_not_known(site, made):
    answer = site.get(f"{PAGE}/{made}")
    page = read(answer)
    assert "Refresh" not in answer
    assert "Drawn by lot." in page.text
    assert "The chance of every authority" in page.text
    assert "no choice could be more than 3.0 percent better" in page.text
    assert "a fresh lead is told from" in page.text
    assert page.inline == []
    assert len(page.ids) == len(set(page.ids))


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("region=London", lambda v: v["region"] == "London"),
        ("month=2027-02", lambda v: v["month"] == "2027-02"),
        ("inspector=I01", lambda v: "I01" in v["team"]),
        ("kind=random", lambda v: v["drawn_at_random"]),
        ("region=Nowhere", lambda v: False),
    ],
)
def test_visits_are_filtered_by_the_address(site, made, asked, kept):
    visits = json.loads(site.get(f"{PAGE}/{made}/plan.json").content)["visits"]
    wanted = sum(map(kept, visits))
    assert f"{wanted} visit" in read(site.get(f"{PAGE}/{made}?{asked}")).text


def test_a_running_programme_shows_its_progress_and_best_plan(site):
    number = jobs.start(commission(), now=timezone.now())
    recorder = jobs.Recorder(number)
    plain_plan(making.pose(commission()).problem, on_step=recorder)
    page = read(site.get(f"{PAGE}/{number}"))
    assert page.tags["progress"] == 1
    assert "The best plan so far" in page.text
    assert "How near to the best" in page.text


@pytest.mark.parametrize("outcome", ["impossible", "not-found", "refused", "failed"])
def test_a_programme_without_a_plan_says_why(site, outcome):
    number = jobs.start(commission(), now=timezone.now())
    nothing = Programme(visits=(), months=None, teams=None, broken=(), collisions=())
    told = making.make(commission(), solve=lambda *_, **__: nothing)
    store.add_result(
        number,
        at=timezone.now(),
        outcome=outcome,
        answer=jobs.of_programme(told),
        reasons=(jobs.NO_WORKER,),
    )
    page = read(site.get(f"{PAGE}/{number}"))
    assert jobs.NO_WORKER.reason in page.text


def test_downloads_hold_every_visit(site, made):
    told = json.loads(site.get(f"{PAGE}/{made}/plan.json").content)
    lines = site.get(f"{PAGE}/{made}/plan.csv").content.decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + len(told["visits"])
    assert site.get(f"{PAGE}/{made}/plan.xlsx").content.startswith(b"PK")


def test_without_a_plan_there_is_nothing_to_download(site):
    number = jobs.start(commission(), now=timezone.now())
    for ending in ("csv", "xlsx", "json"):
        answer = site.get(f"{PAGE}/{number}/plan.{ending}")
        assert answer.status_code == 404
        assert "no plan to download" in read(answer).text


def test_the_invented_list_can_be_downloaded(site):
    assert site.get(f"{PAGE}/inspectors.csv").content == lists.invented_file()


@pytest.mark.parametrize("path", ["/4711", "/4711/plan.csv", f"/{10**30}"])
def test_a_number_that_nobody_was_given_is_not_found(site, path):
    answer = site.get(PAGE + path)
    assert answer.status_code == 404
    assert "No programme" in read(answer).text
    assert site.post(f"{PAGE}/4711/replan").status_code == 404


def test_a_programme_is_replanned_from_its_page(site, made):
    answer = site.post(f"{PAGE}/{made}/replan", {"inspector": "I01", "away": "2027-05"})
    assert answer.status_code == 302
    number = int(answer["Location"].rsplit("/", 1)[1])
    jobs.solve.call(number)
    page = read(site.get(answer["Location"]))
    assert f"programme {made}" in page.text
    assert "0 visits changed against the earlier plan" in page.text


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "Enter the code of an inspector"),
        ({"inspector": "I99", "away": "2027-05"}, "has the code"),
        ({"inspector": "I01", "away": "soon"}, "is no month"),
    ],
)
def test_a_wish_to_replan_that_cannot_be_met_is_shown(site, made, given, words):
    answer = site.post(f"{PAGE}/{made}/replan", given)
    assert answer.status_code == 422
    assert words in read(answer).text


def test_a_changed_visit_is_marked(site, made, monkeypatch):
    def changing(problem, **how):
        plan = plain_plan(problem, **how)
        return plan.__class__(**{**vars(plan), "changed": (plan.visits[0].need.key,)})

    monkeypatch.setattr(
        jobs, "make", lambda asked, on_step: making.make(asked, on_step=on_step, solve=changing)
    )
    number = jobs.replan(made, code="I01", away="2027-05", seconds=5, now=timezone.now())
    jobs.solve.call(number)
    page = read(site.get(f"{PAGE}/{number}"))
    assert "1 visit changed against the earlier plan, marked below" in page.text


def test_the_queue_is_listed(site, made):
    page = read(site.get(PAGE))
    assert f"Programme {made}" in page.text
    assert "(invented)" in page.text


def followed(*rows):
    signs = [SimpleNamespace(phase=p, seconds=s, quality=(1.0, 1.0, gap)) for p, s, gap in rows]
    return present.gaps(SimpleNamespace(signs=signs))


def test_a_single_moment_is_no_course_and_has_no_chart():
    assert followed(("teams", 28.0, 0.364), ("teams", 28.0, 0.364)) is None


@pytest.mark.parametrize("gap", [0.0, 0.05, 0.364, 1.0])
def test_the_chart_leaves_room_for_labels_above_its_greatest_gap(gap):
    chart = followed(("months", 1.0, gap), ("months", 9.0, gap / 2))
    assert chart.highest >= 1.09 * gap
    assert all(down > 0.08 for _, down in chart.lines[0].spots)
