"""The pages about the log: what to keep, what to download, and how to check it."""

import pytest

from firsthand.engines import signing
from firsthand.services.record import deposits, heads
from firsthand.services.record.verifying import verify
from tests.services import logged
from tests.web.reader import read

PAGES = ("/record", "/record/log.jsonl", "/record/heads.jsonl", "/record/key.pem")


@pytest.fixture
def site(db, client, settings, tmp_path):
    """Return a client of a site with a log, of which a head was deposited."""
    settings.LOG_KEY = tmp_path / "key"
    settings.LOG_HEADS = tmp_path / "heads"
    logged.fill(12)
    heads.deposit(logged.at(100))
    logged.fill(8)
    return client


def body(answer):
    return b"".join(answer.streaming_content)


def test_the_page_tells_the_newest_head_and_those_deposited(site):
    page = read(site.get("/record"))
    head = heads.head(logged.at(200))
    assert "Entries 20" in page.text
    assert head.root in page.text
    assert head.key in page.text
    assert "1 head was written outside the database" in page.text
    assert heads.deposited()[0].root in page.text
    assert "firsthand verify firsthand-log.jsonl --head" in page.text
    for link in PAGES[1:]:
        assert link in page.links


def test_the_page_is_well_built_and_of_no_other_day(site):
    page = read(site.get("/record"))
    for tag in ("header", "main", "footer", "h1"):
        assert page.tags[tag] == 1
    assert page.inline == []
    assert len(page.ids) == len(set(page.ids))
    assert "as-of" not in page.ids


def test_what_is_downloaded_holds_and_tells_no_details(site, tmp_path):
    answer = site.get("/record/log.jsonl")
    assert 'filename="firsthand-log.jsonl"' in answer["Content-Disposition"]
    file = tmp_path / "copy"
    file.write_bytes(body(answer))
    verdict = verify(file, heads=heads.deposited())
    assert verdict.holds
    assert (verdict.entries, verdict.agreed) == (20, (12,))
    assert b"salt" not in file.read_bytes()


def test_the_line_on_the_page_is_a_head(site):
    page = read(site.get("/record"))
    line = next(word for word in page.words if word.startswith('{"at"'))
    assert heads.signed_by_its_key(deposits.head_in(line))


def test_heads_and_key_are_downloaded(site):
    told = body(site.get("/record/heads.jsonl")).decode().splitlines()
    assert [deposits.head_in(line) for line in told] == list(heads.deposited())
    pem = site.get("/record/key.pem").content.decode()
    assert signing.public_from(pem) == heads.deposited()[0].key


def test_a_log_without_entries_has_a_page(db, client, settings, tmp_path):
    settings.LOG_KEY, settings.LOG_HEADS = tmp_path / "key", tmp_path / "heads"
    text = read(client.get("/record")).text
    assert "Entries 0" in text
    assert "None yet" in text


def test_a_log_that_was_changed_is_not_signed_and_the_page_says_so(site, settings):
    logged.without_triggers("log_entry")
    logged.sql('DELETE FROM log_entry WHERE "index" >= 5')
    for path in ("/record", "/record/log.jsonl"):
        answer = site.get(path)
        assert answer.status_code == 503
        assert "cannot be signed now" in read(answer).text
        assert str(settings.LOG_HEADS.parent) not in answer.content.decode()


def test_a_lost_key_is_told_without_its_place(site, settings):
    settings.LOG_KEY.unlink()
    answer = site.get("/record/key.pem")
    assert answer.status_code == 503
    assert str(settings.LOG_KEY) not in answer.content.decode()


@pytest.mark.parametrize("path", PAGES)
def test_the_record_may_only_be_read(site, path):
    assert site.post(path).status_code == 405
