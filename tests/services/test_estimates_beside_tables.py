"""What is on record beside a table as it is published: no count that is not shown is told."""

import json
from dataclasses import replace
from itertools import product

import pytest

from firsthand.domain.prevalence.estimates.acts import EstimateRecorded
from firsthand.domain.prevalence.estimates.estimate import told_of
from firsthand.domain.prevalence.estimates.register import register
from firsthand.domain.prevalence.estimates.rounding import as_kept
from firsthand.domain.prevalence.estimates.worked_out import Meant, Result
from firsthand.services import estimates, outside_frames, shapes_estimates, shapes_hidden
from firsthand.services.authorities import authority
from firsthand.services.outside_frames import PlanOf
from firsthand.sources.overlap_tables import version_of
from firsthand.store.books import Entered
from firsthand.store.estimates import ESTIMATES, keyed
from tests.domain.prevalence.estimated import MORNING, TOLD, acts, recorded, told
from tests.domain.prevalence.test_publishable import worked_out

pytestmark = pytest.mark.requirement("R6")
# Police, health and school; two combinations hold 3 and 2, which are not shown.
TABLE = (230, 150, 24, 180, None, 28, None)
MEANT = Meant(**{name: getattr(TOLD, name) for name in Meant.__dataclass_fields__})


def file_of(counts, *names, **linked):
    """Return the JSON that the command writes of a table."""
    answer = worked_out(list(counts), *names)
    answer = replace(answer, version=version_of(answer.table))
    shape = shapes_hidden.of_answer(answer)
    if linked:
        every = shape if isinstance(shape, list) else [shape]
        shape = {**every[0], "estimates": every, **linked}
    return json.dumps(shape).encode(), answer


def on_record(content):
    """Return what everybody reads of an answer that was recorded."""
    worked = estimates.read_answer(content, name="answer.json")
    kept = as_kept(told_of(MEANT, worked), [], keyed)
    (one,) = register(acts(recorded("e1", kept))).values()
    return shapes_estimates.of_on_record(one, {})


def filled():
    for one, other in product(range(5), repeat=2):
        free = iter((one, other))
        yield [next(free) if count is None else count for count in TABLE]


@pytest.mark.parametrize("names", [("bic", "coverage", "chao"), ("chao",), ("coverage",)])
def test_every_choice_of_the_counts_not_shown_puts_the_same_on_record(names):
    said, versions = set(), set()
    for counts in filled():
        content, answer = file_of(counts, *names)
        shape = on_record(content)
        versions.add((answer.version, shape.pop("table_version")))
        said.add(json.dumps(shape, default=str))
    assert len(said) == 1
    # Whoever tries all tables knows every hash, and finds none of them on record.
    assert not {known for known, _ in versions} & {shown for _, shown in versions}
    assert len({shown for _, shown in versions}) == 25


def test_the_number_on_a_list_is_the_sum_of_the_counts_shown_rounded_down():
    content, answer = file_of([230, 150, 24, 180, 3, 28, 2], "bic", "chao")
    shape = on_record(content)
    assert (answer.table.observed, shape["observed"]) == (617, 610)


def test_a_table_whose_counts_are_all_shown_keeps_its_own_numbers_in_two_figures():
    content, answer = file_of([230, 150, 24, 180, 31, 28, 17], "bic", "coverage", "chao")
    head = answer.headline
    worked = estimates.read_answer(content, name="answer.json")
    assert worked.estimate == (None if head.refused else round(head.estimate))
    assert worked.observed == 660


def test_what_linkage_speaks_against_stays_refused_and_what_it_adds_stays_in_the_limits():
    counts = [230, 150, 60, 180, 50, 40, 2]
    plain, _ = file_of(counts, "chao", "coverage")
    alone = estimates.read_answer(plain, name="a")
    content, _ = file_of(
        counts,
        "bic",
        linked=True,
        linkage_share=0.2,
        estimate=900.0,
        lower=11.0,
        upper=99_999.0,
        refused=False,
    )
    wide = estimates.read_answer(content, name="a")
    if wide.result is Result.ESTIMATED:
        assert (wide.lower, wide.upper) == (11, 100_000)
    barred, _ = file_of(
        counts,
        "bic",
        linked=True,
        linkage_share=0.2,
        refused=True,
        estimate=None,
        reasons=["Linkage is too weak."],
    )
    found = estimates.read_answer(barred, name="a")
    assert (found.result, found.estimate) == (Result.REFUSED, None)
    assert "Linkage is too weak." in found.reasons
    assert alone.observed == 710


@pytest.mark.django_db
def test_what_was_recorded_exactly_before_is_shown_as_safely_everywhere():
    exact = told(
        observed=617,
        estimate=1785,
        lower=1234,
        upper=2501,
        table_version="0123456789abcdef",
        reasons=("7 of 617 people are on two.",),
    )
    entered = Entered(by="p-anal", at=MORNING, key="old")
    ESTIMATES.enter(entered, "record", lambda _: [EstimateRecorded(estimate="e1", told=exact)])
    day = MORNING.date()
    shapes = [
        shapes_estimates.of_on_record(estimates.estimate("e1"), {}),
        shapes_estimates.of_authority(authority("Rotherham", as_of=day)),
        shapes_estimates.of_beside_plan(
            outside_frames.beside_plan(PlanOf(la_code="372"), as_of=day), {}
        ),
    ]
    for shape in shapes:
        text = json.dumps(shape, default=str).replace(",", "")
        for number in ("617", "1785", "1234", "2501", "0123456789abcdef", "7 of"):
            assert number not in text
        assert "610" in text
