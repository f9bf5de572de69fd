"""Every timetable loads and tells where each rule comes from; what was measured is true."""

import csv
import shutil
from collections import Counter
from datetime import date

import pytest

from firsthand.domain.planning.calendar.calendar import calendar
from firsthand.domain.planning.calendar.timetable import Form
from firsthand.domain.reference import working_days
from firsthand.refdata import read
from firsthand.refdata.errors import RefdataError
from firsthand.refdata.read_timetables import timetables

ALL = {one.key: one for one in timetables()}
STEPS = [(table, step) for table in ALL.values() for step in table.steps]
MONDAY = date(2027, 1, 11)


def dated(key, start=MONDAY, **more):
    return calendar(ALL[key], start=start, holidays=read.bank_holiday_names(), **more)


def of(table, key):
    return ALL[table].step(key)


@pytest.fixture
def root(tmp_path):
    """Return a folder with a copy of the timetables."""
    shutil.copytree(read.ROOT / "timetables", tmp_path / "timetables")
    return tmp_path


def refusal(root):
    with pytest.raises(RefdataError) as caught:
        timetables(root)
    return caught.value


def edit(path, old, new):
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_the_five_kinds_of_visit_have_timetables():
    assert {(one.family, one.kind) for one in ALL.values()} == {
        ("ilacs", "standard-inspection"),
        ("ilacs", "short-inspection"),
        ("ilacs", "focused-visit"),
        ("ilacs", "monitoring-visit"),
        ("jtai", "jtai"),
    }
    assert timetables() is timetables()


@pytest.mark.parametrize("table", ALL.values(), ids=lambda table: table.key)
def test_each_kind_is_one_of_its_framework(table):
    kinds = {v.key for f in read.frameworks() if f.family == table.family for v in f.visits}
    assert table.kind in kinds


@pytest.mark.parametrize(("table", "step"), STEPS, ids=lambda one: one.key)
def test_each_step_says_whose_it_is_why_and_where_its_rule_stands(table, step):
    assert step.owner and step.reason and step.rule and step.source and step.name
    recalled = any(
        word in step.source.lower() for word in ("recalled", "secondary", "assumption")
    )
    assert not (recalled and step.status == "verified")


@pytest.mark.parametrize("key", sorted(ALL))
def test_each_timetable_makes_a_calendar_in_every_month(key):
    for month in range(1, 13):
        start = working_days.added(date(2026, month, 9), 1, read.bank_holidays())
        made = dated(key, start)
        assert len(made.steps) == len(ALL[key].steps)
        assert all(one.because for one in made.steps)


@pytest.mark.parametrize("key", ["ilacs-standard", "ilacs-short", "ilacs-focused", "jtai"])
def test_the_plan_is_due_seventy_working_days_after_receipt(key):
    made = dated(key)
    first = working_days.added(made.step("receipt").on, 1, read.bank_holidays())
    assert working_days.counted(first, made.step("action-plan").on, read.bank_holidays()) == 70


def test_the_deadlines_of_the_law_and_of_letters_are_told_as_verified():
    days = {
        key: (of("ilacs-standard", key).offset, of("ilacs-standard", key).status)
        for key in ("authority-publishes", "draft-action-plan", "action-plan")
    }
    assert days == {
        "authority-publishes": (30, "verified"),
        "draft-action-plan": (20, "verified"),
        "action-plan": (70, "verified"),
    }


def test_what_was_not_read_is_told_as_a_default():
    assert {
        (key, step)
        for key, step in (
            ("ilacs-standard", "first-lists"),
            ("ilacs-focused", "notice"),
            ("jtai", "action-plan"),
            ("ilacs-monitoring", "fieldwork"),
        )
        if of(key, step).status != "default"
    } == set()


def test_a_standard_inspection_lasts_two_weeks_and_a_short_one_a_week():
    standard, short = dated("ilacs-standard"), dated("ilacs-short")
    assert (standard.step("fieldwork").on, standard.step("fieldwork").until) == (
        date(2027, 1, 18),
        date(2027, 1, 29),
    )
    assert short.step("fieldwork").until == date(2027, 1, 22)
    assert short.step("keeping-in-touch").until == date(2027, 1, 22)


def test_short_and_standard_differ_only_in_the_time_on_site():
    differing = {
        a.key
        for a, b in zip(ALL["ilacs-standard"].steps, ALL["ilacs-short"].steps, strict=True)
        if a != b
    }
    assert differing == {"fieldwork", "keeping-in-touch"}


def test_a_joint_inspection_gives_ten_working_days_of_notice():
    assert dated("jtai").step("fieldwork").on == date(2027, 1, 25)


