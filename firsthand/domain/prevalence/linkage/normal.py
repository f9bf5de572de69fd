"""
Normal: names, codes, numbers and addresses in the form in which records are compared.

Names are in lower case without accents and marks; the parts of a double-barrelled name are all
kept, parted by a space ('Smith-Jones' and 'Smith Jones' are the same). What says nothing of the
child ('unknown', 'baby', a number with a wrong check digit) is missing, and told.
"""

import polars as pl

from firsthand.domain.prevalence.linkage.cleaned import Cleaned, by_distinct, cleaned
from firsthand.domain.prevalence.linkage.numbers import (
    digits_of,
    postcode_form,
    squeezed,
    valid_nhs_numbers,
    valid_upn,
)
from firsthand.domain.prevalence.linkage.vocabulary import Field, Vocabulary

PLACEHOLDER = "words that stand for nothing, such as 'unknown' or 'test'"
NO_LETTERS = "no letter in it"
UNSEEN = "nothing that a reader sees"
NO_SEX = "a code or word that means neither sex"
UNKNOWN_SEX = "the code for a sex that is not known"
NOT_WHOLE = "no whole postcode"
NO_HOME = "a postcode that stands for nothing, such as ZZ99 of the NHS"
NO_NHS_NUMBER = "no NHS number: not ten digits, or the check digit is wrong"
WITHOUT_UPN = "a code for a child without a UPN (UN1 to UN5 of the SSDA903)"
NO_UPN = "no UPN: not a letter and twelve digits, or the check letter is wrong"
LETTERS = {
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "\u0131": "i",
    "ŋ": "n",
    "ħ": "h",
}
APOSTROPHES = "['`\u2018\u2019\u02bc\u00b4.]"
NO_POSTCODES = r"^(ZZ99|XX|AA11AA)"


def folded(text: pl.Expr) -> pl.Expr:
    """Return words in lower case, accents and marks folded away; '' where nothing is left."""
    plain = text.str.to_lowercase().str.normalize("NFKD").str.replace_all(r"\p{M}", "")
    plain = plain.str.replace_many(list(LETTERS), list(LETTERS.values()))
    plain = plain.str.replace_all(APOSTROPHES, "").str.replace_all(r"[^\p{L}\p{N}/]+", " ")
    return plain.str.strip_chars()


def names(cells: pl.Series, field: Field) -> Cleaned:
    """Return names as compared; missing where the field's `missing` expressions say so."""
    plain = folded(pl.col("cell"))
    said = plain.str.replace_all("/", " ").str.replace_all(r"\s+", " ").str.strip_chars()
    worked = _distinct(cells).with_columns(
        said.alias("value"),
        _nothing(plain, field).alias(PLACEHOLDER),
        (~plain.str.contains(r"\p{L}")).alias(NO_LETTERS),
    )
    return _kept(cells, worked, (PLACEHOLDER, NO_LETTERS))


def sexes(cells: pl.Series, field: Field) -> Cleaned:
    """Return 'f' or 'm', by the field's codes; missing where a sex is not known."""
    codes = {spelling: code for code, words in field.codes.items() for spelling in words}
    plain = pl.col("cell").str.to_lowercase().str.replace(r"\.0+$", "")
    code = plain.replace_strict(codes, default=None, return_dtype=pl.String)
    worked = _distinct(cells).with_columns(
        code.alias("value"),
        code.is_null().alias(NO_SEX),
        (code == "unknown").fill_null(False).alias(UNKNOWN_SEX),
    )
    return _kept(cells, worked, (NO_SEX, UNKNOWN_SEX))


def postcodes(cells: pl.Series) -> Cleaned:
    """Return whole postcodes in capitals with one space, as 'XA20 9AU'."""
    plain = squeezed(pl.col("cell"))
    worked = _distinct(cells).with_columns(
        pl.concat_str(plain.str.head(-3), pl.lit(" "), plain.str.tail(3)).alias("value"),
        plain.str.contains(NO_POSTCODES).alias(NO_HOME),
        (~postcode_form(plain) & ~plain.str.contains(NO_POSTCODES)).alias(NOT_WHOLE),
    )
    return _kept(cells, worked, (NO_HOME, NOT_WHOLE))


