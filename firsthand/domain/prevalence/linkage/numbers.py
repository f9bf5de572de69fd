"""
Numbers: which NHS numbers, UPNs and postcodes can be right, by their form and check digits.

The NHS number's tenth digit is eleven less the remainder by 11 of the first nine digits times
10 to 2 (11 stands for 0; where it would be 10 there is no such number): NHS Data Dictionary,
'NHS Number'. The UPN's letter is the remainder by 23 of the twelve characters after it times 2
to 13, as a letter without I, O and S: Department for Education, 'Unique pupil numbers'.
"""

import numpy as np
import polars as pl

UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
UPN_FORM = rf"^[{UPN_LETTERS}]\d{{11}}[\d{UPN_LETTERS}]$"
POSTCODE_FORM = r"^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$"
TEN_DIGITS = r"^\d{10}$"


def valid_nhs_numbers(digits: pl.Series) -> pl.Series:
    """Tell which texts are ten digits, not all the same, with the right check digit."""
    formed = digits.str.contains(TEN_DIGITS).fill_null(False)
    number = digits.cast(pl.Int64, strict=False).fill_null(0).to_numpy()
    last, total, rest = number % 10, np.zeros(len(number), dtype=np.int64), number // 10
    for weight in range(2, 11):
        left = rest // 10
        total += (rest - left * 10) * weight
        rest = left
    right = ((11 - total % 11) % 11 == last) & (number != last * 1_111_111_111)
    return formed & pl.Series(right)


def valid_upn(text: pl.Expr) -> pl.Expr:
    """Tell which texts (upper case) are a UPN with the right check letter."""
    number = text.str.slice(1, 11).cast(pl.Int64, strict=False)
    total = pl.sum_horizontal(_digit(number, at) * (12 - at) for at in range(11))
    total += _value(text.str.slice(12, 1)) * 13
    return text.str.contains(UPN_FORM) & (total % 23 == _value(text.str.slice(0, 1)))


def _digit(number: pl.Expr, at: int) -> pl.Expr:
    """Return the digit that stands `at` places before the last one."""
    return number // int(10**at) % 10


def _value(letter: pl.Expr) -> pl.Expr:
    values = {letter: at for at, letter in enumerate(UPN_LETTERS)}
    values |= {str(digit): digit for digit in range(10)}
    return letter.replace_strict(values, default=None, return_dtype=pl.Int64)


def postcode_form(text: pl.Expr) -> pl.Expr:
    """Tell which texts (upper case, without spaces) have the form of a whole postcode."""
    return text.str.contains(POSTCODE_FORM)


def squeezed(text: pl.Expr) -> pl.Expr:
    """Return texts in upper case, with letters and digits alone."""
    return text.str.to_uppercase().str.replace_all(r"[^A-Z0-9]", "")


def digits_of(text: pl.Series) -> pl.Series:
    """Return what is left of a number without spaces, dashes and a spreadsheet's '.0'."""
    return text.str.replace(r"\.0+$", "").str.replace_all(r"[\s\-.]", "")
