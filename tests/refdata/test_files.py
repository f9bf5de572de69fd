"""Every file of reference data loads, and says what it must."""

import itertools
from datetime import date

import pytest

from firsthand.domain.reference.framework import applied, in_force
from firsthand.domain.reference.publication import described
from firsthand.domain.reference.scale import understood
from firsthand.refdata import read, words

READERS = (
    read.authorities,
    read.bank_holidays,
    read.curated_events,
    read.frameworks,
    read.harms,
    read.hexagons,
    read.indicators,
    read.neighbours,
    read.ons_codes,
    read.partnerships,
    read.publications,
    read.scales,
    read.successions,
)
GRADES = [(scale, grade) for scale in read.scales().values() for grade in scale.grades]


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.__name__)
def test_each_reader_finds_something_and_reads_it_once(reader):
    assert reader()
    assert reader() is reader()


def test_every_harm_of_the_vocabulary_has_a_file():
    assert {harm.key for harm in read.harms()} == words.HARMS


@pytest.mark.requirement("R14")
@pytest.mark.parametrize(("scale", "grade"), GRADES, ids=lambda x: getattr(x, "key", ""))
def test_each_grade_says_what_it_means_what_not_and_what_follows(scale, grade):
    assert grade.meaning and grade.does_not_mean and grade.must_follow
    assert grade.meaning != grade.does_not_mean


@pytest.mark.parametrize("scale", read.scales().values(), ids=lambda scale: scale.key)
def test_each_scale_ranks_its_grades_from_one_and_names_its_source(scale):
    assert [grade.rank for grade in scale.grades] == list(range(1, len(scale.grades) + 1))
    assert scale.source


@pytest.mark.parametrize("scale", read.scales().values(), ids=lambda scale: scale.key)
def test_each_spelling_and_recoding_leads_to_a_grade_of_the_scale(scale):
    keys = {grade.key for grade in scale.grades}
    assert set(scale.spellings.values()) == keys
    assert {recoding.awarded_key for recoding in scale.recodings} <= keys


@pytest.mark.parametrize(("scale", "grade"), GRADES, ids=lambda x: getattr(x, "key", ""))
def test_each_label_and_key_of_a_grade_is_understood(scale, grade):
    assert understood(grade.label, scale).grade == grade
    assert understood(grade.key.replace("-", " "), scale).grade == grade


@pytest.mark.requirement("R14")
def test_adequate_is_said_not_to_mean_satisfactory():
    adequate = understood("Adequate", read.scales()["adequate-four"]).grade
    assert "satisfactory" in adequate.does_not_mean.lower()
    assert "must improve" in adequate.meaning


@pytest.mark.requirement("R14")
def test_the_table_of_2023_is_understood_as_a_recoding_of_adequate():
    reading = understood("Requires improvement to be good", read.scales()["adequate-four"])
    assert (reading.grade.key, reading.recoded) == ("adequate", True)
    assert read.scales()["adequate-four"].recodings[0].known_on == date(2023, 7, 6)


def test_the_same_words_on_the_later_scale_are_no_recoding():
    reading = understood("Requires improvement to be good", read.scales()["ri-four"])
    assert (reading.grade.key, reading.recoded) == ("requires-improvement", False)


@pytest.mark.parametrize("framework", read.frameworks(), ids=lambda framework: framework.key)
def test_each_framework_uses_known_scales_and_gives_a_basis_for_each_question(framework):
    assert {area.scale for area in framework.areas} <= {*read.scales(), None}
    assert all(question.basis for question in framework.questions)
    assert framework.visits and framework.source
    assert framework.to_on is None or framework.from_on < framework.to_on


def test_no_version_of_a_family_begins_before_the_one_before_it_ends():
    for family in words.FAMILIES:
        versions = [f for f in read.frameworks() if f.family == family]
        for earlier, later in itertools.pairwise(versions):
            assert earlier.to_on < later.from_on, (earlier.key, later.key)


def test_every_family_has_a_framework():
    assert {framework.family for framework in read.frameworks()} == words.FAMILIES


def test_ilacs_from_april_2026_has_no_overall_judgement():
    now = in_force("ilacs", read.frameworks(), on=date(2026, 11, 22))
    assert now.key == "ilacs-2026"
    assert "overall" not in {area.key for area in now.areas}


