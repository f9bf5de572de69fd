"""What people do on the pages, in a real browser: without scripts, by keyboard, on a phone."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE

pytestmark = pytest.mark.browser


def test_a_reader_chooses_harm_and_day_without_scripts(visit):
    page = visit("/")
    page.get_by_label("Harm", exact=True).select_option("neglect")
    page.locator("#as-of").fill("1 July 2019")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.get_by_text("You are looking at 1 July 2019.")).to_be_visible()
    assert page.get_by_role("heading", level=1).inner_text().startswith("Neglect")


def test_the_chosen_day_is_found_again_in_the_next_form(visit):
    page = visit("/?as_of=1 July 2019")
    assert page.locator("#as-of").input_value() == "2019-07-01"


def test_a_hexagon_leads_to_the_facts_behind_it(visit):
    page = visit("/?as_of=2023-07-01")
    page.get_by_role("link", name="Rotherham: weakness reported").click()
    expect(page).to_have_url(
        re.compile(
            re.escape("/authorities/372/harms/child-sexual-exploitation?as_of=2023-07-01")
        )
    )


def test_a_heading_sorts_by_keyboard_alone(visit):
    page = visit("/")
    heading = page.get_by_role("columnheader").get_by_role("link", name="State")
    heading.focus()
    page.keyboard.press("Enter")
    assert page.locator("th[aria-sort=ascending]").inner_text().startswith("State")


def test_a_wide_table_can_be_reached_and_scrolled_by_keyboard(visit):
    page = visit("/", screen=PHONE, scripts=True)
    region = page.get_by_role("region", name="Table of authorities")
    region.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(300)
    assert region.evaluate("element => element.scrollLeft") > 0


def test_details_open_without_scripts(visit):
    page = visit("/authorities/372")
    meaning = page.get_by_text("It did not mean:").first
    assert not meaning.is_visible()
    page.get_by_text("What “good” meant").first.click()
    assert meaning.is_visible() or page.get_by_text("It did not mean:").nth(1).is_visible()


def test_another_day_is_chosen_on_any_page(visit):
    page = visit("/guide")
    page.get_by_text("Look at another date").click()
    page.get_by_label("Show what was public on").fill("2014-07-01")
    page.get_by_role("button", name="Show this date").click()
    expect(page).to_have_url(re.compile(re.escape("/guide?as_of=2014-07-01") + "$"))


def test_a_file_is_downloaded(visit):
    page = visit("/?state=weakness-reported")
    with page.expect_download() as arriving:
        page.get_by_role("link", name="CSV").click()
    assert arriving.value.suggested_filename.endswith(".csv")


def test_the_narrow_chart_replaces_the_wide_one_on_a_phone(visit):
    page = visit("/", screen=PHONE)
    assert page.locator("svg.fh-narrow").first.is_visible()
    assert not page.locator("svg.fh-wide").first.is_visible()


def test_a_team_says_how_many_it_can_look_at_and_the_rest_is_listed_without_scripts(visit):
    page = visit("/signals")
    page.get_by_text("Choose what to see: how many, region, figure, kind").click()
    page.get_by_label("How many can your team look at?").fill("2")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.get_by_role("heading", name="The 2 signals to look at first")).to_be_visible()
    page.get_by_text("3 signals more raised, beyond what the team can look at").click()
    expect(page.get_by_role("region", name="Signals more raised").first).to_be_visible()


def test_the_numbers_behind_a_picture_open_by_keyboard(visit):
    page = visit("/signals?kind=step")
    summary = page.locator("article details details summary").first
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("columnheader", name="Upper limit")).to_be_visible()


def test_the_control_chart_of_a_figure_opens_on_the_page_of_an_authority(visit):
    page = visit("/authorities/372")
    page.get_by_text("Its own past, and all authorities").first.click()
    expect(page.get_by_text("The scale does not begin at nought.").first).to_be_visible()


@pytest.mark.requirement("R6")
def test_a_pasted_table_of_overlaps_is_answered_without_scripts(visit):
    page = visit("/hidden", screen=PHONE)
    page.get_by_label("Or the table as text").fill(
        "b,c,d,count\n0,0,1,41\n0,1,0,5\n1,0,0,5\n1,1,0,54\n1,0,1,6\n1,1,1,12\n"
    )
    page.get_by_text("Names of columns, lists that cannot meet, models, and draws").click()
    page.get_by_label("Resamples").fill("20")
    page.get_by_role("button", name="Work it out").click()
    expect(page.locator(".fh-told")).to_contain_text("No headline number: Methods disagree")
    assert page.locator("svg.fh-narrow").first.is_visible()
    assert not page.locator("svg.fh-wide").first.is_visible()
