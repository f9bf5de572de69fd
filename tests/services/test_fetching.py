"""Fetching, from a publisher on this computer."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import ClassVar

import pytest

from firsthand.services import fetching
from tests.store.invented import NOW

TABLE = b"time_period,time_identifier,geographic_level\n2020,Calendar year,National\n"


class Publisher(BaseHTTPRequestHandler):
    """Answers with whatever lies under a path."""

    pages: ClassVar[dict[str, bytes]] = {}

    def do_GET(self):
        """Send the page, or 404."""
        body = self.pages.get(self.path)
        self.send_response(404 if body is None else 200)
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *_words):
        """Say nothing."""


@pytest.fixture
def publisher():
    Publisher.pages = {}
    server = ThreadingHTTPServer(("127.0.0.1", 0), Publisher)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def fetched(folder, address, now=NOW):
    (one,) = fetching.fetch(
        folder, wanted=fetching.at([address]), now=now, progress=lambda *_: None
    )
    return one


def test_a_web_page_in_the_place_of_a_file_is_not_kept(publisher, tmp_path):
    Publisher.pages["/a.xlsx"] = b"<!DOCTYPE html><html>moved</html>"
    one = fetched(tmp_path, f"{publisher}/a.xlsx")
    assert one.kept is None
    assert one.problems
    assert not (tmp_path / "a.xlsx").exists()


def test_a_file_that_no_reader_accepts_is_not_kept(publisher, tmp_path):
    Publisher.pages["/a.csv"] = b"colour,shape\nred,round\n"
    one = fetched(tmp_path, f"{publisher}/a.csv")
    assert [problem.reason for problem in one.problems] == ["no-reader"]
    assert not (tmp_path / "a.csv").exists()


def test_a_missing_file_says_so(publisher, tmp_path):
    assert fetched(tmp_path, f"{publisher}/b.csv").problems[0].reason == "not-found"


def test_files_are_kept_under_the_last_part_of_their_address():
    (one,) = fetching.at(["https://example.org/data/a%20table.csv?version=2"])
    assert one.name == "a table.csv"


def test_every_file_that_is_fetched_by_default_has_its_own_name_and_a_safe_address():
    wanted = fetching.current()
    assert len({one.name for one in wanted}) == len(wanted) > 10
    assert all(one.address.startswith("https://") for one in wanted)
