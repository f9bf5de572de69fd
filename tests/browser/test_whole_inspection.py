"""A whole inspection through its pages, from opening to publication, without scripts."""

import re
import subprocess
import sys
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, ROOT
from tests.browser.serve_whole import PASSWORD
from tests.domain.inspection import build

pytestmark = pytest.mark.browser
TODAY = date.today()
CHILD = "A boy said that nobody asked him who had sent him."
FINDING = "Social workers did not ask four of ten boys who had sent them."
EVIDENCE = {
    "source": "child",
    "method": "interviewed",
    "relation": "lived-experience",
    "selected_by": "inspector-at-random",
    "text": CHILD,
    "happened_on": f"{TODAY:%Y-%m-%d}",
    "stance": "contradicts",
    "harms": ["child-criminal-exploitation"],
}
RECOMMENDATION = {
    "findings": "F1",
    "text": "The head of the front door makes sure that a social worker asks every boy who is "
    "found with drugs who sent him, on the same day.",
    "who": "Head of the front door",
    "different": "A boy who is found with drugs is asked who sent him.",
    "seen_by": "Inspectors follow 30 boys drawn by lot and ask ten of them.",
    "by_on": f"{TODAY + timedelta(days=90):%Y-%m-%d}",
}
SAMPLE = {
    "frame": "Boys found with drugs, on the list of the youth project",
    "outside": "on",
    "population": "60",
    "drawn": "60",
    "read": "60",
    "refused": "0",
    "replaced": "0",
    "how_chosen": "All of them",
    "chosen_by": "The inspection team",
    "not_reached": "Nobody",
    "spoken_with": "Ten of them, each with an adult whom they chose",
    "known": "12",
    "suspected": "9",
    "newly_identified": "0",
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """Return the address of a site in which invented people have accounts, and no more."""
    folder = tmp_path_factory.mktemp("whole")
    command = [sys.executable, "-m", "tests.browser.serve_whole", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        address = server.stdout.readline().strip()
        assert address, "the server did not start"
        yield address
        server.terminate()


class Person:
    """Somebody at a browser of their own, who signs in with a password and follows links."""

    def __init__(self, chromium, site, actor):
        self.site = site
        self.one = ""
        window = chromium.new_context(viewport=DESK, java_script_enabled=False)
        self.page = window.new_page()
        self.page.goto(f"{site}/sign-in?next=/inspect")
        self.page.fill("#id_login", actor.code)
        self.page.fill("#id_password", PASSWORD)
        self.page.get_by_role("button", name="Sign in").first.click()
        expect(self.page.get_by_role("heading", level=1)).to_have_text("Inspections")

    def open(self, path=""):
        self.page.goto(f"{self.site}{self.one}{path}")
        return self.page

    def send(self, path, **told):
        """Fill a form of the inspection in and send it; it has to be taken."""
        page = self.open(path)
        form = page.locator("main form[method=post]")
        closed = form.locator("details:not([open]) > summary")
        while closed.count():
            closed.first.click()
        for name, value in told.items():
            fields = form.locator(f"[name={name}]")
            if fields.first.get_attribute("type") in ("radio", "checkbox"):
                for one in value if isinstance(value, list) else [value]:
                    form.locator(f"[name={name}][value='{one}']").check()
            elif fields.first.evaluate("field => field.tagName") == "SELECT":
                fields.select_option(value)
            else:
                fields.fill(value)
        form.get_by_role("button").last.click()
        refused = page.locator(".govuk-error-summary")
        assert refused.count() == 0, f"{path}: {refused.first.inner_text()}"
        return page

    def move(self, named):
        """Take the next step by its name on the overview."""
        page = self.open()
        page.get_by_role("button", name=named, exact=True).click()
        page.locator("main form").get_by_role("button", name=named, exact=True).click()
        expect(page).to_have_url(self.site + self.one)
        return page


def test_an_inspection_goes_from_opening_to_publication_on_its_pages_alone(chromium, whole):
    lead = Person(chromium, whole, build.LEAD)
    inspector = Person(chromium, whole, build.INSPECTOR)
    inspector.one = lead.one = opened(lead)
    for actor, part in (
        (build.INSPECTOR, "inspector"),
        (build.REVIEWER, "reviewer"),
        (build.SECOND_REVIEWER, "reviewer"),
    ):
        lead.send("/new/join", person=actor.code, part=part, inspectorate="social-care")
    in_fieldwork(lead, inspector)
    written(lead, inspector)
    lead.move("Submit for review")
    reviewers = [
        Person(chromium, whole, actor) for actor in (build.REVIEWER, build.SECOND_REVIEWER)
    ]
    signed(lead, reviewers)
    lead.move("Send to the inspected body")
    answered(Person(chromium, whole, build.LIAISON), lead)
    lead.move("Close the body's response")
    lead.send("/change/weigh/R1", changed="no", text="On the same day is what children need.")
    signed(lead, reviewers)
    lead.move("Publish").get_by_role("link", name="Read what was published").click()
    reads_what_was_published(lead.page)


def opened(lead):
    """Open a joint inspection of one inspectorate; return its address."""
    page = lead.send(
        "/inspect/open",
        title="Boys sold from town to town",
        authority=build.LA_CODE,
        visit="jtai-2022/jtai",
        from_on=f"{TODAY:%Y-%m-%d}",
        to_on=f"{TODAY:%Y-%m-%d}",
        theme="criminal exploitation of children",
        harms=["child-criminal-exploitation"],
    )
    expect(page.get_by_role("heading", level=1)).to_have_text("Boys sold from town to town")
    return page.url.removeprefix(lead.site)


def in_fieldwork(lead, inspector):
    lead.move("Start fieldwork")
    lead.send("/new/on-site", people=[build.LEAD.code, build.INSPECTOR.code])
    lead.send("/new/claim", text="Every boy is asked who sent him.", made_in="self-evaluation")
    add = re.compile("^Add evidence on: What happened to children")
    inspector.open("/enquiry").get_by_role("link", name=add).click()
    address = inspector.page.url.removeprefix(inspector.site + inspector.one)
    page = inspector.send(address, **EVIDENCE, contradicts="C1")
    assert "What happened to children whom the theme concerns" in page.inner_text("main")
    inspector.send("/change/test/C1", outcome="did-not-hold", evidence="E1", reason="No.")
    inspector.send("/change/answer/C1:contradicted", text="He was not asked.", evidence="E1")
    inspector.send("/new/sample", **SAMPLE)
    lead.move("End fieldwork")


def written(lead, inspector):
    """Write what was found, and say of everything else why it was not looked at."""
    left = "Say why it was not examined"
    for _ in range(20):
        links = lead.open("/enquiry").get_by_role("link", name=re.compile(f"^{left}"))
        if links.count() == 0:
            break
        address = links.first.get_attribute("href").removeprefix(lead.one)
        lead.send(address, because="The visit was too short for it.")
    for voice in ("carers", "front-line", "partners", "voluntary"):
        because = "The visit was of one day."
        lead.send(f"/change/voice/voice-{voice}", asked_of="0", heard="0", because=because)
    for matter in ("ethnicity-of-victims", "ethnicity-of-perpetrators", "sex", "disability"):
        text = "The field is empty."
        lead.send(f"/change/matter/{matter}", state="not-recorded", text=text, evidence="E1")
    inspector.send(
        "/new/finding",
        kind="weakness",
        text=FINDING,
        evidence="E1",
        cause1_kind="lack-of-awareness",
        cause1_text="Nobody had told them that they are to ask.",
        cause1_evidence="E1",
        harms=["child-criminal-exploitation"],
    )
    inspector.send("/new/recommendation", **RECOMMENDATION)


def signed(lead, reviewers):
    for reviewer in reviewers:
        reviewer.one = lead.one
        reviewer.send("/new/review", approved="yes", comment="Read against its evidence.")
    lead.send("/new/sign")


def answered(liaison, lead):
    liaison.one = lead.one
    page = liaison.open("/draft")
    expect(page.get_by_text(FINDING)).to_be_visible()
    liaison.send("/change/response/F1", answer="accepted", text="We accept it.")
    liaison.send(
        "/change/response/R1", answer="accepted-in-part", text="Within a week, not a day."
    )


def reads_what_was_published(page):
    text = page.inner_text("main")
    assert FINDING in text
    assert "On the same day is what children need." in text
    assert CHILD not in text
    page.get_by_role("link", name="Published", exact=True).click()
    expect(page.get_by_role("link", name="Boys sold from town to town")).to_be_visible()
