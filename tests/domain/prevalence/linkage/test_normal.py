import random

import polars as pl
import pytest

from firsthand.domain.prevalence.linkage import normal
from firsthand.domain.prevalence.linkage.numbers import (
    UPN_LETTERS,
    valid_nhs_numbers,
    valid_upn,
)
from firsthand.domain.prevalence.linkage.whole_names import ALONE, MIDDLE, split_names
from firsthand.refdata.read_linkage import linkage_vocabulary

WORDS = linkage_vocabulary()
FIELD = WORDS.by_key


def series(*cells):
    return pl.Series("cell", cells, dtype=pl.String)


def test_names_lose_accents_and_marks_and_keep_both_barrels():
    found = normal.names(
        series("Zoë O'Brien-Smith", "ŁUKASZ", "St. John", "Δημήτρης", "Müller"),
        FIELD["surname"],
    )
    assert found.values.to_list() == [
        *("zoe obrien smith", "lukasz", "st john", "δημητρης", "muller")
    ]
    assert found.faults == {}


@pytest.mark.requirement("R6")
@pytest.mark.parametrize(
    "cell",
    ["Unknown", "UNBORN", "Baby Smith", "n/k", "N.K.", "XXX", "test", "not  known", "TBC"],
)
def test_words_that_stand_for_nothing_are_missing_and_told(cell):
    found = normal.names(series(cell, "Anna", None), FIELD["given_name"])
    assert found.values.to_list() == [None, "anna", None]
    assert found.faults[normal.PLACEHOLDER].to_list() == [True, False, False]


def test_a_name_of_numbers_alone_is_missing_and_told():
    found = normal.names(series("123", "?!"), FIELD["surname"])
    assert found.values.to_list() == [None, None]
    assert found.faults[normal.NO_LETTERS].to_list() == [True, True]


def test_names_that_look_like_placeholders_stay():
    kept = series("Na", "Child", "Testa", "Babylon", "Xi", "Null")
    assert normal.names(kept, FIELD["surname"]).values.null_count() == 0


def test_codes_of_a_sex_are_f_and_m():
    found = normal.sexes(series("Girl", "2", "M", "1.0", "X", "zz", None), FIELD["sex"])
    assert found.values.to_list() == ["f", "f", "m", "m", None, None, None]
    assert found.faults[normal.UNKNOWN_SEX].to_list()[4]
    assert found.faults[normal.NO_SEX].to_list()[5]


def test_postcodes_have_one_form_and_half_of_one_is_none():
    found = normal.postcodes(series("xa20-9au", "XA20", "ZZ99 3VZ", "b11aa"))
    assert found.values.to_list() == ["XA20 9AU", None, None, "B1 1AA"]
    assert found.faults[normal.NOT_WHOLE].to_list() == [False, True, False, False]
    assert found.faults[normal.NO_HOME].to_list() == [False, False, True, False]


def test_the_short_form_of_a_street_is_written_out_at_its_end():
    found = normal.streets(
        series("7 Elder Ct.", "St. John's St", "NFA", "1"), FIELD["street"], WORDS
    )
    assert found.values.to_list() == ["7 elder court", "st johns street", None, None]


def test_an_nhs_number_worked_by_hand():
    # 9434765919: 9x10 + 4x9 + 3x8 + 4x7 + 7x6 + 6x5 + 5x4 + 9x3 + 1x2 = 299; 299 mod 11 = 2;
    # 11 - 2 = 9, its tenth digit.
    found = normal.nhs_numbers(
        series("943 476 5919", "943-476-5918", "9434765919.0", "0000000000", "94347659")
    )
    assert found.values.to_list() == ["9434765919", None, "9434765919", None, None]


def test_a_upn_worked_by_hand():
    # H801200001001: 8x2 + 1x4 + 2x5 + 1x10 + 1x13 = 53; 53 mod 23 = 7; the letter after G is H.
    found = normal.upns(series("h801200001001", "H801200001002", "A801200001001", "UN1"))
    assert found.values.to_list() == ["H801200001001", None, None, None]
    assert found.faults[normal.WITHOUT_UPN].to_list() == [False, False, False, True]


def test_check_digits_agree_with_a_second_computation():
    rng = random.Random(1)
    numbers = [f"{rng.randrange(10**10):010}" for _ in range(3000)] + [
        str(d) * 10 for d in range(10)
    ]
    upns = [
        rng.choice(UPN_LETTERS) + f"{rng.randrange(10**11):011}" + rng.choice("0123456789ABT")
        for _ in range(3000)
    ]
    assert valid_nhs_numbers(pl.Series(numbers)).to_list() == [*map(nhs_right, numbers)]
    found = pl.DataFrame({"upn": upns}).select(valid_upn(pl.col("upn"))).to_series()
    assert found.to_list() == [*map(upn_right, upns)]


def nhs_right(text):
    sum_of = sum(
        int(digit) * weight for digit, weight in zip(text, range(10, 1, -1), strict=False)
    )
    return len(set(text)) > 1 and (sum_of + int(text[9])) % 11 == 0


def upn_right(text):
    worth = [int(one) if one.isdigit() else UPN_LETTERS.index(one) for one in text[1:]]
    sum_of = sum(one * weight for one, weight in zip(worth, range(2, 14), strict=True))
    return UPN_LETTERS[sum_of % 23] == text[0]


@pytest.mark.parametrize(
    ("cell", "given", "surname"),
    [
        ("SMITH-JONES, Anna Marie", "Anna", "SMITH-JONES"),
        ("Anna Marie van der Berg", "Anna", "van der Berg"),
        ("SMITH Anna", "Anna", "SMITH"),
        ("Miss Anna O'Neil", "Anna", "O'Neil"),
        ("McDonald, Miss Jo", "Jo", "McDonald"),
        ("ANNA SMITH", "ANNA", "SMITH"),
        ("Anna", None, "Anna"),
        ("Smith,", None, "Smith"),
        (None, None, None),
    ],
)
def test_whole_names_are_split_by_the_rule(cell, given, surname):
    found = split_names(series(cell), WORDS)
    assert [one.values.to_list() for one in found] == [[given], [surname]]


def test_middle_names_and_single_words_are_told():
    given, surname = split_names(series("Anna Marie Smith", "Anna"), WORDS)
    assert given.faults[MIDDLE].to_list() == [True, False]
    assert surname.faults[ALONE].to_list() == [False, True]
