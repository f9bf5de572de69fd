"""A theme: each estimate once with the areas it stands for; where none stands, by name."""

from dataclasses import replace

from firsthand.domain.planning.outside.theme import beside_theme
from firsthand.domain.prevalence.estimates.register import OnRecord, State
from tests.domain.prevalence.estimated import (
    CSE,
    MORNING,
    REFUSED,
    TOLD,
    YORKSHIRE,
    authority,
    told,
)

ROTHERHAM, BARNSLEY, CAMDEN = authority("372"), authority("370"), authority("202", "London")
NAMES = {one.la_code: one.name for one in (ROTHERHAM, BARNSLEY, CAMDEN)}


def on_record(key, estimate, **changed):
    one = OnRecord(estimate_id=key, told=estimate, known_at=MORNING, by="p-1", replaces="")
    return replace(one, **changed)


def beside(*known):
    return beside_theme(
        (ROTHERHAM, BARNSLEY, CAMDEN),
        {one.estimate_id: one for one in known},
        harm=CSE,
        names=NAMES,
        frames=(),
    )


def test_an_area_has_its_own_and_the_others_of_its_region_share_one_that_is_not_divided():
    found = beside(on_record("e1", TOLD), on_record("e2", told(area=YORKSHIRE)))
    assert [(one.areas, bool(one.wider)) for one in found.estimates] == [
        (("Place 372",), False),
        (("Place 370",), True),
    ]
    assert "leaves out an estimated 240" in found.estimates[0].sentences[0]
    assert found.without == ("Place 202",)
    assert found.none_means.startswith("No estimate stands for Place 202. That does not say")


def test_one_of_a_region_is_told_once_for_all_that_lie_in_it():
    (one,) = beside(on_record("e1", told(area=YORKSHIRE))).estimates
    assert one.areas == ("Place 372", "Place 370")
    assert one.wider.endswith("lie. How many of them are in any of these is not known.")


def test_a_refused_one_stands_without_a_number_and_one_of_another_harm_does_not():
    found = beside(on_record("e1", REFUSED), on_record("e2", told(harm="neglect")))
    (one,) = found.estimates
    assert one.reach.seen is None and "is not known" in one.sentences[0]


def test_what_was_withdrawn_stands_no_more_and_is_named():
    found = beside(on_record("e1", TOLD, state=State.WITHDRAWN))
    assert found.estimates == () and len(found.without) == 3
    assert [one.estimate_id for one in found.withdrawn] == ["e1"]


def test_where_every_area_has_one_nothing_is_said_of_none():
    assert beside(on_record("e1", told(area=replace(YORKSHIRE, region="")))).none_means == ""
