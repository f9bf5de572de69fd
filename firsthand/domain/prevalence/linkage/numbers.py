"""
Numbers: which NHS numbers, UPNs and postcodes can be right, by their form and check digits.

The NHS number's tenth digit is eleven less the remainder by 11 of the first nine digits times
10 to 2 (11 stands for 0; where it would be 10 there is no such number): NHS Data Dictionary,
'NHS Number'. The UPN's letter is the remainder by 23 of the twelve characters after it times 2
to 13, as a letter without I, O and S: Department for Education, 'Unique pupil numbers'.
"""

import polars as pl

UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
UPN_FORM = rf"^[{UPN_LETTERS}]\d{{11}}[\d{UPN_LETTERS}]$"
POSTCODE_FORM = r"^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$"
TEN_DIGITS = r"^\d{10}$"


def valid_nhs_number(digits: pl.Expr) -> pl.Expr:
    """Tell which texts are ten digits, not all the same, with the right check digit."""
    each = [digits.str.slice(at, 1).cast(pl.Int32, strict=False) for at in range(10)]
    total = pl.sum_horizontal(each[at] * (10 - at) for at in range(9))
    check = (11 - total % 11) % 11
    alike = pl.all_horizontal(one == each[0] for one in each[1:])
    return digits.str.contains(TEN_DIGITS) & (check == each[9]) & ~alike


def valid_upn(text: pl.Expr) -> pl.Expr:
    """Tell which texts (upper case) are a UPN with the right check letter."""
    values = {letter: at for at, letter in enumerate(UPN_LETTERS)}
    values |= {str(digit): digit for digit in range(10)}

    def value(at: int) -> pl.Expr:
        return text.str.slice(at, 1).replace_strict(values, default=None, return_dtype=pl.Int32)

    total = pl.sum_horizontal(value(at) * (at + 1) for at in range(1, 13))
    return text.str.contains(UPN_FORM) & (total % 23 == value(0))


def postcode_form(text: pl.Expr) -> pl.Expr:
    """Tell which texts (upper case, without spaces) have the form of a whole postcode."""
    return text.str.contains(POSTCODE_FORM)


def squeezed(text: pl.Expr) -> pl.Expr:
    """Return texts in upper case, with letters and digits alone."""
    return text.str.to_uppercase().str.replace_all(r"[^A-Z0-9]", "")


def digits_of(text: pl.Expr) -> pl.Expr:
    """Return what is left of a number without spaces, dashes and a spreadsheet's '.0'."""
    return text.str.replace(r"\.0+$", "").str.replace_all(r"[\s\-.]", "")
