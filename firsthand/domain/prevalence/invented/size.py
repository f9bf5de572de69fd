"""Size: how many children a population has, so that about so many of them are hidden."""

from dataclasses import dataclass

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.prevalence.invented.design import MOST_CHILDREN, Design


@dataclass(frozen=True, kw_only=True)
class Size:
    """How many children there are, and how many of them may be expected known and hidden."""

    children: int
    known: float
    hidden: float


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """
    How many children there are in all, or how many are hidden: one of the two.

    `known_at_most` is what the lists are said to hold together; None where nobody says.
    """

    children: int | None = None
    hidden: int | None = None
    known_at_most: int | None = None


def size_of(wanted: Wanted, design: Design) -> Size:
    """Return the size that is wanted, or refuse what cannot be."""
    if (wanted.children is None) == (wanted.hidden is None):
        raise _refused(
            "children",
            "A population has a number of children or a number of hidden ones; one follows "
            "from the other.",
            "Give one of the two.",
        )
    if wanted.hidden is not None:
        size = of_hidden(wanted.hidden, design)
    else:
        size = of_children(wanted.children or 0, design)
    _refuse_beyond(wanted.known_at_most, size)
    return size


def of_children(children: int, design: Design) -> Size:
    """Return the size of a population of so many, or refuse a number that cannot be."""
    if not max(design.out_of_reach, 1) <= children <= MOST_CHILDREN:
        raise _refused(
            "children",
            f"{children:,} children, of whom {design.out_of_reach:,} are out of reach.",
            f"Give 1 to {MOST_CHILDREN:,} children, and no more out of reach than there are.",
        )
    none = float(design.chances()[0])
    hidden = design.out_of_reach + (children - design.out_of_reach) * none
    return Size(children=children, known=children - hidden, hidden=hidden)


def of_hidden(hidden: int, design: Design) -> Size:
    """Return the size at which about `hidden` are on no list, or refuse."""
    within = hidden - design.out_of_reach
    if hidden < 1 or within < 0:
        raise _refused(
            "hidden",
            f"{hidden:,} hidden children, of whom {design.out_of_reach:,} are out of reach.",
            "Give at least 1, and no more out of reach than are hidden.",
        )
    none = float(design.chances()[0])
    children = design.out_of_reach + within / none
    if children > MOST_CHILDREN:
        raise _refused(
            "hidden",
            f"With these lists {none:.2%} of children are on none, so that {hidden:,} hidden "
            f"would need {children:,.0f} children in all.",
            f"Give fewer hidden, or lists that find fewer: at most {MOST_CHILDREN:,} children.",
        )
    return of_children(round(children), design)


def _refuse_beyond(most_known: int | None, size: Size) -> None:
    """Refuse a population of which the lists would know more children than they are said to."""
    if most_known is None or size.known <= most_known:
        return
    raise _refused(
        "known-at-most",
        f"With {size.hidden:,.0f} hidden, these shares mean that the lists know about "
        f"{size.known:,.0f} children, more than the {most_known:,} given.",
        f"With {most_known:,} known, about {size.hidden * most_known / size.known:,.0f} would "
        "be hidden: ask for so many, or give smaller shares.",
    )


def _refused(rule: str, reason: str, remedy: str) -> Refused:
    return Refused(Objection(rule=rule, reason=reason, remedy=remedy))
