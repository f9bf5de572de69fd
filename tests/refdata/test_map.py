"""The map of hexagons: every authority once, and roughly where it is."""

import csv
import json
import math
from collections import Counter
from datetime import date

import pytest

from firsthand.domain.reference.authority import named
from firsthand.refdata import read

NAMES = {a.name: a.la_code for a in read.authorities() if a.to_on is None}
CELLS = {hexagon.la_code: hexagon for hexagon in read.hexagons()}


def middle(la_code):
    """Return the middle of an authority's hexagon, in widths of a hexagon."""
    cell = CELLS[la_code]
    return cell.column + (0.5 if cell.row % 2 else 0), cell.row * math.sqrt(3) / 2


def touching(one, other):
    """Tell whether two hexagons share a side."""
    return math.dist(middle(one), middle(other)) < 1.01


@pytest.mark.requirement("R13")
def test_each_of_todays_authorities_has_one_hexagon_and_nobody_else_has():
    living = {a.la_code for a in read.authorities() if a.exists_on(date(2026, 11, 22))}
    assert set(CELLS) == living
    assert len(read.hexagons()) == 153


def test_no_two_hexagons_overlap_and_none_lies_outside_the_grid():
    places = Counter((hexagon.column, hexagon.row) for hexagon in read.hexagons())
    assert max(places.values()) == 1
    assert all(hexagon.column >= 0 and hexagon.row >= 0 for hexagon in read.hexagons())


@pytest.mark.parametrize("island", ["Isle of Wight", "Isles of Scilly"])
def test_an_island_touches_nobody(island):
    code = NAMES[island]
    assert not [other for other in CELLS if other != code and touching(code, other)]


def test_all_but_the_islands_hang_together():
    islands = {NAMES["Isle of Wight"], NAMES["Isles of Scilly"]}
    reached, edge = set(), {NAMES["Rotherham"]}
    while edge:
        reached |= edge
        edge = {c for c in CELLS if c not in reached and any(touching(c, e) for e in edge)}
    assert reached == set(CELLS) - islands


@pytest.mark.parametrize("region", sorted({a.region for a in read.authorities()}))
def test_each_region_is_one_piece_but_for_its_islands(region):
    islands = {NAMES["Isle of Wight"], NAMES["Isles of Scilly"]}
    codes = {a.la_code for a in read.authorities() if a.region == region}
    codes = (codes & set(CELLS)) - islands
    reached, edge = set(), {min(codes)}
    while edge:
        reached |= edge
        edge = {c for c in codes - reached if any(touching(c, e) for e in edge)}
    assert reached == codes


def test_places_on_the_map_follow_places_in_england(public):
    folder = public / "ofsted-ilacs-scrape-tool/import_data/geospatial"
    text = (folder / "local_authority_districts_boundaries.json").read_text(encoding="utf-8")
    lookup = public / (
        "CSC_outcomes_and_enablers/data-raw/LTLA-UTLA_Apr23_Lookup_England-Wales.csv"
    )
    with lookup.open(encoding="utf-8-sig", newline="") as rows:
        upper = {row["LTLA23CD"]: row["UTLA23CD"] for row in csv.DictReader(rows)}
    real = {}
    for feature in json.loads(text)["features"]:
        facts = feature["properties"]
        found = named(facts["LAD23CD"], read.authorities())
        found = found or named(upper.get(facts["LAD23CD"], ""), read.authorities())
        if found and found.la_code in CELLS:
            real.setdefault(found.la_code, (facts["BNG_E"], -facts["BNG_N"]))
    assert set(real) == set(CELLS)
    for axis in (0, 1):
        drawn = sorted(CELLS, key=lambda code: middle(code)[axis])
        true = sorted(CELLS, key=lambda code: real[code][axis])
        moved = sum((drawn.index(c) - true.index(c)) ** 2 for c in CELLS)
        spearman = 1 - 6 * moved / (153 * (153**2 - 1))
        assert spearman > 0.85, ("east to west", "north to south")[axis]
