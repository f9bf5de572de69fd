"""Fetching: a file that has arrived in full and is understood, or the one fetched before."""

import io
import zipfile
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest

from firsthand.domain.intelligence.source import Problem
from firsthand.sources.ees_csv import read
from firsthand.sources.fetch import Wanted, fetch, visitor
from firsthand.sources.keep import Keep
from tests.sources.publisher import Answer, publishing

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
HEAD = "time_period,time_identifier,geographic_level,country_code,country_name"
TABLE = f"{HEAD},children\n2025,Reporting year,National,E92000001,England,120\n".encode()
NEWER = TABLE.replace(b"120", b"130")
REPORT = b"%PDF-1.7\n" + b"1 0 obj\n" * 200 + b"%%EOF\n"


def spreadsheet() -> bytes:
    """Return an archive in the shape of gov.uk's spreadsheets."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<office:document-content/>" * 50)
    return file.getvalue()


def understood(path) -> tuple[Problem, ...]:
    reading = read(path, indicators=())
    return () if reading.source is not None else reading.problems


@pytest.fixture
def publisher():
    with publishing() as one:
        yield one


@pytest.fixture
def client():
    with visitor(timeout=httpx.Timeout(0.5)) as one:
        yield one


@pytest.fixture
def keep(tmp_path):
    return Keep(folder=tmp_path / "kept")


@pytest.fixture
def waits():
    return []


@pytest.fixture
def get(publisher, client, keep, waits):
    def act(*answers, name="table.csv", check=understood, now=NOW):
        publisher.answers[:] = answers
        return fetch(
            Wanted(name=name, address=f"{publisher.address}/{name}"),
            client=client,
            keep=keep,
            check=check,
            now=now,
            pause=waits.append,
        )

    return act


def content(keep, name="table.csv") -> bytes:
    return keep.path(name).read_bytes()


def names(keep) -> list[str]:
    return sorted(path.name for path in keep.folder.iterdir())


def test_a_table_is_kept_with_its_hash_address_and_hour(get, keep, publisher):
    fetched = get(Answer(body=TABLE))
    assert fetched.new
    assert fetched.problems == ()
    assert content(keep) == TABLE
    kept = keep.all()["table.csv"]
    assert kept.address == f"{publisher.address}/table.csv"
    assert kept.fetched_at == "2026-11-22T09:30:00+00:00"
    assert len(kept.sha256) == 64


def test_the_same_file_again_is_not_new(get, keep):
    get(Answer(body=TABLE))
    fetched = get(Answer(body=TABLE), now=LATER)
    assert not fetched.new
    assert keep.all()["table.csv"].fetched_at == "2026-11-22T09:30:00+00:00"


def test_a_revised_file_takes_the_place_of_the_one_before(get, keep):
    get(Answer(body=TABLE))
    assert get(Answer(body=NEWER), now=LATER).new
    assert content(keep) == NEWER
    assert names(keep) == ["manifest.json", "table.csv"]


def test_a_kept_file_that_was_damaged_is_put_right(get, keep):
    get(Answer(body=TABLE))
    keep.path("table.csv").write_bytes(b"damaged")
    assert get(Answer(body=TABLE)).new
    assert content(keep) == TABLE


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_publisher_who_cannot_just_now_is_asked_again(get, status, publisher):
    assert get(Answer(status=status), Answer(body=TABLE)).new
    assert len(publisher.asked) == 2


def test_the_wait_that_the_publisher_asks_for_is_kept_to(get, waits):
    get(Answer(status=429, headers={"Retry-After": "7"}), Answer(body=TABLE))
    assert waits == [7.0]


def test_a_wait_until_an_hour_is_counted_by_the_publishers_own_clock(get, waits):
    later = datetime.now(UTC) + timedelta(seconds=40)
    asked = {"Retry-After": format_datetime(later, usegmt=True)}
    get(Answer(status=503, headers=asked), Answer(body=TABLE))
    assert waits == [pytest.approx(40, abs=3)]


def test_nobody_waits_for_a_day(get, waits):
    get(Answer(status=429, headers={"Retry-After": "86400"}), Answer(body=TABLE))
    assert waits == [120.0]


def test_without_a_word_the_waits_double(get, waits):
    get(Answer(status=500), Answer(status=500), Answer(status=500), Answer(body=TABLE))
    assert waits == [1.0, 2.0, 4.0]


def test_a_retry_after_that_means_nothing_counts_as_none(get, waits):
    get(Answer(status=429, headers={"Retry-After": "soon"}), Answer(body=TABLE))
    assert waits == [1.0]


def test_a_publisher_who_never_can_leaves_the_last_good_file(get, keep, publisher):
    get(Answer(body=TABLE))
    fetched = get(Answer(status=500))
    assert fetched.problems[0].reason == "publisher-refuses"
    assert "500" in fetched.problems[0].given
    assert fetched.kept.name == "table.csv"
    assert content(keep) == TABLE
    assert len(publisher.asked) == 1 + 5


def test_what_is_not_there_is_not_asked_for_again(get, publisher):
    assert get(Answer(status=404)).problems[0].reason == "not-found"
    assert len(publisher.asked) == 1


def test_a_time_out_is_followed_by_another_try(get):
    assert get(Answer(body=NEWER, delay=1.0), Answer(body=TABLE)).new


def test_a_half_sent_file_is_asked_for_again(get, keep):
    half = Answer(body=TABLE[:60], announced=len(TABLE))
    assert get(half, Answer(body=TABLE)).new
    assert content(keep) == TABLE


def test_a_file_that_only_ever_comes_half_leaves_the_last_good_one(get, keep):
    get(Answer(body=TABLE))
    fetched = get(Answer(body=NEWER[:60], announced=len(NEWER)))
    assert fetched.problems[0].reason == "not-arrived"
    assert content(keep) == TABLE
    assert names(keep) == ["manifest.json", "table.csv"]


def test_a_table_cut_short_without_a_promised_length_is_refused(get):
    fetched = get(Answer(body=TABLE[:-5], promise=False))
    assert fetched.problems[0].reason == "truncated"


def test_a_table_without_its_last_line_end_is_whole_when_its_length_was_promised(get):
    assert get(Answer(body=TABLE.rstrip())).new


def test_a_table_with_changed_columns_leaves_the_last_good_one(get, keep):
    get(Answer(body=TABLE))
    fetched = get(Answer(body=TABLE.replace(b"time_period", b"year")))
    assert fetched.problems[0].reason == "data-columns-missing"
    assert fetched.problems[0].file_name == "table.csv"
    assert content(keep) == TABLE


def test_a_web_page_in_place_of_a_table_is_refused(get, keep):
    fetched = get(Answer(body=b"<!DOCTYPE html><html><title>Sorry</title></html>"))
    assert fetched.problems[0].reason == "web-page"
    assert names(keep) == []


def test_an_empty_file_is_refused(get):
    assert get(Answer(body=b" \n")).problems[0].reason == "empty"


def test_a_report_is_kept_when_it_is_whole(get, keep):
    assert get(Answer(body=REPORT), name="report.pdf", check=lambda _: ()).new
    assert content(keep, "report.pdf") == REPORT


def test_a_report_without_its_end_is_refused(get):
    fetched = get(Answer(body=REPORT[:500]), name="report.pdf", check=lambda _: ())
    assert fetched.problems[0].reason == "truncated"


def test_a_spreadsheet_is_kept_when_it_is_whole(get):
    assert get(Answer(body=spreadsheet()), name="outcomes.ods", check=lambda _: ()).new


def test_a_spreadsheet_without_its_end_is_refused(get):
    half = spreadsheet()[:200]
    fetched = get(Answer(body=half), name="outcomes.ods", check=lambda _: ())
    assert fetched.problems[0].reason == "truncated"


def test_a_parquet_without_its_end_is_refused(get):
    fetched = get(Answer(body=b"PAR1 and so on"), name="tool.parquet", check=lambda _: ())
    assert fetched.problems[0].reason == "truncated"


def test_a_file_larger_than_any_publication_is_refused(get, monkeypatch):
    monkeypatch.setattr("firsthand.sources.fetch.LARGEST", 20)
    assert get(Answer(body=TABLE)).problems[0].reason == "too-large"


def test_an_address_that_moved_is_followed(get, publisher):
    moved = Answer(status=301, headers={"Location": f"{publisher.address}/new.csv"})
    assert get(moved, Answer(body=TABLE)).new


def test_a_publisher_who_is_not_there_leaves_a_problem(client, keep):
    wanted = Wanted(name="table.csv", address="http://127.0.0.1:9/table.csv")
    fetched = fetch(
        wanted, client=client, keep=keep, check=understood, now=NOW, pause=lambda _: None
    )
    assert fetched.kept is None
    assert fetched.problems[0].reason == "not-arrived"


def test_a_reader_that_breaks_leaves_the_last_good_file_and_no_part(get, keep):
    get(Answer(body=TABLE))

    def breaks(_):
        raise RuntimeError("the reader broke")

    with pytest.raises(RuntimeError):
        get(Answer(body=NEWER), check=breaks)
    assert content(keep) == TABLE
    assert names(keep) == ["manifest.json", "table.csv"]
