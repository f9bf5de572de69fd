"""Building: the shipped facts enter the database once, and again only when they change."""

from datetime import date

import pytest

from firsthand.domain.intelligence.matched import match
from firsthand.domain.intelligence.pseudonym import without_names
from firsthand.domain.intelligence.soundness import sound
from firsthand.services import building, publications
from firsthand.sources.pack.write import write
from firsthand.store import inspections
from tests.store.invented import LATER, NOW, figure, problem, reading, sighting, source

pytestmark = pytest.mark.django_db
EVER = date(2100, 1, 1)


def packed(folder, *readings):
    write(match([without_names(sound(one)) for one in readings]), folder)
    return folder


@pytest.fixture
def pack(tmp_path):
    return packed(tmp_path, reading(sighting(), figures=[figure()], problems=[problem()]))


def test_the_first_start_builds_and_the_second_does_nothing(pack):
    first = building.build(now=NOW, pack=pack)
    assert (first.was_needed, first.files, first.sightings, first.figures) == (True, 1, 1, 1)
    assert building.build(now=LATER, pack=pack) == building.Built(was_needed=False)


def test_a_pack_that_grew_adds_only_what_is_new(pack):
    building.build(now=NOW, pack=pack)
    packed(
        pack,
        reading(sighting(), figures=[figure()], problems=[problem()]),
        reading(sighting("373"), at=source("b")),
    )
    again = building.build(now=LATER, pack=pack)
    assert (again.was_needed, again.files, again.figures) == (True, 1, 0)
    assert len(inspections.load_inspections(as_of=EVER)) == 2


def test_building_tells_how_far_it_is(pack):
    heard = []
    building.build(now=NOW, pack=pack, progress=lambda *told: heard.append(told))
    assert heard[-1] == (1, 1, "figures")


def test_the_sources_page_counts_what_came_from_each_file(pack):
    building.build(now=NOW, pack=pack)
    answer = publications.publications(as_of=EVER)
    (only,) = answer.publications
    assert (only.sightings, only.figures, only.problem_count) == (1, 1, 1)
    assert publications.publication("a" * 16, as_of=EVER).problems == (problem(),)


def test_a_source_that_was_not_yet_public_is_unknown(pack):
    building.build(now=NOW, pack=pack)
    with pytest.raises(publications.UnknownSource, match="hash"):
        publications.publication("a" * 16, as_of=date(2019, 1, 1))
