"""Areas, groups and desks of invented lists, as they are typed."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from firsthand.domain.prevalence.invented.divisions import Divisions, Times

Areas = Annotated[
    str,
    typer.Option(
        metavar="NAME=SHARE,...",
        help="Each area, and the share of all children who live there; a column 'area'.",
    ),
]
Groups = Annotated[
    str,
    typer.Option(metavar="NAME=SHARE,...", help="Likewise of groups; a column 'group'."),
]
Finds = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME=TIMES,...",
        help="Odds of being found, for an area or a group: coast=0.5 is half the odds on every "
        "list; may be given again.",
    ),
]
Misspelt = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME=TIMES,...",
        help="Slips in names, for an area or a group: group-b=3 is three times as many.",
    ),
]
Parts = Annotated[
    list[str] | None,
    typer.Option(
        metavar="LIST=NUMBER,...",
        help="So many desks of an agency, each record at one; a column 'part'.",
    ),
]


@dataclass(frozen=True, kw_only=True)
class Typed:
    """What was typed of areas, groups and desks."""

    areas: str = ""
    groups: str = ""
    finds: Sequence[str] = ()
    misspelt: Sequence[str] = ()
    parts: Sequence[str] = ()


def read(typed: Typed) -> "Divisions":
    """Return the divisions that were typed, or refuse what cannot be read with an example."""
    from firsthand.domain.prevalence.invented.divisions import Desks, Division, Divisions

    areas = _pairs([typed.areas] if typed.areas else [], "north=0.5")
    groups = _pairs([typed.groups] if typed.groups else [], "group-a=0.8")
    return Divisions(
        areas=tuple(Division(name=name, share=share) for name, share in areas),
        groups=tuple(Division(name=name, share=share) for name, share in groups),
        finds=_times(typed.finds, "coast=0.5"),
        misspelt=_times(typed.misspelt, "group-b=3"),
        desks=tuple(
            Desks(list_name=name, number=_whole(name, number))
            for name, number in _pairs(typed.parts, "police=2")
        ),
    )


def named_share(typed: str, example: str) -> tuple[str, float]:
    """Return a name and its number, or refuse with an example."""
    name, _, share = (part.strip() for part in typed.partition("="))
    try:
        number = float(share)
    except ValueError:
        number = math.nan
    if not name or math.isnan(number):
        raise typer.BadParameter(
            f"{typed!r} is no name with a share or number. Needed: such as {example}; with "
            "commas between several."
        )
    return name, number


def told(truth: dict[str, Any]) -> list[str]:
    """Return a line for areas and one for groups: how many of each are on no list."""
    return [
        f"By {column}: "
        + "; ".join(
            f"{name} {one['children']:,} children, {one['hidden']:,} of them on no list"
            for name, one in truth[f"by_{column}"].items()
        )
        + "."
        for column in ("area", "group")
        if f"by_{column}" in truth
    ]


def _times(typed: Sequence[str], example: str) -> "tuple[Times, ...]":
    from firsthand.domain.prevalence.invented.divisions import Times

    return tuple(Times(name=name, times=times) for name, times in _pairs(typed, example))


def _pairs(typed: Sequence[str], example: str) -> Iterator[tuple[str, float]]:
    for given in typed:
        for part in given.split(","):
            yield named_share(part, example)


def _whole(name: str, number: float) -> int:
    if not number.is_integer():
        raise typer.BadParameter(
            f"{name}={number:g} is no number of desks. Needed: a whole one, such as police=2."
        )
    return int(number)
