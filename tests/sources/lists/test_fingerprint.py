"""The fingerprint of a list, computed by hand and by the reader."""

import hashlib

import pytest

from firsthand.sources.lists.fingerprint import canonical, fingerprint


def test_the_recipe_gives_the_hash_when_followed_by_hand():
    rows = (
        ("Child ID", "Seen on", "Plans"),
        ("INV 1", "31/03/2020", "2.0"),
        ("INV 2", "", "TRUE"),
    )
    text = "Child ID\x1fSeen on\x1fPlans\x1eINV 1\x1f2020-03-31\x1f2\x1eINV 2\x1f\x1ftrue\x1e"
    assert fingerprint(rows) == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("2020-03-31 00:00:00", "2020-03-31"),
        ("2020-03-31T00:00:00.000", "2020-03-31"),
        ("2020-03-31 14:05:00", "2020-03-31 14:05:00"),
        ("1/3/2020", "2020-03-01"),
        ("31/02/2020", "31/02/2020"),
        ("01/03/20", "01/03/20"),
        ("007", "007"),
        ("-3.00", "-3"),
        ("12.50", "12.50"),
        ("Jae\xa0Vang ", "Jae Vang"),
        ("a\x1fb", "a b"),
    ],
)
def test_a_cell_is_hashed_in_one_form(cell, written):
    assert canonical(cell) == written


def test_the_order_of_rows_is_part_of_the_list():
    rows = (("Id",), ("1",), ("2",))
    assert fingerprint(rows) != fingerprint((rows[0], rows[2], rows[1]))


def test_a_cell_cannot_pass_for_two():
    assert fingerprint((("a", "b"),)) != fingerprint((("a\x1fb",),))
