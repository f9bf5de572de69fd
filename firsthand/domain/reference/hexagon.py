"""Hexagons: where each authority stands on the map of equal hexagons."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Hexagon:
    """
    One authority's hexagon on an 'odd-r' grid: odd rows are shifted right by half a hexagon.

    Column 0 is the westernmost and row 0 the northernmost in use.
    """

    la_code: str
    column: int
    row: int
