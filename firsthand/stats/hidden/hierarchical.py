"""
Hierarchical models: which there are of so many lists up to an order, and how they are written.

A model holds with each term all of its parts, so that its largest terms name it: [123,25,34]
for five lists numbered in the order of the table.
"""

from collections.abc import Iterable
from itertools import combinations

import numpy as np

from firsthand.stats.hidden.information import Models
from firsthand.stats.hidden.overlaps import Ints
from firsthand.stats.hidden.poisson import Bools

MOST_MODELS = 40_000
WHOLE = {"bic": 5, "downhill": 6}  # lists of which all may interact, unless somebody asks


class TooManyModels(ValueError):
    """There are more models than can all be tried."""


def usual_order(method: str, lists: int) -> int:
    """Return how many of so many lists an interaction of a method joins at most, unasked."""
    return lists - 1 if lists <= WHOLE[method] else 2


def terms_of_order(lists: int, order: int) -> Ints:
    """Return the codes of all terms of 2 to `order` lists, smaller ones first."""
    sizes = range(2, min(order, lists) + 1)
    codes = [
        sum(1 << at for at in chosen)
        for size in sizes
        for chosen in combinations(range(lists), size)
    ]
    return np.array(codes, dtype=np.int64)


def all_models(lists: int, order: int) -> Models:
    """
    Return every hierarchical model with all lists and terms up to `order`, simplest first.

    The term of all lists at once is never in: nothing observed tells it from the hidden number.
    Raises `TooManyModels` where there are more than `MOST_MODELS`.
    """
    main = frozenset({0, *(1 << at for at in range(lists))})
    models = {main}
    for term in map(int, terms_of_order(lists, min(order, lists - 1))):
        parts = {term ^ (1 << at) for at in range(lists) if term >> at & 1}
        models |= {model | {term} for model in models if parts <= model}
        if len(models) > MOST_MODELS:
            raise TooManyModels(
                f"{lists} lists have more than {MOST_MODELS:,} models up to order {order}"
            )
    ordered = sorted(models, key=lambda model: (len(model), sorted(model)))
    table = np.zeros((len(ordered), 2**lists), dtype=np.bool_)
    for row, model in enumerate(ordered):
        table[row, sorted(model)] = True
    return table


def model_of(lists: int, largest: Iterable[Iterable[int]]) -> Bools:
    """Return the model with these largest terms, each as places of lists from 0 on."""
    model = np.zeros(2**lists, dtype=np.bool_)
    codes = np.arange(2**lists)
    for term in largest:
        code = sum(1 << at for at in term)
        model |= codes & code == codes
    return model


def written(model: Bools) -> str:
    """Return the largest terms of a model in brackets, lists numbered from 1."""
    lists = (len(model) - 1).bit_length()
    terms = [int(code) for code in np.flatnonzero(model) if code]
    largest = [
        one for one in terms if not any(one != other and one & other == one for other in terms)
    ]
    places = [[at + 1 for at in range(lists) if code >> at & 1] for code in largest]
    joint = "" if lists < 10 else "."
    ordered = sorted(places, key=lambda place: (-len(place), place))
    return "[" + ",".join(joint.join(map(str, place)) for place in ordered) + "]"