@pytest.mark.parametrize(
    ("started", "key", "separate"),
    [("2022-12-31", "ilacs-2018", False), ("2023-01-01", "ilacs-2023", True)],
)
def test_care_leavers_are_judged_apart_from_2023(started, key, separate):
    on = date.fromisoformat(started)
    version = in_force("ilacs", read.frameworks(), on=on)
    assert version.key == key
    assert ("care-leavers" in {area.key for area in version.areas}) is separate


@pytest.mark.requirement("R3")
@pytest.mark.parametrize("key", ["acsa-2009", "slac-2009", "cpi-2012"])
def test_frameworks_to_2012_did_not_ask_about_organised_sexual_exploitation(key):
    framework = next(f for f in read.frameworks() if f.key == key)
    question = framework.asks("child-sexual-exploitation")
    assert question.asked == "not-asked"
    assert "paragraph 18" in question.basis


@pytest.mark.requirement("R3")
def test_the_single_framework_asks_about_sexual_exploitation_and_missing_children():
    sif = next(f for f in read.frameworks() if f.key == "sif-2013")
    assert sif.asks("child-sexual-exploitation").asked == "asked"
    assert sif.asks("missing-children").asked == "asked"
    assert sif.asks("private-fostering").asked == "not-known"


@pytest.mark.parametrize(
    ("started", "harm"),
    [
        ("2016-02-22", "child-sexual-exploitation"),
        ("2017-03-21", "domestic-abuse"),
        ("2017-05-22", "neglect"),
        ("2019-03-18", "child-sexual-abuse"),
        ("2019-10-14", "mental-ill-health-and-self-harm"),
    ],
)
def test_a_joint_inspection_asks_about_the_theme_of_its_day(started, harm):
    on = date.fromisoformat(started)
    version = applied("jtai", read.frameworks(), started_on=on, published_on=on)
    assert version.asks(harm).asked == "asked"
    assert version.asks("private-fostering").asked == "not-known"


def test_joint_inspections_since_2022_ask_about_the_theme_that_they_state():
    version = in_force("jtai", read.frameworks(), on=date(2024, 3, 4))
    stated = "the multi-agency response to serious youth violence"
    assert version.asks("serious-youth-violence", theme=stated).asked == "asked"
    assert version.asks("serious-youth-violence").asked == "not-known"
    assert version.asks("domestic-abuse", theme=stated).asked == "not-known"


def test_each_event_has_a_place_to_look_it_up_and_a_known_day():
    for event in read.curated_events():
        assert event.publisher and event.publication and event.where, event.event_id
        assert event.address and event.address.startswith("http"), event.event_id
        assert event.known_on >= event.happened_on, event.event_id


def test_each_grade_of_an_event_is_understood_on_its_scale():
    graded = [event for event in read.curated_events() if event.grade]
    assert graded
    for event in graded:
        assert understood(event.grade, read.scales()[event.grade_scale]), event.event_id


@pytest.mark.requirement("R23")
def test_rotherham_as_known_in_july_2014_is_three_events():
    told = [
        (event.kind, event.happened_on.strftime("%B %Y"), event.grade)
        for event in read.curated_events()
        if event.la_code == "372" and event.known_on <= date(2014, 7, 1)
    ]
    assert told == [
        ("rating", "December 2009", "inadequate"),
        ("improvement-notice", "December 2009", None),
        ("intervention-ended", "January 2011", None),
    ]


def test_no_event_lies_outside_the_life_of_its_authority():
    by_code = {authority.la_code: authority for authority in read.authorities()}
    for event in read.curated_events():
        assert by_code[event.la_code].exists_on(event.happened_on), event.event_id


def test_every_report_and_table_is_described_by_the_catalogue(public):
    beside = {".md", ".sha256", ""}
    ours = {"la_code_list.xlsx", "lait_data_dictionary.csv"}
    ours |= {"ofsted_region_mapping_corrections.csv"}
    files = [p for p in public.rglob("*") if p.is_file() and p.suffix not in beside]
    unknown = {p.name for p in files if not described(str(p), read.publications())}
    assert unknown == ours


def test_a_focused_visit_is_not_taken_for_an_inspection():
    found = described(
        "80543_X\\Children's Services Focused Visit - 1 May 2020.PDF", read.publications()
    )
    assert found.key == "ofsted-focused-visit"
