"""Loading a folder: every file is read or refused with a reason; twice adds nothing."""

from datetime import date

import pytest

from firsthand.domain.intelligence.reading import Reading
from firsthand.services import loading, packing
from firsthand.sources import folder
from firsthand.sources.pack.check import check
from firsthand.store import inspections, sources
from tests.store.invented import LATER, NOW

EVER = date(2100, 1, 1)
RATINGS = "hmi_youth_justice_inspection_ratings.csv"


def quiet(*_told):
    """Hear how far it is, and say nothing."""


@pytest.fixture
def mixed(tmp_path):
    """Make a folder with a page of the web, an empty file, a letter and a note beside them."""
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.pdf").write_bytes(b"<!DOCTYPE html><html>not found</html>")
    (tmp_path / "b.pdf").write_bytes(b"")
    (tmp_path / "c.json").write_text('{"features": []}')
    (tmp_path / "README.md").write_text("What lies here.")
    (tmp_path / ".hidden.csv").write_text("x")
    return tmp_path


def test_notes_beside_the_files_and_hidden_files_are_no_publications(mixed):
    names = [path.name for path in folder.files_below(mixed)]
    assert names == ["b.pdf", "c.json", "a.pdf"]


@pytest.mark.django_db
def test_a_folder_of_bad_files_loads_as_a_list_of_reasons(mixed):
    loaded = loading.load(mixed, now=NOW, progress=quiet)
    assert (loaded.files_read, loaded.files_refused) == (0, 3)
    refused = {problem.file_name: problem.reason for problem in sources.load_refused()}
    assert set(refused) == {"reports/a.pdf", f"{mixed.name}/b.pdf", f"{mixed.name}/c.json"}
    assert refused[f"{mixed.name}/b.pdf"] == "empty"


@pytest.mark.django_db
def test_the_same_bad_files_are_listed_once(mixed):
    loading.load(mixed, now=NOW, progress=quiet)
    assert loading.load(mixed, now=LATER, progress=quiet).problems_added == 0


def test_a_reader_that_fails_refuses_its_own_file_only(mixed, monkeypatch):
    def broken(*_args):
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr(folder, "_reader", lambda path, key: broken)
    monkeypatch.setattr(folder.recognise, "recognise", lambda path: "scraped-overview")
    found = list(folder.read_files([mixed / "b.pdf"], workers=1, progress=quiet))
    assert [one.problems[0].reason for one in found] == ["reader-failed"]
    assert "ZeroDivisionError: by nought" in found[0].problems[0].given
    assert all(isinstance(one, Reading) and one.source is None for one in found)


def test_a_file_that_may_not_be_opened_is_refused(tmp_path, monkeypatch):
    def forbidden(path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(folder.recognise, "recognise", forbidden)
    (found,) = folder.read_files([tmp_path / "x.csv"], workers=1, progress=quiet)
    assert found.problems[0].reason == "unreadable-file"


@pytest.fixture
def some(public, tmp_path):
    """Return a folder with one report, one table and one statistics file as published."""
    (report,) = public.rglob("80543_rotherham/*19 november 2014.pdf")
    wanted = [report, next(public.rglob(RATINGS)), next(public.rglob("b1_children_in_need*"))]
    for path in wanted:
        (tmp_path / path.name).symlink_to(path)
    return tmp_path


@pytest.mark.django_db
def test_published_files_load_once(some):
    first = loading.load(some, now=NOW, progress=quiet)
    assert first.files_added == 3
    assert first.figures_added > 1000
    again = loading.load(some, now=LATER, progress=quiet)
    assert (again.files_added, again.figures_added, again.problems_added) == (0, 0, 0)
    (visit,) = inspections.load_inspections(as_of=date(2014, 12, 31), la_codes=["372"])
    assert visit.inspection_id == "372-sif-2014-11-19"


def test_packing_published_files_twice_gives_the_same_sound_pack(some, tmp_path_factory):
    one, two = (tmp_path_factory.mktemp(name) for name in ("one", "two"))
    packed = packing.pack(some, into=one, progress=quiet)
    packing.pack(some, into=two, progress=quiet)
    assert packed.rows["inspections"] > 50
    assert check(one) == ()
    for path in sorted(one.iterdir()):
        assert path.read_bytes() == (two / path.name).read_bytes()
