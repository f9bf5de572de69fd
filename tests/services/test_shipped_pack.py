"""The facts that ship: they match their columns, are small enough, and hold no sentence."""

from datetime import date

import pytest

from firsthand.services import authorities, building, picture
from firsthand.services.packing import problems_of
from firsthand.sources.pack.columns import ALL_FILES, LIMIT_IN_BYTES
from firsthand.sources.pack.read import SHIPPED
from firsthand.sources.pack.readme import readme
from tests.store.invented import NOW


def test_the_shipped_pack_matches_its_columns():
    assert problems_of() == ()


def test_the_shipped_pack_is_under_eight_megabytes():
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) < LIMIT_IN_BYTES


def test_the_readme_counts_what_ships():
    counts = {}
    for file in ALL_FILES:
        with open(SHIPPED / f"{file}.csv", encoding="utf-8") as lines:
            counts[file] = sum(1 for _ in lines) - 1
    assert (SHIPPED / "README.md").read_text(encoding="utf-8") == readme(counts)


@pytest.mark.django_db
def test_rotherham_in_july_2014_is_what_the_public_could_know():
    building.build(now=NOW)
    found = authorities.authority("Rotherham", as_of=date(2014, 7, 1))
    told = [(e.published_on, e.kind, e.grade) for e in found.timeline]
    assert [(day, kind) for day, kind, _ in told] == [
        (date(2009, 12, 9), "rating"),
        (date(2009, 12, 31), "improvement-notice"),
        (date(2010, 8, 27), "inspection"),
        (date(2010, 8, 27), "inspection"),
        (date(2011, 1, 31), "intervention-ended"),
        (date(2012, 8, 10), "inspection"),
    ]
    assert "inadequate" in told[0][2].lower()
    assert [grade for *_, grade in told[2:4]] == ["Adequate", "Adequate"]
    assert all(entry.official_label is None for entry in found.timeline)


@pytest.mark.django_db
def test_the_whole_country_is_in_the_picture():
    building.build(now=NOW)
    day = date(2025, 4, 1)
    drawn = picture.national_picture(as_of=day, harm="child-sexual-exploitation")
    assert len(drawn.rows) == sum(drawn.counts.values()) == 153
    assert len(picture.pictures(as_of=day)) == 21 * 153
