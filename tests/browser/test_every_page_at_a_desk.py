"""Every page at a desk: under axe, by keyboard, and whom it asks for anything."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PATHS

pytestmark = pytest.mark.browser
# A browser logs the status of a page that refuses; that is the page's purpose.
REFUSALS = ("422 (Unprocessable Entity)", "404 (Not Found)")


@pytest.mark.parametrize("path", PATHS)
def test_no_rule_of_accessibility_is_broken(seen, path):
    page = seen(path, True)
    assert page.violations == 0, page.report


@pytest.mark.parametrize("path", PATHS)
def test_a_page_asks_nobody_else(seen, site, path):
    assert [url for url in seen(path, True).asked if not url.startswith(site)] == []


@pytest.mark.parametrize("path", PATHS)
def test_a_page_has_nothing_to_complain_of(seen, path):
    said = seen(path, True).said
    assert [line for line in said if not any(status in line for status in REFUSALS)] == []


# With a question a page differs in what it holds; its menu, and the link past it, are the same.
@pytest.mark.parametrize("path", [path for path in PATHS if "?" not in path])
def test_the_first_key_press_offers_to_skip_the_menu(visit, path):
    page = visit(path)
    page.keyboard.press("Tab")
    skip_link = page.get_by_role("link", name="Skip to main content")
    expect(skip_link).to_be_visible()
    expect(skip_link).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#main-content$"))
