"""The door to planning."""

import pytest

from tests.web.reader import read

DOORS = (
    "/unseen",
    "/plan/programme",
    "/plan/thematic",
    "/plan/depth",
    "/plan/draw",
    "/plan/draw/plans",
    "/plan/calendar",
)


@pytest.mark.parametrize("door", DOORS)
def test_whatever_can_be_planned_is_one_step_from_the_door(site, door):
    page = read(site.get("/plan"))
    assert door in page.links
    assert site.get(door).status_code == 200


def test_the_door_keeps_the_date_that_was_chosen(site):
    assert "/plan/depth?as_of=2020-01-01" in read(site.get("/plan?as_of=2020-01-01")).links
