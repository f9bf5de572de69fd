"""The pages of an inspection in a real Chromium: on a desk, on a phone, by keyboard."""

from itertools import pairwise

import pytest
from django.conf import settings

from tests.browser.conftest import DESK, PHONE, VIOLATIONS
from tests.browser.room import AT_WORK, SIGNED_IN, WITH_BODY
from tests.domain.inspection import build

pytestmark = pytest.mark.browser
LEAD, LIAISON = build.LEAD.code, build.LIAISON.code
ONE = f"/inspect/{AT_WORK}"
PAGES = (
    (LEAD, "/inspect"),
    (LEAD, "/inspect/open"),
    (LEAD, ONE),
    (LEAD, f"{ONE}?as_of=2026-03-02"),
    (LEAD, f"{ONE}/evidence"),
    (LEAD, f"{ONE}/evidence/new"),
    (LEAD, f"{ONE}/evidence/E2"),
    (LEAD, f"{ONE}/evidence/E3"),
    (LEAD, f"{ONE}/claims"),
    (LEAD, f"{ONE}/enquiry"),
    (LEAD, f"{ONE}/findings"),
    (LEAD, f"{ONE}/new/finding"),
    (LEAD, f"{ONE}/judge"),
    (LEAD, f"{ONE}/judge/social-care:help-and-protection"),
    (LEAD, f"{ONE}/move/end-fieldwork"),
    (LEAD, f"{ONE}/team"),
    (LEAD, f"{ONE}/record"),
    (LEAD, f"{ONE}/preview"),
    (LEAD, f"/inspect/{WITH_BODY}/sign-off"),
    (LEAD, "/signals/triage"),
    (LEAD, "/signals/372.re-referral-share.funnel.2024"),
    (LEAD, "/signals/372.re-referral-share.funnel.2025"),
    (LEAD, "/subjects"),
    (LEAD, "/subjects/cuckooing"),
    (LIAISON, "/signals/372.re-referral-share.funnel.2024"),
    (LIAISON, f"/inspect/{WITH_BODY}/draft"),
    (LIAISON, f"/inspect/{WITH_BODY}/change/response/F1"),
)


@pytest.fixture
def opened(chromium, site):
    """Return a function that opens a page as somebody who is signed in."""
    windows = []

    def open_as(person, path, *, screen=DESK, scripts=True):
        window = chromium.new_context(viewport=screen, java_script_enabled=scripts)
        windows.append(window)
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": SIGNED_IN[person], "url": site}
        window.add_cookies([cookie])
        page = window.new_page()
        page.goto(site + path)
        assert page.url == site + path, "this person was sent elsewhere"
        return page

    yield open_as
    for window in windows:
        window.close()


@pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize(("person", "path"), PAGES, ids=[path for _, path in PAGES])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(opened, person, path, screen):
    from axe_playwright_python.sync_playwright import Axe

    page = opened(person, path, screen=screen)
    assert page.locator("h1").count() == 1
    assert "not found" not in page.title()
    assert page.evaluate("document.documentElement.scrollWidth") <= screen["width"]
    found = Axe().run(page, options=VIOLATIONS)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize(("person", "path"), PAGES, ids=[path for _, path in PAGES])
def test_the_keyboard_goes_through_a_page_from_top_to_bottom(opened, person, path):
    page = opened(person, path)
    tops = []
    for _ in range(40):
        page.keyboard.press("Tab")
        place = page.evaluate(
            "(() => { const e = document.activeElement; if (e === document.body) return null;"
            "const b = e.getBoundingClientRect();"
            "return [Math.round(b.top + scrollY), !!e.closest('main')]; })()"
        )
        if place is None:
            break
        if place[1]:
            tops.append(place[0])
    column = [top for top in tops if top is not None]
    backwards = [1 for before, after in pairwise(column) if after < before - 60]
    # The list of numbers stands in a column of its own beside a form: once back to the top.
    assert len(backwards) <= 1


def test_evidence_is_recorded_and_refused_without_scripts(opened):
    page = opened(LEAD, f"{ONE}/evidence/new", scripts=False, screen=PHONE)
    page.fill("[name=text]", "The duty worker read each referral aloud.")
    page.click("main button")
    assert page.locator(".govuk-error-summary").is_visible()
    assert page.input_value("[name=text]") == "The duty worker read each referral aloud."
    page.click(".govuk-error-summary a >> nth=0")
    assert "#id_" in page.url
    page.select_option("[name=source]", "observation")
    for value in ("observed", "independent", "inspector-on-purpose", "supports"):
        page.check(f"input[value={value}]")
    page.check("input[value=help-and-protection]")
    page.fill("[name=happened_on]", "2 March 2026")
    page.fill("[name=seen_on]", "2 March 2026")
    page.click("main button >> text=Record the evidence")
    assert "observation of practice" in page.inner_text("h1")


def test_what_stands_against_a_grade_is_seen_at_once(opened):
    page = opened(LEAD, f"{ONE}/judge/social-care:leadership", scripts=False)
    page.check("input[value=good]")
    page.fill("[name=evidence]", "E1")
    page.fill("[name=reason]", "They say so.")
    page.click("text=Check what stands against it")
    assert "objections" in page.inner_text("#stands-against")
    assert page.input_value("[name=reason]") == "They say so."
