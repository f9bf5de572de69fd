"""Files sent with evidence on its form: kept once, carried when the rest is refused."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from firsthand.domain.inspection.acts.evidence import Evidence
from firsthand.services.inspecting import recording
from tests.domain.inspection import build
from tests.services.inspecting.conftest import INSPECTION
from tests.web.reader import read
from tests.web.written import EVIDENCE

pytestmark = pytest.mark.django_db
NEW = f"/inspect/{INSPECTION}/evidence/new"


def note(name="note.txt", content=b"Watched from nine to eleven."):
    return SimpleUploadedFile(name, content)


def ticked(page):
    named = [a for tag, a in page.attributes if tag == "input" and a.get("name") == "kept"]
    return [a["value"] for a in named if "checked" in a]


def test_a_file_travels_with_what_was_refused_and_is_recorded_with_it(
    client, as_person, furnished, kept_files
):
    browser = as_person(client, build.INSPECTOR)
    refused = browser.post(NEW, {**EVIDENCE, "text": "", "files": [note()]})
    page = read(refused)
    assert refused.status_code == 422
    assert "note.txt" in page.text
    (file_id,) = ticked(page)
    recorded = browser.post(NEW, {**EVIDENCE, "kept": [file_id]})
    assert recorded.status_code == 303, read(recorded).text
    (file,) = recording.unchecked(INSPECTION).found(Evidence, "E4").body.files
    assert (file.file_id, file.name) == (file_id, "note.txt")
    shown = read(browser.get(recorded.url))
    assert f"/inspect/{INSPECTION}/files/{file_id}" in shown.links


def test_a_file_that_is_no_evidence_is_said_beside_its_field(
    client, as_person, furnished, kept_files
):
    browser = as_person(client, build.INSPECTOR)
    bad = note("page.html", b"<html><script>alert(1)</script></html>")
    page = read(browser.post(NEW, {**EVIDENCE, "files": [bad, note()]}))
    assert "#id_files" in page.links
    assert len(ticked(page)) == 1
    assert recording.unchecked(INSPECTION).found(Evidence, "E4") is None
