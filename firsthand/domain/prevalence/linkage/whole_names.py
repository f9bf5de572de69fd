"""
Whole names: a cell that holds a child's whole name, as given name and surname.

The rule. Titles ('Miss', 'Master') are left out. With a comma the surname stands before it
('SMITH-JONES, Anna Marie'). Without one, a first word that alone is in capitals is the surname
('SMITH Anna'); otherwise the last word is ('Anna Marie van der Berg': with the particles before
it). The first word of the others is the given name; middle names are left out and counted. A
word that stands alone is taken for the surname.
"""

import polars as pl

from firsthand.domain.prevalence.linkage.cleaned import Cleaned, by_distinct, cleaned
from firsthand.domain.prevalence.linkage.vocabulary import Vocabulary

MIDDLE = "middle names, which were left out"
ALONE = "one word, taken for the surname"


def split_names(cells: pl.Series, vocabulary: Vocabulary) -> tuple[Cleaned, Cleaned]:
    """Return given names and surnames (text, not yet folded) of whole names."""
    worked = _parts(cells.drop_nulls().unique().alias("cell").to_frame(), vocabulary)
    found = by_distinct(cells, worked)
    given = cleaned(cells, found["given"].alias("given_name"), {MIDDLE: found[MIDDLE]})
    last = cleaned(cells, found["last"].alias("surname"), {ALONE: found[ALONE]})
    return given, last


def _parts(distinct: pl.DataFrame, vocabulary: Vocabulary) -> pl.DataFrame:
    titles = "|".join(vocabulary.words["titles"])
    particles = "|".join(vocabulary.words["particles"])
    title = rf"(?i)(^|, ?)(?:{titles})\.? +"
    plain = pl.col("cell").str.replace(title, "$1").str.strip_chars(" ,")
    surname_last = rf"(?i)^(.*?) ?((?:\b(?:{particles}) )*\S+)$"
    comma, capitals = r"^([^,]*), *(.*)$", r"^(\p{Lu}[\p{Lu}'\u2019-]+) +(.*\p{Ll}.*)$"
    parted = distinct.with_columns(plain.alias("plain"))

    def taken(group: int, swapped: int) -> pl.Expr:
        whole = pl.col("plain")
        return pl.coalesce(
            whole.str.extract(comma, group),
            pl.when(~whole.str.contains(comma)).then(whole.str.extract(capitals, group)),
            pl.when(~whole.str.contains(f"{comma}|{capitals}")).then(
                whole.str.extract(surname_last, swapped)
            ),
        ).str.strip_chars()

    both = parted.with_columns(taken(1, 2).alias("last"), taken(2, 1).alias("others"))
    others = pl.col("others")
    return both.select(
        "cell",
        pl.col("last").replace("", None),
        others.str.extract(r"^(\S+)", 1).alias("given"),
        others.str.contains(r"\S \S").fill_null(False).alias(MIDDLE),
        (others.fill_null("") == "").alias(ALONE),
    )
