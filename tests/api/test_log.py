"""The log over the API: heads, entries and proofs that anybody can check."""

import pytest

from firsthand.domain.accountability.head import head_from
from firsthand.domain.accountability.tree import consistent, included
from firsthand.services.record import heads, proofs
from firsthand.services.record.growing import Growing
from tests.services import logged

LOG = "/api/v1/log"


@pytest.fixture
def site(db, client, settings, tmp_path):
    """Return a client of a site with a log of 20 entries, of which 12 were deposited."""
    settings.LOG_KEY = tmp_path / "key"
    settings.LOG_HEADS = tmp_path / "heads"
    logged.fill(12)
    heads.deposit(logged.at(100))
    logged.fill(8)
    return client


def test_the_head_is_signed(site):
    head = head_from(site.get(f"{LOG}/head").json())
    assert head.size == 20
    assert heads.signed_by_its_key(head)


def test_deposited_heads_are_listed(site):
    assert [one["size"] for one in site.get(f"{LOG}/heads").json()] == [12]


def test_entries_come_in_pages_without_details(site):
    told = site.get(f"{LOG}/entries", {"page": 3, "page_size": 8}).json()
    assert [one["index"] for one in told["results"]] == [16, 17, 18, 19]
    assert told["paging"] == {
        "page": 3,
        "page_size": 8,
        "total_results": 20,
        "total_pages": 3,
    }
    assert set(told["results"][0]) == {
        *("index", "at", "act", "subject", "by", "commitment", "leaf")
    }


@pytest.mark.parametrize("size", [None, 12])
def test_a_proof_leads_from_the_entry_to_the_root(site, size):
    asked = {"entry": 7} | ({"size": size} if size else {})
    told = site.get(f"{LOG}/proof", asked).json()
    assert told["size"] == (size or 20)
    assert included(
        bytes.fromhex(told["leaf"]),
        [bytes.fromhex(one) for one in told["path"]],
        index=7,
        size=told["size"],
        root=bytes.fromhex(told["root"]),
    )
    if size == 12:
        assert told["root"] == heads.deposited()[0].root


def test_a_proof_leads_from_an_earlier_log_to_a_later(site):
    told = site.get(f"{LOG}/consistency", {"first": 12}).json()
    assert consistent(
        [bytes.fromhex(one) for one in told["path"]],
        first=12,
        first_root=bytes.fromhex(heads.deposited()[0].root),
        second=20,
        second_root=bytes.fromhex(told["second_root"]),
    )


@pytest.mark.parametrize(
    ("path", "asked", "status"),
    [
        ("proof", {"entry": 20}, 404),
        ("proof", {"entry": 15, "size": 12}, 404),
        ("proof", {"entry": 1, "size": 21}, 404),
        ("proof", {"entry": -1}, 422),
        ("proof", {"entry": 2**80}, 422),
        ("consistency", {"first": 21}, 404),
        ("consistency", {"first": 13, "second": 12}, 404),
        ("consistency", {"first": 0}, 422),
    ],
)
def test_what_is_not_there_is_said(site, path, asked, status):
    answer = site.get(f"{LOG}/{path}", asked)
    assert answer.status_code == status
    assert answer.json()["problem"]


def test_a_log_that_was_changed_is_not_signed(site, settings):
    logged.without_triggers("log_entry")
    logged.sql('DELETE FROM log_entry WHERE "index" >= 5')
    answer = site.get(f"{LOG}/head")
    assert answer.status_code == 503
    assert str(settings.LOG_HEADS.parent) not in answer.content.decode()


def test_a_log_with_a_gap_gives_no_proofs(site, monkeypatch):
    monkeypatch.setattr(proofs, "GROWING", Growing())  # as a server that starts afterwards
    logged.without_triggers("log_entry")
    logged.sql('DELETE FROM log_entry WHERE "index" = 5')
    assert site.get(f"{LOG}/proof", {"entry": 1}).status_code == 503
