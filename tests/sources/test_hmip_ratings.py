from collections import Counter
from datetime import date

import pytest

from firsthand.refdata.read import authorities, partnerships
from firsthand.sources.hmip_ratings import read
from tests.sources.invented_tables import AUTHORITIES, PARTNERSHIPS, grades_of, reasons

HEADER = "la_name,la_ref,score_%,overall_rating,publication_date,report_url,staff,joint_working"


def ratings(tmp_path, *rows, header=HEADER):
    path = tmp_path / "ratings.csv"
    path.write_text("\n".join((header, *rows)), encoding="utf-8")
    return path


def load(path, **others):
    return read(path, authorities=AUTHORITIES, partnerships=PARTNERSHIPS, **others)


def test_a_rated_service_is_an_account_with_its_grades_and_its_page(tmp_path):
    row = "Otherton,other,44.44,Requires Improvement,18/02/25,https://example.org/o,Good,"
    reading = load(ratings(tmp_path, row))
    (sighting,) = reading.sightings
    assert (sighting.la_code, sighting.family, sighting.kind) == (
        "992",
        "youth-justice",
        "youth-justice",
    )
    assert sighting.published_on == date(2025, 2, 18)
    assert sighting.address == "https://example.org/o"
    assert grades_of(sighting) == {
        "yj-overall": "Requires Improvement",
        "yj-staff": "Good",
        "yj-score": "44.44%",
    }
    assert reading.problems == ()


def test_a_service_of_several_authorities_is_told_for_each(tmp_path):
    reading = load(ratings(tmp_path, "Vale of Any,v,50,Good,18/02/25,https://example.org,,"))
    assert [s.la_code for s in reading.sightings] == ["991", "992"]
    names = [s.value for x in reading.sightings for s in x.statements if s.value]
    assert names == ["Vale of Any", "Vale of Any"]


def test_a_service_that_bears_the_name_of_one_of_its_authorities_is_still_of_several(tmp_path):
    reading = load(ratings(tmp_path, "Anyborough - JI,v,50,Good,18/02/25,https://x.org,,"))
    assert len(reading.sightings) == 2


def test_a_service_elsewhere_is_reported_and_not_guessed(tmp_path):
    reading = load(
        ratings(
            tmp_path,
            "Farshire,f,50,Good,18/02/25,https://x.org,,",
            "Otherton,o,50,Good,17/02/25,https://x.org,,",
        )
    )
    assert reasons(reading) == ["unknown-authority"]
    assert reading.problems[0].row == "row 2"
    assert len(reading.sightings) == 1


def test_a_footnote_in_the_place_of_a_rating_is_no_rating(tmp_path):
    reading = load(ratings(tmp_path, "Otherton,o,61.1,1 The standard,18/02/25,https://x,,"))
    assert reasons(reading) == ["unreadable-value"]
    assert "yj-overall" not in grades_of(reading.sightings[0])


def test_a_row_without_a_date_is_reported(tmp_path):
    reading = load(
        ratings(
            tmp_path,
            "Otherton,o,50,Good,,https://x,,",
            "Otherton,o,50,Good,18/02/25,https://x,,",
        )
    )
    assert reasons(reading) == ["unreadable-value"]
    assert len(reading.sightings) == 1


def test_the_file_is_known_from_the_latest_day_that_it_prints_unless_told(tmp_path):
    path = ratings(
        tmp_path,
        "Otherton,o,50,Good,18/02/25,https://x,,",
        "Otherton,o,50,Good,18/02/24,https://x,,",
    )
    by_rule, by_hand = load(path).source, load(path, known_on=date(2025, 7, 10)).source
    assert (by_rule.known_on, by_rule.known_on_basis) == (date(2025, 2, 18), "rule")
    assert (by_hand.known_on, by_hand.known_on_basis) == (date(2025, 7, 10), "curated")


@pytest.mark.parametrize(
    ("header", "rows", "reason"),
    [
        (HEADER.replace("overall_rating", "rating"), ["a,b,c,d,e,f,g,h"], "wrong-columns"),
        ("name,town", ["a,b"], "wrong-columns"),
        (HEADER, [], "unreadable-value"),
    ],
)
def test_a_file_of_another_shape_is_refused(tmp_path, header, rows, reason):
    reading = load(ratings(tmp_path, *rows, header=header))
    assert (reading.source, reasons(reading)) == (None, [reason])


def test_an_empty_file_is_refused(tmp_path):
    path = tmp_path / "ratings.csv"
    path.touch()
    assert reasons(load(path)) == ["empty"]


def test_the_real_ratings_give_80_accounts_and_list_the_ten_services_of_wales(public):
    folder = public / "hmi-probation-youth-justice-scrape"
    reading = read(
        folder / "hmi_youth_justice_inspection_ratings.csv",
        authorities=authorities(),
        partnerships=partnerships(),
    )
    assert len(reading.sightings) == 80
    assert Counter(reasons(reading)) == {"unknown-authority": 10, "unreadable-value": 1}
    by_row = Counter(s.place.row for s in reading.sightings)
    assert sorted(by_row.values())[-5:] == [2, 2, 2, 2, 4]
    dorset = {s.la_code for s in reading.sightings if "Dorset" in s.authority_name}
    assert dorset == {"838", "839"}