def streets(cells: pl.Series, field: Field, vocabulary: Vocabulary) -> Cleaned:
    """Return addresses as compared, the short form of a last word written out."""
    plain = folded(pl.col("cell")).str.replace_all("/", " ")
    last = plain.str.extract(r"(\S+)$", 1)
    whole = last.replace_strict(dict(vocabulary.expanded), default=last, return_dtype=pl.String)
    worked = _distinct(cells).with_columns(
        pl.concat_str(plain.str.replace(r"\S+$", ""), whole).alias("value"),
        _nothing(folded(pl.col("cell")), field).alias(PLACEHOLDER),
        (~plain.str.contains(r"\p{L}")).alias(NO_LETTERS),
    )
    return _kept(cells, worked, (PLACEHOLDER, NO_LETTERS))


def groups(cells: pl.Series, field: Field) -> Cleaned:
    """
    Return groups, areas or parts as a reader sees them; missing where they say none.

    Signs that nobody sees are left out, and each accent is written in one way: else what looks
    like one group would be counted as two.
    """
    bare = pl.col("cell").str.normalize("NFC").str.replace_all(r"[\p{Cc}\p{Cf}]", "")
    seen = bare.str.replace_all(r"\s+", " ").str.strip_chars()
    worked = _distinct(cells).with_columns(
        seen.alias("value"),
        _nothing(folded(pl.col("cell")), field).alias(PLACEHOLDER),
        (seen == "").alias(UNSEEN),
    )
    return _kept(cells, worked, (PLACEHOLDER, UNSEEN))


def nhs_numbers(cells: pl.Series) -> Cleaned:
    """Return NHS numbers of ten digits; missing where the check digit is wrong."""
    distinct = _distinct(cells)
    plain = digits_of(distinct["cell"])
    wrong = ~valid_nhs_numbers(plain)
    worked = distinct.with_columns(plain.alias("value"), wrong.alias(NO_NHS_NUMBER))
    return _kept(cells, worked, (NO_NHS_NUMBER,))


def upns(cells: pl.Series) -> Cleaned:
    """Return UPNs in capitals; missing where the check letter is wrong."""
    plain = squeezed(pl.col("cell"))
    worked = _distinct(cells).with_columns(
        plain.alias("value"),
        plain.str.contains("^UN[1-5]$").alias(WITHOUT_UPN),
        (~valid_upn(plain)).fill_null(True).alias(NO_UPN),
    )
    return _kept(cells, worked, (WITHOUT_UPN, NO_UPN))


def _nothing(plain: pl.Expr, field: Field) -> pl.Expr:
    return plain.str.contains(f"^(?:{'|'.join(field.missing)})$")


def _distinct(cells: pl.Series) -> pl.DataFrame:
    """Return distinct cells, or all in their order where most are distinct anyway."""
    frame = cells.alias("cell").to_frame()
    distinct = int(frame.select(pl.col("cell").approx_n_unique()).item())
    return frame if distinct * 2 > len(cells) else frame.unique()


def _kept(cells: pl.Series, worked: pl.DataFrame, reasons: tuple[str, ...]) -> Cleaned:
    """Return each cell's value; missing where a reason holds, each told once, the first."""
    first, told = pl.col("cell").is_null(), {}
    for reason in reasons:
        told[reason] = pl.col(reason).fill_null(False) & ~first
        first = first | pl.col(reason).fill_null(False)
    marked = worked.with_columns(
        pl.when(~first & (pl.col("value") != "")).then(pl.col("value")).alias("value"),
        *(mask.alias(reason) for reason, mask in told.items()),
    )
    found = by_distinct(cells, marked)
    return cleaned(
        cells, found["value"].alias(cells.name), {name: found[name] for name in reasons}
    )
