"""Tables of results as people write them, and what is refused with the row named."""

import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.sources.visit_results import read_areas, read_arm

ARM = "la_code,found,inclusion_probability,stratum\n"


def test_yes_and_no_percent_and_fractions_are_understood():
    found = read_arm(f"{ARM}301,Yes,11.1%,a\n302,0,0.2,b\n".encode(), name="arm.csv")
    assert [(one.la_code, one.found, one.stratum) for one in found] == [
        ("301", True, "a"),
        ("302", False, "b"),
    ]
    assert found[0].inclusion_probability == pytest.approx(0.111)


def test_strata_may_be_left_out():
    table = b"la_code,found,inclusion_probability\n301,yes,0.1\n"
    assert read_arm(table, name="arm.csv")[0].stratum == ""


def test_areas_are_read_with_their_counts():
    found = read_areas(b"area,found,read\nNorthtown,3,40\n", name="areas.csv")
    assert (found[0].area, found[0].found, found[0].read) == ("Northtown", 3, 40)


@pytest.mark.parametrize("row", ["301,perhaps,0.1,a", "301,yes,often,a", ",yes,0.1,a"])
def test_a_doubtful_visit_is_refused_with_its_row(row):
    with pytest.raises(Refused, match=r"arm.csv, row 2: given was"):
        read_arm(f"{ARM}{row}\n".encode(), name="arm.csv")


@pytest.mark.parametrize("row", ["A,some,40", "A,1.5,40", ",1,40", "A,1,"])
def test_doubtful_counts_are_refused_with_their_row(row):
    with pytest.raises(Refused, match="row 2: given was"):
        read_areas(f"area,found,read\n{row}\n".encode(), name="areas.csv")


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"area,found,read\n"])
def test_a_file_without_the_table_is_refused(content):
    with pytest.raises(Refused):
        read_areas(content, name="areas.csv")
