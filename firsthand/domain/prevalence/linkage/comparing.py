"""
Comparing: which fields of two records are compared, and at which levels they can agree.

The shares that stand here are what is believed before anything is learned from the lists, and
what is used where too few pairs teach. They are choices made for this model, in the size that
published linkages of people find, and no estimates of any agency's records.

How far two names, dates or numbers are apart is told by how many characters have to be changed,
left out or put in [Levenshtein1966]: every engine counts them alike. (Not so the similarity of
Jaro and Winkler: 70 of 130,314 pairs of names came to another level on Spark than on DuckDB.)
"""

from collections.abc import Sequence
from dataclasses import replace

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.prevalence.linkage.hashed_fields import PREFIX, hashed_comparisons
from firsthand.domain.prevalence.linkage.model import Comparison, Level, SharedBy

Edits = tuple[tuple[int, int], ...]  # from how many letters on how many may be changed
NEARLY: Edits = ((4, 1), (7, 2))
SOMEWHAT: Edits = ((1, 1), (5, 2))
PREFIX_FROM = 3  # letters: one name may be the beginning of the other


def _level(label: str, m: float, u: float) -> Level:
    return Level(label=label, m=m, u=u)


def _number(name: str, title: str) -> Comparison:
    return Comparison(
        name=name,
        title=title,
        levels=(
            _level("another number", 0.02, 1 - 1.1e-6),
            _level("one digit wrong", 0.02, 1e-6),
            _level("the same number", 0.96, 1e-7),
        ),
    )


IN_CLEAR = (
    Comparison(
        name="given_name",
        title="given name",
        levels=(
            _level("another name", 0.005, 0.9549),
            _level("somewhat alike", 0.035, 0.03),
            _level("nearly the same", 0.07, 0.01),
            _level("given name and surname in each other's place", 0.01, 1e-4),
            _level("the same", 0.88, 0.005),
        ),
        by_rarity=True,
    ),
    Comparison(
        name="surname",
        title="surname",
        levels=(
            _level("another name", 0.05, 0.963),
            _level("somewhat alike", 0.02, 0.03),
            _level("nearly the same", 0.05, 0.005),
            _level("the same", 0.88, 0.002),
        ),
        shared_by=SharedBy.SIBLINGS,
        by_rarity=True,
    ),
    Comparison(
        name="date_of_birth",
        title="date of birth",
        levels=(
            _level("another day in another year", 0.02, 0.9422),
            _level("another day in the same year", 0.015, 0.055),
            _level("one digit wrong", 0.03, 0.0025),
            _level("day and month exchanged", 0.015, 1.5e-4),
            _level("the same", 0.92, 1.5e-4),
        ),
        shared_by=SharedBy.TWINS,
    ),
    Comparison(
        name="sex",
        title="sex",
        levels=(_level("another", 0.01, 0.5), _level("the same", 0.99, 0.5)),
    ),
    Comparison(
        name="home",
        title="home",
        levels=(
            _level("somewhere else", 0.12, 0.97989),
            _level("in the same postcode district", 0.04, 0.02),
            _level("the same street, another postcode", 0.02, 1e-4),
            _level("the same postcode", 0.82, 1e-5),
        ),
        shared_by=SharedBy.SIBLINGS,
    ),
    _number("nhs_number", "NHS number"),
    _number("upn", "unique pupil number"),
)
COMPARISONS = (*IN_CLEAR, *hashed_comparisons({one.name: one for one in IN_CLEAR}))
NEEDS = {  # the columns of which one at least must be there
    **{one.name: (one.name,) for one in COMPARISONS},
    "home": ("postcode", "street"),
    PREFIX + "home": (PREFIX + "postcode", PREFIX + "street"),
}
TELLS_NOBODY = {"sex", PREFIX + "sex"}  # by itself
TWINS_BEFORE, SIBLINGS_BEFORE = 0.03, 0.5  # pairs for each pair of one child, where not learned


def comparisons(columns: Sequence[str]) -> tuple[Comparison, ...]:
    """Return what can be compared with these columns, or refuse if that tells nobody apart."""
    found = tuple(
        one for one in COMPARISONS if any(needed in columns for needed in NEEDS[one.name])
    )
    if not {one.name for one in found} - TELLS_NOBODY:
        raise Refused(
            Objection(
                rule="nothing-to-compare",
                reason="The lists hold no names, dates of birth, homes or numbers to compare; "
                f"they hold {', '.join(columns) or 'nothing'}.",
                remedy="Give lists with at least one of these columns, or map them to it.",
            )
        )
    return found


def with_shares(comparison: Comparison, m: Sequence[float], u: Sequence[float]) -> Comparison:
    """Return the comparison with other shares, level by level."""
    levels = [
        replace(level, m=float(of_one), u=float(of_others))
        for level, of_one, of_others in zip(comparison.levels, m, u, strict=True)
    ]
    return replace(comparison, levels=tuple(levels))


def family_reasons(found: Sequence[Comparison]) -> tuple[str, ...]:
    """Return what is told where nothing compared tells children of one family apart."""
    by = {one.shared_by for one in found if one.name not in TELLS_NOBODY}
    if SharedBy.NOBODY in by:
        return ()
    whom = "twins" if SharedBy.TWINS in by else "siblings"
    told = (
        f"Neither given names nor numbers are compared: {whom} cannot be told from one child, "
        "and some are linked."
    )
    return (told,)


def family_kinds(found: Sequence[Comparison]) -> tuple[bool, bool]:
    """
    Return whether twins, and other siblings, could be told from unrelated children.

    They share fields; where fewer than two of those are compared, chance explains them too.
    """
    by = [one.shared_by for one in found]
    siblings = by.count(SharedBy.SIBLINGS)
    return siblings + by.count(SharedBy.TWINS) >= 2, siblings >= 2
