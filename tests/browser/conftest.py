"""A real Chromium in front of the site over a few invented reports."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import skip

ROOT = Path(__file__).parents[2]
# The same engine without the windows of a desktop around each page, where it is installed.
CHROMIUM = (
    os.environ.get("FIRSTHAND_CHROMIUM")
    or shutil.which("chromium-headless-shell")
    or shutil.which("chromium")
)
PHONE = {"width": 375, "height": 812}
DESK = {"width": 1280, "height": 900}
# Every rule is run; only of what it did not break is not every element sent back.
VIOLATIONS = {"resultTypes": ["violations"]}
TWO_GROUPS = (
    "/plan/depth?name-1=Missing&population-1=150&affected-1=8&sample-1=6&sensitivity-1=0.8"
    "&name-2=Others&population-2=2350&affected-2=17&sample-2=54&sensitivity-2=0.5-0.8"
)
PATHS = (
    "/",
    "/?harm=neglect&state=not-reported&sort=looked&order=desc",
    "/?harm=boredom",
    "/authorities",
    "/authorities/372",
    "/authorities/372?as_of=2014-07-01",
    "/authorities/909",
    "/authorities/372/harms/child-sexual-exploitation",
    "/authorities/nowhere",
    "/inspections/372-sif-2014-11-19",
    "/plan",
    "/sources",
    "/sources?kind=report",
    "/sources/ffffffffffffffff",
    "/published",
    "/published/i-1",
    "/published/i-1?as_of=2026-05-10",
    "/plan/depth",
    TWO_GROUPS,
    f"{TWO_GROUPS}&both=9&only_first=2&only_second=1&neither=20",
    "/plan/depth?authority=372",
    "/plan/depth?name-1=None&population-1=0&affected-1=1&sample-1=9&sensitivity-1=7&readers=0",
    "/record",
    "/guide",
    "/guide/accessibility",
    "/guide?as_of=soon",
    "/plan/calendar",
    "/plan/calendar?visit=ilacs.standard-inspection&start=2027-03-08&moved-action-plan=2027-12-01",
    "/plan/calendar?visit=jtai.jtai&start=2027-03-08&move=fieldwork",
    "/plan/calendar?visit=ilacs.short-inspection&start=2027-03-06",
    "/plan/programme",
    "/plan/programme/1",
    "/plan/programme/2?refresh=off",
    "/plan/programme/3",
    "/plan/programme/99",
    "/signals",
    "/signals?kind=funnel&look_at=1&as_of=2025-12-20",
    "/signals?look_at=none",
    "/signals/funnels/re-referral-share?authority=372",
    "/signals/funnels/boredom",
    "/failing",
    "/failing?region=Atlantis",
    "/backtest",
    "/grades-over-time",
    "/grades-over-time?area=kitchen",
    "/unseen",
    "/hidden",
    "/hidden/published/korea?replicates=20",
    "/hidden/published/spina-bifida?replicates=0",
    "/hidden/published/atlantis",
    "/hidden/answers/nothing",
    "/hidden/power?name-1=police&share-1=35%25&name-2=health&share-2=0.3&hidden=90&studies=20",
    "/hidden/power?name-1=police&share-1=x&hidden=0",
    "/plan/thematic?areas=8&harm=neglect&design=stratified&seed=7",
    "/plan/thematic?areas=none&harm=boredom&design=x&seed=",
    "/plan/thematic/results",
    "/unseen?harm=neglect&sort=authority&as_of=2012-08-10",
    "/plan/draw",
    "/plan/draw/check",
    "/plan/draw/plans",
    "/plan/draw/plans/new",
    "/plan/draw/recorded",
    "/signals/372.re-referral-share.funnel.2024",
    "/signals/372.re-referral-share.funnel.2025",
    "/signals/372.nothing.funnel.2025",
    "/signals/triage",
    "/estimates",
    "/estimates/e1",
    "/estimates/e2",
    "/estimates/e9",
)


@pytest.fixture(scope="session")
def chromium():
    """Return a running browser, or skip."""
    if CHROMIUM is None:
        skip("no Chromium: apt-get install chromium, or set FIRSTHAND_CHROMIUM to its path")
    playwright = pytest.importorskip("playwright.sync_api").sync_playwright().start()
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
    yield browser
    browser.close()
    playwright.stop()


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """Return the address of the site as it is really served, with a database of its own."""
    folder = tmp_path_factory.mktemp("home")
    command = [sys.executable, "-m", "tests.browser.serve", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        address = server.stdout.readline().strip()
        assert address, "the server did not start"
        yield address
        server.terminate()


@pytest.fixture
def visit(chromium, site):
    """Return a function that opens a page in a fresh browser window."""
    windows = []

    def opened(path, *, screen=DESK, scripts=False):
        window = chromium.new_context(viewport=screen, java_script_enabled=scripts)
        windows.append(window)
        page = window.new_page()
        page.goto(site + path)
        return page

    yield opened
    for window in windows:
        window.close()


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What a browser with scripts found out about one page on one screen."""

    violations: int
    report: str
    width: int
    asked: tuple[str, ...]
    said: tuple[str, ...]


@pytest.fixture(scope="session")
def seen(chromium, site):
    """Return a function that looks at a page once, however many tests ask about it."""
    from axe_playwright_python.sync_playwright import Axe

    @cache
    def look(path, wide):
        window = chromium.new_context(viewport=DESK if wide else PHONE)
        page = window.new_page()
        said, asked = [], []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(site + path)
        width = page.evaluate("document.documentElement.scrollWidth")
        found = Axe().run(page, options=VIOLATIONS)
        window.close()
        return Seen(
            violations=found.violations_count,
            report=found.generate_report(),
            width=width,
            asked=tuple(asked),
            said=tuple(said),
        )

    return look
