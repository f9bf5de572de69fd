"""The page of what a grade is still worth."""

import pytest

from firsthand.domain.surveillance.histories.decay import Curve, CurvePoint
from firsthand.services import waiting
from firsthand.web import long_answers
from firsthand.web.histories import present, views
from tests.web.reader import read


def curve(last, grade, start, end):
    points = tuple(
        CurvePoint(
            years=float(y),
            chance=start + (end - start) * y / 10,
            low=max(0.0, start + (end - start) * y / 10 - 0.1),
            high=min(1.0, start + (end - start) * y / 10 + 0.1),
        )
        for y in range(11)
    )
    return Curve(
        last_grade=last,
        last_label=last.title(),
        grade=grade,
        label=grade.title(),
        points=points,
    )


CURVES = (
    curve("good", "good", 1.0, 0.5),
    curve("good", "inadequate", 0.0, 0.5),
    curve("inadequate", "good", 0.0, 0.4),
    curve("inadequate", "inadequate", 1.0, 0.6),
)


def test_each_last_grade_has_a_picture_with_a_line_for_each_grade():
    good, inadequate = present.pictures(CURVES)
    assert (good.key, inadequate.key) == ("good", "inadequate")
    assert [line.label for line in good.lines] == ["Good", "Inadequate"]


def test_only_the_line_of_the_grade_itself_has_its_interval_as_a_band():
    good, _ = present.pictures(CURVES)
    assert good.lines[0].band
    assert not good.lines[1].band


def test_the_table_holds_the_chance_after_some_years():
    good, _ = present.pictures(CURVES)
    assert good.years == (1, 3, 5, 10)
    label, cells = good.rows[0]
    assert label == "Good"
    assert len(cells) == 4
    assert cells[-1].chance == pytest.approx(0.5)


def test_the_page_shows_a_row_for_each_grade_with_a_cell_for_each_number_of_years(
    client, db, monkeypatch
):
    monkeypatch.setattr(views, "curves", lambda model: CURVES)
    monkeypatch.setattr(views.wording, "sentences", lambda model: ("After good.", "After bad."))
    page = read(client.get("/grades-over-time", {"as_of": "2026-01-01"}))
    assert page.tags["table"] == 2
    assert page.tags["td"] == 2 * 2 * 4
    assert page.tags["th"] == 2 * (1 + 4) + 2 * 2


def test_a_line_falls_as_its_chance_falls():
    good, _ = present.pictures(CURVES)
    first, *_, last = good.lines[0].points.split()
    assert float(first.split(",")[1]) < float(last.split(",")[1])


def test_without_histories_the_page_says_why_there_is_no_model(client, db):
    page = read(client.get("/grades-over-time", {"as_of": "2026-01-01"}))
    assert "Which grades were taken for one" in page.text
    assert not page.inline
    text = client.get("/grades-over-time/chances.csv").content.decode("utf-8-sig")
    assert text.splitlines()[0].startswith("area,as_of,last_grade,years,grade,chance")
    assert client.get("/grades-over-time/chances.xlsx").content[:2] == b"PK"


@pytest.mark.parametrize("path", ["/grades-over-time", "/grades-over-time/chances.csv"])
def test_an_unknown_area_is_shown_as_a_problem(client, db, path):
    answer = client.get(path, {"area": "kitchen"})
    assert answer.status_code == 422
    assert "There is a problem" in read(answer).text


@pytest.mark.parametrize("path", ["/grades-over-time", "/grades-over-time/chances.csv"])
def test_while_the_model_is_fitted_the_page_says_so(client, db, monkeypatch, path):
    half = waiting.Waited(ready=False, seconds=1.0)
    monkeypatch.setattr(long_answers.waiting, "ask", lambda name, work: half)
    assert client.get(path).status_code == 202
