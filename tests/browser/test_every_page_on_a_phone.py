"""Every page on a phone: under axe, and no wider than the screen."""

import pytest

from tests.browser.conftest import PATHS, PHONE

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("path", PATHS)
def test_no_rule_of_accessibility_is_broken(seen, path):
    page = seen(path, False)
    assert page.violations == 0, page.report


@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_no_wider_than_a_phone(seen, path):
    assert seen(path, False).width <= PHONE["width"]
