"""What `import firsthand` gives is what the API and the command line give."""

from datetime import date

import pytest

import firsthand
from firsthand.domain.common.refusal import Refused
from firsthand.domain.reference.unknown import UnknownAuthority
from tests.web import invented

DAY = "2026-01-01"


@pytest.fixture
def held(db):
    """Fill the store with the invented reports and figures."""
    invented.load()


def test_every_name_of_the_door_leads_to_a_function_with_its_sentence():
    for name in firsthand.DOOR:
        assert getattr(firsthand, name).__doc__
    assert set(firsthand.DOOR) <= set(dir(firsthand))


def test_another_name_is_refused_as_python_does():
    with pytest.raises(AttributeError, match="has no attribute 'rating'"):
        firsthand.rating  # noqa: B018


def test_an_authority_is_the_document_of_the_api(client, held):
    told = client.get("/api/v1/authorities/372", {"as_of": DAY}).json()
    ours = firsthand.authority("Rotherham", as_of=DAY)
    assert ours["authority"] == told["authority"]
    assert set(ours) == set(told)
    assert len(ours["timeline"]) == len(told["timeline"])


def test_the_picture_and_the_unseen_are_rows_as_the_api_gives_them(client, held):
    for path, call in (("picture", firsthand.picture), ("unseen", firsthand.unseen)):
        told = client.get(f"/api/v1/{path}", {"as_of": DAY, "harm": "neglect"}).json()
        ours = call("neglect", as_of=DAY)
        assert len(ours) == told["paging"]["total_results"] == 153
        assert set(ours[0]) == set(told["results"][0])


@pytest.mark.requirement("R10")
def test_signals_are_rows_in_the_order_of_the_api(client, held):
    told = client.get("/api/v1/signals", {"as_of": DAY}).json()
    assert len(firsthand.signals(as_of=DAY)) == told["standing"]


@pytest.mark.requirement("R13")
def test_the_chance_of_failing_is_the_document_of_the_command(held):
    ours = firsthand.failing(as_of=date(2026, 1, 1))
    assert ours["told_apart"] is False
    assert len(ours["results"]) == 153


@pytest.mark.requirement("R24")
def test_the_back_test_is_a_list_of_every_model_at_every_target(client, held):
    told = client.get("/api/v1/backtest", {"as_of": DAY}).json()
    ours = firsthand.backtest(as_of=DAY)
    assert [(row["target"], row["model"]) for row in ours] == [
        (row["target"], row["model"]) for row in told["results"]
    ]


def test_a_series_of_ones_own_gets_its_chart():
    ours = firsthand.xmr([12, 15, 11, 14, 13, 12, 16, 31], better="lower")
    assert ours["points"][-1]["flags"] == ["above-limits"]
    assert ours["points"][-1]["judgement"] == "worse"


def test_a_gap_in_a_series_is_kept_as_a_gap():
    ours = firsthand.xmr([12.0, None, 11.0], periods=["a", "b", "c"])
    assert [point["value"] for point in ours["points"]] == [12.0, None, 11.0]
    assert ours["could_not"]


def test_units_of_ones_own_get_their_funnel():
    parts = [20] * 19 + [80]
    ours = firsthand.funnel(parts, [100] * 20, names=[f"u{n}" for n in range(20)])
    assert [one["unit"] for one in ours["units"] if one["outside"]] == ["u19"]


def test_a_kind_of_funnel_that_is_none_is_refused():
    with pytest.raises(ValueError, match="odd"):
        firsthand.funnel([1], [2], kind="odd")


def test_texts_stay_where_they_are_and_terms_come_back(tmp_path):
    rows = [
        f"{place},2025-0{month}-01,Children at risk of harm were seen at home."
        for place in ("Leeds", "Bury", "Derby", "Luton")
        for month in range(1, 10)
    ]
    text = "\n".join(("place,date,text", *rows))
    (tmp_path / "letters.csv").write_text(text, encoding="utf-8")
    assert firsthand.subjects(tmp_path, as_of=DAY) == []


def test_texts_of_one_place_are_refused_with_what_is_needed(tmp_path):
    text = "place,date,text\nLeeds,2025-01-01,Children were seen."
    (tmp_path / "letters.csv").write_text(text, encoding="utf-8")
    with pytest.raises(Refused, match="more places"):
        firsthand.subjects(tmp_path, as_of=DAY)


@pytest.mark.parametrize(
    ("given", "said"), [("soon", "'soon' is no date"), ("2999-01-01", "in the future")]
)
def test_a_day_that_cannot_be_meant_is_refused_in_words(given, said, db):
    with pytest.raises(ValueError, match=said):
        firsthand.unseen("neglect", as_of=given)


def test_an_unknown_authority_is_refused_with_what_comes_near(db):
    with pytest.raises(UnknownAuthority):
        firsthand.authority("Rothersham", as_of=DAY)


def test_a_better_way_that_is_none_is_refused():
    with pytest.raises(Refused, match="'upwards' is no way that is better"):
        firsthand.xmr([1, 2, 3], better="upwards")


OVERLAPS = [
    {"a": a, "b": b, "c": c, "count": count}
    for a, b, c, count in (
        *((1, 0, 0, 60), (0, 1, 0, 50), (0, 0, 1, 45), (1, 1, 0, 20)),
        *((1, 0, 1, 19), (0, 1, 1, 17), (1, 1, 1, 8)),
    )
]


@pytest.mark.requirement("R6")
def test_a_hidden_number_is_the_document_of_the_command(tmp_path):
    file = tmp_path / "own.csv"
    rows = [",".join(map(str, one.values())) for one in OVERLAPS]
    file.write_text("\n".join(["a,b,c,count", *rows]))
    ours = firsthand.hidden(OVERLAPS, method="chao")
    assert ours == firsthand.hidden(file, method="chao", count="count")
    assert ours["method"] == "chao" and ours["observed"] == 219
    grouped = [{**one, "area": area} for area in ("north", "south") for one in OVERLAPS]
    told = firsthand.hidden(grouped, by="area", method="chao")
    assert [one["group"] for one in told["groups"]] == ["north", "south"]


@pytest.mark.requirement("R6")
def test_the_power_of_a_study_is_told_in_a_sentence():
    told = firsthand.study_power({"police": 0.4, "health": 0.3}, 50, studies=2)
    assert told["sentence"].startswith("With these two lists")
