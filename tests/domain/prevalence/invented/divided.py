"""Areas, groups and desks that the tests of divided populations share."""

from firsthand.domain.prevalence.invented.belonging import belonging
from firsthand.domain.prevalence.invented.divisions import Desks, Division, Divisions, Times
from tests.domain.prevalence.invented.made import rng


def divisions(areas=None, groups=None, finds=None, misspelt=None, desks=None):
    return Divisions(
        areas=_divisions(areas),
        groups=_divisions(groups),
        finds=_times(finds),
        misspelt=_times(misspelt),
        desks=tuple(Desks(list_name=name, number=one) for name, one in (desks or {}).items()),
    )


def belong(people, given, seed=5):
    return belonging(given, people.family, rng(seed))


def _divisions(shares):
    return tuple(Division(name=name, share=share) for name, share in (shares or {}).items())


def _times(factors):
    return tuple(Times(name=name, times=times) for name, times in (factors or {}).items())
