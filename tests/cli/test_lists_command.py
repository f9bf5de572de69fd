"""`firsthand lists`: what was understood of a file, as JSON and as a table, and refusals."""

import json

import pytest

from firsthand.domain.common.refusal import Refused
from tests.sources import invented_lists as invented

pytestmark = pytest.mark.requirement("R6")


@pytest.fixture
def workbook(tmp_path):
    """Return a workbook with three lists, a cover, and one cell that cannot be read."""
    headings, rows = invented.annex_a(6, rows=8, seed=4)
    spoilt = [(*row[:7], "PSRMEM - Support", *row[8:]) for row in rows[:1]] + rows[1:]
    sheets = {
        "Cover": (("An invented workbook",), []),
        "List 1": invented.annex_a(1, rows=5, seed=4),
        "List 6": (headings, spoilt),
        "List 7": invented.annex_a(7, rows=9, seed=4),
    }
    path = tmp_path / "invented.xlsx"
    path.write_bytes(invented.as_xlsx(sheets))
    return path


def test_json_tells_sheets_headings_doubts_and_what_is_not_there(run, workbook):
    found = run("lists", str(workbook), "--format", "json")
    assert found.exit_code == 0, found.output
    answer = json.loads(found.stdout)
    assert [one["standard"] for one in answer["lists"]] == [
        "annex-a-1",
        "annex-a-6",
        "annex-a-7",
    ]
    need = answer["lists"][1]
    assert need["rows"] == need["children"] == 8
    assert {heading["read_as"] for heading in need["headings"]} >= {"Primary Need Code"}
    assert [(one["row"], one["given"]) for one in need["doubts"]] == [(2, "PSRMEM - Support")]
    assert need["doubts_by_kind"][0]["cells"] == 1
    assert [one["sheet"] for one in answer["sheets_passed_over"]] == ["Cover"]
    assert len(answer["lists_not_there"]) == 8
    assert [one["given"] for one in answer["contradictions"]] == ["INV0000008"]


def test_a_table_names_each_list_and_each_kind_of_doubt(run, workbook):
    found = run("lists", str(workbook), "--sheet", "List 6")
    assert found.exit_code == 0, found.output
    assert "14 of 14 headings known" in found.output
    assert "Primary Need Code" in found.output


def test_a_list_without_a_reference_is_refused_until_its_column_is_named(run, tmp_path):
    path = tmp_path / "project.csv"
    path.write_text("Nickname,Ward\nRae,North\n", encoding="utf-8")
    refused = run("lists", str(path), "--kind", "voluntary-project")
    assert isinstance(refused.exception, Refused)
    assert "Nickname, Ward" in str(refused.exception)
    named = run("lists", str(path), "--kind", "voluntary-project", "--reference", "Nickname")
    assert named.exit_code == 0, named.output
