"""Evidence from a laptop on site: a real Chromium, a real server, no connection between."""

import socket
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from tests.browser.conftest import ROOT
from tests.browser.serve_inspecting import PASSWORD, TROUBLE
from tests.domain.inspection.attached import PDF

pytestmark = pytest.mark.browser
FORM = "/inspect/i-1/new/evidence"
WORDS = "The duty manager closed four referrals without reading them."
WAITING = "[data-offline-record]"


class Site:
    """A server that can be stopped and started again at the same address."""

    def __init__(self, folder):
        self.folder = folder
        with closing(socket.socket()) as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.server = None
        self.start()

    def start(self):
        command = (sys.executable, "-m", "tests.browser.serve_inspecting")
        self.server = subprocess.Popen(
            [*command, str(self.folder), str(self.port)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.server.stdout.readline().strip() == self.address

    def stop(self):
        self.server.terminate()
        self.server.wait(20)
        self.server.stdout.close()

    def trouble(self, status=""):
        told = self.folder / TROUBLE
        told.unlink(missing_ok=True)
        if status:
            told.write_text(status)

    def recorded(self):
        """Return how many pieces of evidence are on record, whatever the pages say."""
        with closing(sqlite3.connect(self.folder / "var" / "firsthand.sqlite3")) as database:
            asked = database.execute("SELECT count(*) FROM ledger_act WHERE kind = 'evidence'")
            return asked.fetchone()[0]


@pytest.fixture(scope="module")
def inspected(tmp_path_factory):
    """Return the running site."""
    made = Site(tmp_path_factory.mktemp("inspecting"))
    yield made
    made.stop()


@pytest.fixture
def window(chromium, inspected):
    """Return a fresh browser in which an inspector is signed in."""
    made = chromium.new_context()
    sign_in(made, inspected)
    yield made
    inspected.trouble()
    made.close()


def sign_in(window, inspected, who="p-insp"):
    page = window.new_page()
    page.goto(f"{inspected.address}/sign-in")
    page.fill("[name=login]", who)
    page.fill("[name=password]", PASSWORD)
    page.click("main button[type=submit], main button.govuk-button")
    page.wait_for_selector("form[data-offline-signout]")
    page.close()


def at_form(window, inspected, *, kept=True):
    """Open the form and wait until the scripts are ready, and the page is kept for later."""
    page = window.new_page()
    page.goto(inspected.address + FORM)
    page.wait_for_selector("form[data-offline-ready]")
    if kept:
        page.wait_for_selector("html[data-offline-kept]")
    return page


def none_waits(page):
    """Wait until the page has sent what it could, and assert that nothing is left."""
    page.wait_for_selector("html[data-offline-settled]")
    assert page.locator(WAITING).count() == 0


def fill(page, words=WORDS):
    page.fill("[name=text]", words)
    page.select_option("[name=source]", "observation")
    page.check("[name=method][value=observed]")
    page.check("[name=relation][value=independent]")
    page.check("[name=selected_by][value=inspector-at-random]")
    today = page.input_value("[name=seen_on]")
    page.fill("[name=happened_on]", today)
    page.check("[name=areas] >> nth=0")
    page.check("[name=stance][value=supports]")


def send(page):
    page.click("form[data-offline-form] button.govuk-button")


def test_with_a_connection_evidence_is_recorded_and_shown(window, inspected):
    before = inspected.recorded()
    page = at_form(window, inspected)
    fill(page)
    send(page)
    page.wait_for_url("**/evidence/E*")
    assert WORDS in page.inner_text("main")
    assert inspected.recorded() == before + 1
    # Nothing of it is left on the device.
    again = at_form(window, inspected)
    assert again.input_value("[name=text]") == ""
    none_waits(again)


def test_without_a_connection_it_waits_and_is_recorded_once_when_it_is_back(window, inspected):
    before = inspected.recorded()
    page = at_form(window, inspected)
    fill(page)
    page.set_input_files("[name=files]", {"name": "n.pdf", "mimeType": "", "buffer": PDF})
    window.set_offline(True)
    send(page)
    page.wait_for_selector(WAITING)
    assert "Waiting on this device (1)" in page.inner_text("body")
    assert page.input_value("[name=text]") == ""
    page.close()
    # The form opens again without a connection, and what waits is still there.
    page = window.new_page()
    page.goto(inspected.address + FORM)
    page.wait_for_selector(WAITING)
    assert WORDS[:30] in page.inner_text(WAITING)
    assert "with 1 file" in page.inner_text(WAITING)
    assert inspected.recorded() == before
    window.set_offline(False)
    page.wait_for_selector(WAITING, state="detached")
    assert inspected.recorded() == before + 1
    page.reload()
    page.wait_for_selector("form[data-offline-ready]")
    assert inspected.recorded() == before + 1


def test_when_the_server_is_gone_what_is_written_waits_until_it_is_back(window, inspected):
    before = inspected.recorded()
    page = at_form(window, inspected)
    page.close()
    inspected.stop()
    page = at_form(window, inspected, kept=False)
    fill(page, "Written while the server was gone.")
    send(page)
    page.wait_for_selector(WAITING)
    inspected.start()
    page.click(f"{WAITING} button:has-text('Send now')")
    page.wait_for_selector(WAITING, state="detached")
    assert inspected.recorded() == before + 1


@pytest.mark.parametrize("status", ["500", "503", "429"])
def test_a_server_in_trouble_loses_nothing(window, inspected, status):
    before = inspected.recorded()
    page = at_form(window, inspected)
    fill(page)
    inspected.trouble(status)
    send(page)
    page.wait_for_selector(WAITING)
    assert inspected.recorded() == before
    inspected.trouble()
    page.reload()
    none_waits(page)
    assert inspected.recorded() == before + 1


def test_an_answer_that_was_lost_does_not_record_twice(window, inspected):
    before = inspected.recorded()
    page = at_form(window, inspected)
    fill(page)
    inspected.trouble("late")
    send(page)
    page.wait_for_selector(WAITING)
    assert inspected.recorded() == before + 1
    inspected.trouble()
    page.click(f"{WAITING} button:has-text('Send now')")
    page.wait_for_selector(WAITING, state="detached")
    assert inspected.recorded() == before + 1


def test_a_double_click_records_once(window, inspected):
    before = inspected.recorded()
    page = at_form(window, inspected)
    fill(page)
    page.dblclick("form[data-offline-form] button.govuk-button")
    page.wait_for_url("**/evidence/E*")
    assert inspected.recorded() == before + 1


def test_what_is_typed_outlives_a_closed_tab(window, inspected):
    page = at_form(window, inspected)
    fill(page, "Half a sentence")
    page.wait_for_function("() => new Promise((done) => setTimeout(() => done(true), 600))")
    page.close()
    again = at_form(window, inspected)
    assert again.input_value("[name=text]") == "Half a sentence"
    assert again.is_checked("[name=method][value=observed]")
    assert "was kept on this device" in again.inner_text("main")


def test_what_the_rules_refuse_is_shown_by_the_server_beside_its_field(window, inspected):
    before = inspected.recorded()
    page = at_form(window, inspected)
    fill(page)
    page.set_input_files(
        "[name=files]",
        [
            {"name": "bad.exe", "mimeType": "", "buffer": b"MZ\x90"},
            {"name": "good.pdf", "mimeType": "", "buffer": PDF},
        ],
    )
    send(page)
    page.wait_for_selector(".govuk-error-summary")
    assert "a Windows program" in page.inner_text("main")
    assert page.input_value("[name=text]") == WORDS
    page.wait_for_selector("form[data-offline-ready]")
    assert page.locator(WAITING).count() == 0
    # Sent again, the good file goes along though nobody chose it again.
    send(page)
    page.wait_for_url("**/evidence/E*")
    assert "good.pdf" in page.inner_text("main")
    assert inspected.recorded() == before + 1


def test_after_the_session_was_lost_the_record_waits_for_its_writer(window, inspected):
    before = inspected.recorded()
    page = at_form(window, inspected)
    fill(page)
    window.clear_cookies()
    send(page)
    page.wait_for_selector(WAITING)
    assert "Sign in again" in page.inner_text(WAITING)
    # Somebody else on the same device neither sees nor sends it.
    sign_in(window, inspected, "p-lead")
    other = at_form(window, inspected)
    other.wait_for_selector(WAITING)
    assert WORDS[:20] not in other.inner_text(WAITING)
    assert "somebody else" in other.inner_text(WAITING)
    other.close()
    window.clear_cookies()
    sign_in(window, inspected)
    none_waits(at_form(window, inspected))
    assert inspected.recorded() == before + 1


def test_signing_out_warns_of_what_waits_and_clears_the_device(window, inspected):
    page = at_form(window, inspected)
    fill(page)
    inspected.trouble("503")
    send(page)
    page.wait_for_selector(WAITING)
    with page.expect_event("dialog") as told:
        page.click("form[data-offline-signout] button", no_wait_after=True)
    assert "1 piece of evidence" in told.value.message
    told.value.dismiss()
    assert page.locator(WAITING).count() == 1
    page.once("dialog", lambda told: told.accept())
    page.click("form[data-offline-signout] button")
    page.wait_for_selector("a:has-text('Sign in')")
    assert left_on(page) == {"stores": 0, "caches": 0, "workers": 0}


LEFT = """async () => {
  let stores = 0;
  for (const { name } of await indexedDB.databases()) {
    const opened = await new Promise((resolve) => {
      indexedDB.open(name).onsuccess = (event) => resolve(event.target.result);
    });
    for (const store of opened.objectStoreNames) {
      stores += await new Promise((resolve) => {
        opened.transaction(store).objectStore(store).count().onsuccess = (event) =>
          resolve(event.target.result);
      });
    }
    opened.close();
  }
  return {
    stores,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  };
}"""
OLD = """async () => {
  const device = self.FirsthandDevice;
  for (const store of ["drafts", "queue", "pages"]) {
    for (const id of await device.ids(store)) {
      const kept = await device.get(store, id);
      await device.put(store, id, { ...kept, at: Date.now() - 15 * device.DAY });
    }
  }
  await device.dropOld(Date.now());
  return (await device.ids("queue")).length + (await device.ids("drafts")).length;
}"""
PLAIN = """async () => {
  const found = [];
  for (const store of ["keys", "drafts", "queue", "pages"]) {
    for (const kept of await self.FirsthandDevice.all(store)) {
      for (const part of [kept.data, kept.words && kept.words.data, kept]) {
        if (part instanceof ArrayBuffer) found.push(new TextDecoder().decode(part));
        else if (part) found.push(JSON.stringify(part));
      }
      for (const file of kept.files || []) found.push(new TextDecoder().decode(file.data));
    }
  }
  const key = await self.FirsthandDevice.get("keys", "device");
  return { text: found.join(" "), extractable: key.extractable };
}"""


def left_on(page):
    return page.evaluate(LEFT)


def test_what_lies_on_the_device_is_encrypted_with_a_key_that_no_script_reads(
    window, inspected
):
    page = at_form(window, inspected)
    fill(page)
    page.set_input_files("[name=files]", {"name": "n.pdf", "mimeType": "", "buffer": PDF})
    inspected.trouble("503")
    send(page)
    page.wait_for_selector(WAITING)
    found = page.evaluate(PLAIN)
    assert found["extractable"] is False
    assert "i-1" in found["text"]
    for secret in (WORDS[:12], "n.pdf", "%PDF", "<form"):
        assert secret not in found["text"]


def test_after_fourteen_days_nothing_is_left(window, inspected):
    page = at_form(window, inspected)
    fill(page)
    inspected.trouble("503")
    send(page)
    page.wait_for_selector(WAITING)
    assert page.evaluate(OLD) == 0


def test_what_waits_can_be_opened_corrected_and_sent_under_its_own_key(window, inspected):
    before = inspected.recorded()
    page = at_form(window, inspected)
    fill(page, "To be corrected.")
    page.set_input_files("[name=files]", {"name": "n.pdf", "mimeType": "", "buffer": PDF})
    inspected.trouble("503")
    send(page)
    page.click(f"{WAITING} a")
    page.wait_for_function("() => document.querySelector('[name=text]').value")
    page.reload()
    page.wait_for_selector("form[data-offline-ready]")
    assert page.input_value("[name=text]") == "To be corrected."
    page.fill("[name=text]", "It was corrected.")
    inspected.trouble()
    # In the meantime nothing sends the words that are being corrected.
    other = at_form(window, inspected)
    other.wait_for_selector("html[data-offline-settled]")
    assert "Was opened in the form" in other.inner_text(WAITING)
    assert inspected.recorded() == before
    send(page)
    page.wait_for_url("**/evidence/E*")
    assert "It was corrected." in page.inner_text("main")
    assert "n.pdf" in page.inner_text("main")
    assert inspected.recorded() == before + 1


def test_without_a_connection_other_pages_say_so_and_name_the_forms(window, inspected):
    at_form(window, inspected).close()
    window.set_offline(True)
    page = window.new_page()
    page.goto(f"{inspected.address}/inspect/i-1/claims")
    assert "There is no connection" in page.inner_text("body")
    page.click("a")
    page.wait_for_selector("form[data-offline-ready]")


def test_without_scripts_the_form_is_an_ordinary_form(chromium, inspected):
    before = inspected.recorded()
    plain = chromium.new_context(java_script_enabled=False)
    page = plain.new_page()
    page.goto(f"{inspected.address}/sign-in")
    page.fill("[name=login]", "p-insp")
    page.fill("[name=password]", PASSWORD)
    page.click("main button.govuk-button")
    page.goto(inspected.address + FORM)
    fill(page)
    page.set_input_files("[name=files]", {"name": "n.pdf", "mimeType": "", "buffer": PDF})
    send(page)
    page.wait_for_url("**/evidence/E*")
    assert "n.pdf" in page.inner_text("main")
    assert inspected.recorded() == before + 1
    plain.close()


def test_the_policy_of_the_site_is_never_broken_by_the_scripts(window, inspected):
    said = []
    window.on("console", lambda told: said.append(told.text))
    page = at_form(window, inspected)
    fill(page)
    send(page)
    page.wait_for_url("**/evidence/E*")
    assert [one for one in said if "Security Policy" in one] == []
