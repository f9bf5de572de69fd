"""Lists that were hashed are linked nearly as well as in clear, and by hashes alone."""

from itertools import combinations

import polars as pl
import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.domain.prevalence.linkage.hashing import hashed_list, opened
from firsthand.domain.prevalence.linkage.records import joined
from firsthand.domain.prevalence.linkage.written_model import as_data, model_from
from firsthand.engines.linking.backend import Place
from firsthand.engines.linking.linked import linked
from tests.engines.invented_lists import invented_lists

pytestmark = [
    pytest.mark.requirement("R6"),
    pytest.mark.requirement("R12"),
]
KEY = b"k" * 32


def still(*_):
    return None


@pytest.fixture(scope="module")
def world():
    """Return hashed records of invented lists, and the pairs that are of one child."""
    records, child, _ = invented_lists(700, seed=11)
    # Which child it is goes along as a group: nothing that is compared.
    frame = records.frame.with_columns(pl.Series("group", child).cast(pl.String))
    parts = []
    for place, name in enumerate(records.lists):
        clear = frame.filter(pl.col("list") == place).drop("row", "list")
        hashed = hashed_list(clear, KEY, carried=("group",), progress=still)
        parts.append((name, opened(hashed)))
    found = joined(parts)
    of_row = found.frame["group"].to_list()
    true = {(a, b) for a, b in combinations(range(len(of_row)), 2) if of_row[a] == of_row[b]}
    return found, true


@pytest.fixture(scope="module")
def found(world):
    return linked(world[0], place=Place(), seed=1, progress=still)


def test_nearly_all_and_nearly_only_the_same_children_are_linked(world, found):
    _, true = world
    pairs = found.pairs.at_least(0.5)
    linked_pairs = set(zip(pairs["left"].to_list(), pairs["right"].to_list(), strict=True))
    assert len(linked_pairs & true) / len(linked_pairs) > 0.96
    assert len(linked_pairs & true) / len(true) > 0.94


def test_names_that_are_nearly_the_same_are_seen_without_names(found):
    told = found.pairs.at_least(0.9)["level_hashed_surname"].value_counts(sort=True)
    levels = dict(told.iter_rows())
    assert levels[3] > levels[2] > 0


def test_a_model_of_hashed_lists_is_saved_and_is_none_of_lists_in_clear(world, found):
    again = model_from(as_data(found.model))
    assert again == found.model
    records, _, _ = invented_lists(50, seed=1)
    with pytest.raises(Refused, match="columns that these lists do not have"):
        linked(records, place=Place(), model=again, progress=still)


def test_hashes_are_not_compared_on_spark(world):
    with pytest.raises(Refused, match="DuckDB alone"):
        linked(world[0], place=Place(engine="spark"), progress=still)
