"""Designs that the tests of depth share: the illustration of 2,500 cases, whole and in two."""

from dataclasses import replace

from firsthand.domain.planning.depth.design import Design
from firsthand.domain.planning.depth.group import Group

ALL = Group(name="all", population=2500, affected=25, sample=60, sensitivity=0.8)
MISSING = Group(name="missing", population=150, affected=8, sample=6, sensitivity=0.8)
OTHERS = Group(name="others", population=2350, affected=17, sample=54, sensitivity=0.8)


def one(**changes):
    """Return the design that reads one list, with some numbers of its group changed."""
    return Design(groups=(replace(ALL, **changes),))


def two(**changes):
    """Return the design that reads two lists, with some of its own numbers changed."""
    return replace(Design(groups=(MISSING, OTHERS)), **changes)
