"""No command writes over what it reads, nor into a working folder, whose content is its own."""

import os

import pytest
from typer.testing import CliRunner

from firsthand.cli.commands import app
from firsthand.services.linking.inside import folder_around

pytestmark = pytest.mark.requirement("R12")

TABLE = "a,b,c,count\n1,0,0,30\n0,1,0,20\n1,1,0,12\n0,0,1,9\n1,0,1,6\n0,1,1,7\n1,1,1,5\n"


def run(*arguments):
    return CliRunner().invoke(app, list(map(str, arguments)))


def plain(result):
    """Return what was said, without the box that parts it into lines."""
    return " ".join(result.output.replace("│", " ").split())


@pytest.fixture
def table(tmp_path):
    file = tmp_path / "own.csv"
    file.write_text(TABLE)
    return file


@pytest.mark.parametrize("option", ["--pdf", "-o"])
@pytest.mark.parametrize("how", ["by name", "by a link", "by a second name"])
def test_a_table_is_never_written_over(table, tmp_path, option, how):
    to = table if how == "by name" else tmp_path / "other.csv"
    if how == "by a link":
        to.symlink_to(table)
    elif how == "by a second name":
        os.link(table, to)
    result = run("hidden", table, "--replicates", "0", "-f", "csv", option, to)
    assert result.exit_code == 2 and "one of the files that are read" in plain(result)
    assert table.read_text() == TABLE


@pytest.mark.parametrize("option", ["--mapping", "--model"])
def test_neither_mapping_nor_model_of_a_linkage_is_written_over(table, tmp_path, option):
    told = tmp_path / "told.json"
    told.write_text("{}")
    result = run("link", table, table, option, told, "-o", told)
    assert result.exit_code == 2 and "one of the files that are read" in plain(result)
    assert told.read_text() == "{}"


@pytest.mark.parametrize(
    "command",
    [
        ("hidden", "TABLE", "--replicates", "0", "-f", "json", "-o"),
        ("hidden", "TABLE", "--replicates", "0", "--pdf"),
        ("linked", "estimate", "FOLDER", "-o"),
        ("linked", "status", "FOLDER", "-f", "json", "-o"),
        ("linked", "log", "FOLDER", "-f", "json", "-o"),
        ("linked", "sample", "FOLDER", "-o"),
        ("link", "TABLE", "TABLE", "--overlaps"),
        ("link", "TABLE", "TABLE", "--propose"),
        ("hash-list", "TABLE", "--key-file", "KEY", "--make-key", "-o"),
        ("unseen", "--harm", "neglect", "-f", "json", "-o"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("place", ["pairs.csv", "content/records.parquet", "folder.json"])
@pytest.mark.django_db
def test_nothing_is_written_into_a_working_folder(table, folder, command, place):
    def contents():
        return {
            path: path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file() and not path.name.startswith("access")
        }

    before = contents()
    names = {"TABLE": table, "FOLDER": folder, "KEY": table.with_name("key")}
    result = run(*(names.get(word, word) for word in command), folder / place)
    assert result.exit_code == 2, result.output
    assert "lies in the working folder study" in plain(result) or "neither .csv" in plain(
        result
    )
    assert contents() == before


def test_a_folder_that_no_longer_says_what_it_is_is_still_known(folder, tmp_path):
    (folder / "folder.json").write_text("damaged")
    assert folder_around(folder / "content" / "deep" / "x.csv") == folder
    (tmp_path / "link").symlink_to(folder)
    assert folder_around(tmp_path / "link" / "x.csv") == folder
    assert folder_around(tmp_path / "x.csv") is None


def test_a_folder_json_of_another_program_is_no_working_folder(tmp_path):
    (tmp_path / "folder.json").write_text('{"form": "other"}')
    assert folder_around(tmp_path / "x.csv") is None


def test_the_answer_and_the_note_need_two_files(table, tmp_path):
    both = tmp_path / "both.pdf"
    result = run("hidden", table, "--replicates", "0", "--pdf", both, "-o", both)
    assert result.exit_code == 2 and "Name two" in plain(result)
    assert not both.exists()
