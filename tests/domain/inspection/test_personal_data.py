"""Personal data: what seems to tell who a child is leads to a warning; a case has a code."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.inspection.words.personal_data import objections_to_case, warnings
from firsthand.refdata.read_no_names import no_names

WORDS = no_names()


def kinds(text):
    return sorted({one.rule.removeprefix("personal-") for one in warnings(text, WORDS)})


@pytest.mark.parametrize(
    "text",
    [
        "The file says that Kayden Prowse had been missing nine times.",
        "Mrs Okonjo said that her foster child had been collected by strangers.",
        "The referral names T. Brackley as the driver.",
        "Jasmine B. was seen by three workers in one month.",
        "Nobody had spoken with Isla since the conference.",
        "Records show that O'Rourke stays at the house.",
        "Liam said he was given a phone.",
        "Kyle, 15, was arrested with a knife.",
        "We asked Ruby's mum whether anybody had visited.",
        "Zofia Wójcik was afraid to go home.",
    ],
)
def test_names_lead_to_a_warning(text):
    assert "name" in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "She was born on 14 March 2010 and came into care at six.",
        "DOB 02/11/2009, one sibling.",
        "d.o.b. 21/6/12 on the referral.",
        "Date of birth: 2011-07-30.",
        "Born: December 3, 2007, placed far away.",
        "The child turned twelve on 4 January 2024.",
    ],
)
def test_birthdays_lead_to_a_warning(text):
    assert "birthday" in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "The family moved to 14 Larkspur Close.",
        "Flat 3, 220 Old Mill Road was never checked.",
        "The house in S60 2HX is where the girls were taken.",
    ],
)
def test_addresses_lead_to_a_warning(text):
    assert "address" in kinds(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("943 476 5919 is on the body map.", "number"),
        ("The letter carries 4010232137 and nothing else.", "number"),
        ("Her NHS no. is 987-654-4321.", "number"),
        ("UPN A823432106001 joined the lists.", "number"),
        ("Ring 07700 900123 after six.", "contact"),
        ("Ring (01632) 960 983.", "contact"),
        ("A text from +44 7700 900 456.", "contact"),
        ("He wrote to jay.k@example.com that night.", "contact"),
    ],
)
def test_numbers_and_ways_to_reach_somebody_lead_to_a_warning(text, kind):
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "The duty meeting of Tuesday closed eleven referrals about girls without a word.",
        "K-014 had been missing nine times before anybody asked why.",
        "The Director of Children's Services said that Ofsted had praised the Early Help Hub.",
        "Between 1 April 2025 and 31 March 2026 there were 412 missing episodes.",
        "Mothers said that they were afraid to ask again.",
        "In Rotherham and in Rochdale the same had been found before.",
        "Contact 1042 was closed within nine minutes.",
        "Case tracked on 3 March 2026 with the allocated worker.",
        "",
    ],
)
def test_the_language_of_the_field_leads_to_none(text):
    assert kinds(text) == []


def test_ten_digits_that_are_no_nhs_number_lead_to_none():
    assert kinds("Invoice 9434765918 was paid twice.") == []


def test_a_warning_quotes_what_it_saw_once_and_says_what_to_do():
    (one,) = warnings("We met Isla twice; then Isla left.", WORDS)
    assert "“Isla”" in one.reason
    assert "pseudonym" in one.remedy


def test_a_word_that_is_given_as_no_name_leads_to_none():
    assert warnings("We met Isla twice.", WORDS | {"isla"}) == ()


@pytest.mark.parametrize("case", ["", "K-014", "B22", "CASE-7", "ABCD-12345"])
def test_pseudonyms_of_cases_are_taken(case):
    assert objections_to_case(case) == ()


@pytest.mark.parametrize(
    "case",
    [
        "Mia",
        "Mia I.",
        "M.I.",
        "MIA",
        "2010-03-14",
        "14/03/2010",
        "140310",
        "9434765919",
        "943 476 5919",
        "A823432106001",
        "K-014 (Mia)",
        "k-014",
        "K-014\n",
        " ",
    ],
)
def test_whatever_could_tell_who_a_child_is_is_no_pseudonym(case):
    assert [one.rule for one in objections_to_case(case)] == ["case"]


@given(st.text())
def test_any_text_is_read_without_failing(text):
    assert all(one.rule.startswith("personal-") for one in warnings(text, WORDS))


@pytest.mark.parametrize("part", ["Aa-", "Aa'", "Aa ", "a.", "a@", "0 ", "1 Aa ", "A. "])
def test_a_text_made_to_be_slow_is_read_in_time(part):
    began = perf_counter()
    warnings(part * (20_000 // len(part)), WORDS)
    assert perf_counter() - began < 5


@given(st.text(alphabet="0123456789", min_size=9, max_size=9))
def test_an_nhs_number_is_known_by_its_check_digit_worked_out_the_long_way(nine):
    total = 0
    for weight, digit in enumerate(reversed(nine), start=2):
        total += weight * int(digit)
    check = 11 - total % 11
    text = f"The sheet carries {nine}{0 if check == 11 else check % 10} at its foot."
    assert ("number" in kinds(text)) == (check != 10)
