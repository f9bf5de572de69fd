"""
Draws: cases chosen by a seed, so that anyone with the list and the seed chooses the same ones.

Each child gets a permanent random number [Ohlsson1995, p. 153-169]: the SHA-256 of the text
'seed:reference' in UTF-8, written in hexadecimal. In each stratum children are ordered by this
number; the first are drawn, the next are the reserves, in order. Neither the order of the rows
nor the type of the file plays a part, and a child keeps its number whatever the strata and the
size: a larger sample contains the smaller one where the strata are the same.

Assumptions. Whoever chose the seed could not try several on the list and keep the one they
liked; publish the seed, or the rule that makes it, before the list is closed. Given that, every
child of a stratum has the same chance, the number drawn over the number there.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from typing import Literal

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.planning.drawing import stratum_sizes
from firsthand.domain.planning.drawing.children import Child, children, out_of_reach
from firsthand.domain.planning.drawing.frame import Doubt, Frame, FrameKind

RECIPE = "sha256(seed:reference), version 1"
RECIPE_WORDS = (
    "Write the seed, a colon and the child's reference as one line of text, and take its "
    "SHA-256. Put the children of each stratum in the order of these hashes. The first are "
    "drawn, the next are the reserves."
)
LONGEST_SEED = 200
ONE_RESERVE_FOR = 5  # drawn cases, where nobody says otherwise: our own choice

Allocation = Literal["proportional", "equal", "given"]


@dataclass(frozen=True, kw_only=True)
class Design:
    """
    How to draw: how many, by which seed, from which strata, with how many reserves.

    `sheet` and `reference` say where in the file the list and its references are, if asked.
    """

    seed: str
    size: int | None  # None: the sum of what is given for each stratum
    strata: str | None = None
    allocation: Allocation = "proportional"
    given: Mapping[str, int] | None = None
    reserves: int | None = None  # in each stratum; None: one for every five cases drawn
    join_duplicates: bool = False
    sheet: str | None = None
    reference: str | None = None


@dataclass(frozen=True, kw_only=True)
class ListFacts:
    """What may be told of a list without naming a child."""

    name: str
    kind: FrameKind
    standard: str | None
    file_sha256: str
    content_sha256: str
    rows: int
    children: int
    could_not_be_drawn: int
    doubts: int


@dataclass(frozen=True, kw_only=True)
class DrawnStratum:
    """One stratum: how many children it has, how many were drawn, how many are in reserve."""

    name: str  # empty where there are no strata
    population: int
    drawn: int
    reserves: int

    @property
    def inclusion_probability(self) -> float:
        """Return the chance that each child of the stratum had."""
        return self.drawn / self.population


@dataclass(frozen=True, kw_only=True)
class PublicDraw:
    """What of a draw names no child: it may be kept and published."""

    list: ListFacts
    seed: str
    recipe: str
    size: int
    allocation: str
    strata_column: str | None
    strata: tuple[DrawnStratum, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """One child drawn or in reserve; `number` is '1', '2', ... or 'R1', 'R2', ..."""

    number: str
    reference: str
    stratum: str
    rows: tuple[int, ...]
    inclusion_probability: float


@dataclass(frozen=True, kw_only=True)
class Draw:
    """A draw with its cases; this part is for those who hold the list."""

    public: PublicDraw
    cases: tuple[Case, ...]
    reserves: tuple[Case, ...]
    could_not_be_drawn: tuple[int, ...]  # rows that name no child
    doubts: tuple[Doubt, ...]
    everybody: tuple[Child, ...]  # whom the draw could reach, drawn or not


def permanent_number(*, seed: str, reference: str) -> str:
    """Return the number that a child has under a seed, as 64 hexadecimal digits."""
    return sha256(f"{seed}:{reference}".encode("utf-8", "surrogatepass")).hexdigest()


def identifier(drawn: PublicDraw) -> str:
    """Return 16 digits that the same draw from the same list always has."""
    nameless = replace(drawn, list=replace(drawn.list, name="", file_sha256="", doubts=0))
    written = json.dumps(asdict(nameless), sort_keys=True)
    return sha256(written.encode()).hexdigest()[:16]


def draw(frame: Frame, design: Design) -> Draw:
    """Draw from a list; refuse what cannot be drawn, saying what would do."""
    _refuse_unless_seed(design.seed)
    everybody = children(frame, strata=design.strata, join_duplicates=design.join_duplicates)
    ordered = _in_order(everybody, design.seed)
    sizes = {name: len(found) for name, found in ordered.items()}
    drawn = stratum_sizes.drawn_from_each(sizes, design)
    strata = tuple(
        DrawnStratum(
            name=name,
            population=size,
            drawn=drawn[name],
            reserves=min(size - drawn[name], _reserves(design, drawn[name])),
        )
        for name, size in sizes.items()
    )
    return Draw(
        public=PublicDraw(
            list=_facts(frame, len(everybody)),
            seed=design.seed,
            recipe=RECIPE,
            size=sum(drawn.values()),
            allocation=design.allocation,
            strata_column=design.strata,
            strata=strata,
        ),
        cases=_cases(ordered, strata),
        reserves=_reserved(ordered, strata),
        could_not_be_drawn=tuple(row.number for row in out_of_reach(frame)),
        doubts=frame.doubts,
        everybody=everybody,
    )


def _in_order(everybody: Sequence[Child], seed: str) -> dict[str, list[Child]]:
    """Return the children of each stratum by their number, the strata by name."""
    found: dict[str, list[tuple[str, Child]]] = {}
    for child in everybody:
        number = permanent_number(seed=seed, reference=child.reference)
        found.setdefault(child.stratum, []).append((number, child))
    return {
        name: [child for _, child in sorted(found[name], key=lambda pair: pair[0])]
        for name in sorted(found)
    }


def _reserves(design: Design, drawn: int) -> int:
    return -(-drawn // ONE_RESERVE_FOR) if design.reserves is None else design.reserves


def _cases(
    ordered: Mapping[str, list[Child]], strata: Sequence[DrawnStratum]
) -> tuple[Case, ...]:
    drawn = [(child, one) for one in strata for child in ordered[one.name][: one.drawn]]
    return tuple(_case(str(n), child, one) for n, (child, one) in enumerate(drawn, start=1))


def _reserved(
    ordered: Mapping[str, list[Child]], strata: Sequence[DrawnStratum]
) -> tuple[Case, ...]:
    next_ones = [
        (child, one)
        for one in strata
        for child in ordered[one.name][one.drawn : one.drawn + one.reserves]
    ]
    return tuple(_case(f"R{n}", child, one) for n, (child, one) in enumerate(next_ones, 1))


def _case(number: str, child: Child, stratum: DrawnStratum) -> Case:
    return Case(
        number=number,
        reference=child.reference,
        stratum=child.stratum,
        rows=child.rows,
        inclusion_probability=stratum.inclusion_probability,
    )


def _facts(frame: Frame, number_of_children: int) -> ListFacts:
    return ListFacts(
        name=frame.name,
        kind=frame.kind,
        standard=frame.standard,
        file_sha256=frame.file_sha256,
        content_sha256=frame.content_sha256,
        rows=len(frame.rows),
        children=number_of_children,
        could_not_be_drawn=len(out_of_reach(frame)),
        doubts=len(frame.doubts),
    )


def _refuse_unless_seed(seed: str) -> None:
    if not seed.strip() or len(seed) > LONGEST_SEED or not seed.isprintable():
        raise Refused(
            Objection(
                rule="seed",
                reason=f"{seed[:40]!r} cannot be a seed: it is empty, longer than "
                f"{LONGEST_SEED} characters, or of more than one line.",
                remedy="Give a number or a few words that were public before the list was "
                "closed, such as the numbers of a lottery of that day.",
            )
        )
