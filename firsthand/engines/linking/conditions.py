"""Conditions: the model as settings of Splink, and the level of each comparison in SQL."""

from collections.abc import Sequence
from typing import Any

import polars as pl

from firsthand.domain.prevalence.linkage.comparing import NEARLY, PREFIX_FROM, SOMEWHAT, Edits
from firsthand.domain.prevalence.linkage.hashed_fields import PREFIX
from firsthand.domain.prevalence.linkage.model import Comparison, Model
from firsthand.engines.linking import hashed

SWAPPED = "given_name_l = surname_r and surname_l = given_name_r and given_name_l <> surname_l"
READ = (
    *("given_name", "surname", "date_of_birth", "exchanged", "sex"),
    *("postcode", "district", "street", "nhs_number", "upn"),
)


def compared(frame: pl.DataFrame) -> pl.DataFrame:
    """Return what the conditions read of each record, null where the lists do not have it."""
    if any(name.startswith(PREFIX) for name in frame.columns):
        return hashed.compared(frame)
    has = frame.with_columns(
        pl.lit(None, dtype=pl.String).alias(name) for name in READ if name not in frame.columns
    )
    born = pl.col("date_of_birth")
    year, month, day = born.str.slice(0, 5), born.str.slice(5, 2), born.str.slice(8, 2)
    other = pl.when(month != day).then(year + day + pl.lit("-") + month)
    compact = pl.col("postcode").str.replace_all(" ", "")
    return has.with_columns(
        other.alias("exchanged"),
        compact.str.head(-3).alias("district"),
    ).select("row", "list", *READ)


def conditions(name: str) -> tuple[str, tuple[str, ...]]:
    """Return when a comparison cannot be made, and when it is at each level but the lowest."""
    if name.startswith(PREFIX):
        return hashed.conditions(name)
    if name in ("given_name", "surname"):
        return _of_name(name)
    if name == "date_of_birth":
        column = "date_of_birth"
        return _unknown(column), (
            f"substr({column}_l, 1, 4) = substr({column}_r, 1, 4)",
            f"levenshtein({column}_l, {column}_r) <= 1",
            f"{column}_l = exchanged_r",
            f"{column}_l = {column}_r",
        )
    if name == "home":
        return f"({_unknown('postcode')}) and ({_unknown('street')})", (
            "district_l = district_r",
            "street_l = street_r",
            "postcode_l = postcode_r",
        )
    if name == "sex":
        return _unknown(name), (f"{name}_l = {name}_r",)
    return _unknown(name), (
        f"levenshtein({name}_l, {name}_r) <= 1",
        f"{name}_l = {name}_r",
    )


def settings(
    model: Model, blocking: Sequence[str], *, dialect: str, rarity: bool
) -> dict[str, Any]:
    """Return the model as Splink reads it, with these rules of which pairs to compare."""
    return {
        "link_type": "dedupe_only",  # one table: pairs within and across lists alike
        "unique_id_column_name": "row",
        "probability_two_random_records_match": model.prior,
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": True,
        "blocking_rules_to_generate_predictions": [
            {"blocking_rule": rule, "sql_dialect": dialect} for rule in blocking
        ],
        "comparisons": [_comparison(one, rarity=rarity) for one in model.comparisons],
    }


def _comparison(comparison: Comparison, *, rarity: bool) -> dict[str, Any]:
    never, when = conditions(comparison.name)
    levels: list[dict[str, Any]] = [
        {"sql_condition": never, "label_for_charts": "not known", "is_null_level": True}
    ]
    told = zip(comparison.levels, ("ELSE", *when), strict=True)
    for place, (level, condition) in reversed(list(enumerate(told))):
        levels.append(
            {
                "sql_condition": condition,
                "label_for_charts": level.label,
                "m_probability": level.m,
                "u_probability": level.u,
            }
        )
        if rarity and comparison.by_rarity and place == len(comparison.levels) - 1:
            levels[-1] |= {"tf_adjustment_column": comparison.name}
    return {"output_column_name": comparison.name, "comparison_levels": levels}


def _of_name(name: str) -> tuple[str, tuple[str, ...]]:
    one, other = f"{name}_l", f"{name}_r"
    longer = f"least(length({one}), length({other})) >= {PREFIX_FROM}"
    begins = (
        f"({one} = substr({other}, 1, length({one})) "
        f"or {other} = substr({one}, 1, length({other})))"
    )
    alike = (
        f"{_within(one, other, SOMEWHAT)} or ({longer} and {begins})",
        _within(one, other, NEARLY),
    )
    same = f"{one} = {other}"
    if name == "given_name":
        return _unknown(name), (*alike, SWAPPED, same)
    # Names in each other's place are told once, by the given name.
    return f"{_unknown(name)} or coalesce({SWAPPED}, false)", (*alike, same)


def _within(one: str, other: str, edits: Edits) -> str:
    """Return that so few letters have to be changed, for the length of the shorter name."""
    shorter = f"least(length({one}), length({other}))"
    cases = " ".join(
        f"when {shorter} >= {length} then {most}" for length, most in reversed(edits)
    )
    return f"levenshtein({one}, {other}) <= case {cases} else 0 end"


def _unknown(column: str) -> str:
    return f"{column}_l is null or {column}_r is null"