def visits(family, kinds):
    """Return first day, last day and publication of each visit in the shipped facts, once."""
    found = {}
    with open(read.ROOT.parent / "facts" / "inspections.csv", encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            if row["family"] == family and row["kind"] in kinds and row["ended_on"]:
                days = [row[name] for name in ("started_on", "ended_on", "published_on")]
                found.setdefault(
                    (row["la_code"], days[0]), tuple(map(date.fromisoformat, days))
                )
    return list(found.values())


def lags(family, *kinds):
    """Return the working days from the last day on site to publication, the fewest first."""
    holidays = read.bank_holidays()
    return sorted(
        working_days.counted(ended, published, holidays) - 1
        for _, ended, published in visits(family, kinds)
        if published > ended
    )


@pytest.mark.parametrize(
    ("key", "kinds"),
    [
        ("ilacs-standard", ("standard-inspection", "short-inspection", "inspection")),
        ("ilacs-focused", ("focused-visit",)),
        ("jtai", ("jtai",)),
    ],
)
def test_the_range_until_publication_is_that_of_the_shipped_facts(key, kinds):
    step, found = of(key, "publication"), lags(ALL[key].family, *kinds)
    assert step.form is Form.ESTIMATE
    told = (step.earliest, step.offset, step.latest)
    measured = tuple(found[int(share * len(found))] for share in (0.1, 0.5, 0.9))
    # The files tell of 266 reports to 2025; the facts hold some that came later.
    assert all(abs(a - b) <= 2 for a, b in zip(told, measured, strict=True)), measured


@pytest.mark.parametrize(
    ("family", "kind", "key"),
    [
        ("ilacs", "standard-inspection", "ilacs-standard"),
        ("ilacs", "short-inspection", "ilacs-short"),
        ("ilacs", "focused-visit", "ilacs-focused"),
        ("jtai", "jtai", "jtai"),
    ],
)
def test_the_time_on_site_is_the_one_most_often_found_in_the_shipped_facts(family, kind, key):
    holidays, found = read.bank_holidays(), visits(family, {kind})
    lengths = Counter(working_days.counted(a, b, holidays) for a, b, _ in found if a <= b)
    length, times = lengths.most_common(1)[0]
    assert of(key, "fieldwork").length == length
    assert times / len(found) > 0.85
    usual = of(key, "fieldwork").usual_weekdays
    weekdays = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    assert sum(weekdays[a.weekday()] in usual for a, _, _ in found) / len(found) > 0.9


def test_full_inspections_avoid_weeks_with_bank_holidays():
    found = visits("ilacs", {"standard-inspection", "short-inspection"})
    brief = [(a, b) for a, b, _ in found if (b - a).days < 20]
    assert len(brief) > 290
    assert not [a for a, b in brief if any(a <= day <= b for day in read.bank_holidays())]


def test_a_fault_in_a_timetable_is_named_with_its_line(root):
    file = root / "timetables" / "ilacs-short.yaml"
    edit(file, "    length: 5", "    length: five")
    error = refusal(root)
    assert (error.file.name, error.line) == (
        "ilacs-short.yaml",
        file.read_text()[: file.read_text().index("length: five")].count("\n") + 1,
    )


def test_a_fault_in_a_shared_part_is_named_in_its_own_file(root):
    edit(
        root / "timetables" / "parts" / "week-before.yaml", "owner: authority", "owner: nobody"
    )
    error = refusal(root)
    assert error.file.name == "week-before.yaml"
    assert "lead inspector" in error.remedy


def test_a_step_that_follows_nothing_is_refused(root):
    edit(root / "timetables" / "jtai.yaml", "after: notice", "after: nowhere")
    assert "does not stand before it" in refusal(root).problem


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "parts: [week-before, after-the-report]",
            "parts: [week-after]",
            "no part 'week-after'",
        ),
        ("parts: [week-before, after-the-report]", "parts: week-before", "no list of keys"),
        ("key: ilacs-short", "key: ilacs-standard", "was given before, in ilacs-short.yaml"),
        ("kind: short-inspection", "kind: brief", "not a known word for 'kind'"),
    ],
)
def test_what_a_timetable_may_not_say_is_refused(root, old, new, words):
    edit(root / "timetables" / "ilacs-short.yaml", old, new)
    assert words in refusal(root).problem


def test_steps_that_are_no_list_are_refused(root):
    (root / "timetables" / "odd.yaml").write_text("key: odd\nsteps: none\n")
    assert "'steps' is no list" in refusal(root).problem
