"""Designs, names and populations that the tests of invented people share."""

import numpy as np

from firsthand.domain.prevalence.invented.capture import captured
from firsthand.domain.prevalence.invented.design import Agency, Design
from firsthand.domain.prevalence.invented.names import Names
from firsthand.domain.prevalence.invented.people import people

NAMES = Names(
    girls=("Ada", "Bess", "Cora"),
    boys=("Dan", "Eli", "Finn"),
    surnames=("Ashford", "Barley", "Coton", "Denham"),
    streets=("Alder Lane", "Birch Row"),
    postcode_areas=("XA", "QB"),
)


def design(police=0.35, health=0.3, school=0.25, **changes):
    shares = {"police": police, "health": health, "school": school}
    agencies = tuple(Agency(name=name, share=share) for name, share in shares.items())
    return Design(agencies=agencies, **changes)


def rng(seed=1):
    return np.random.default_rng(seed)


def children(count=4000, seed=1):
    return people(count, NAMES, rng(seed))


def capture(count=4000, seed=2, **changes):
    return captured(count, design(**changes), rng(seed))
