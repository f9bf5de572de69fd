"""Early warning as files: right types in workbooks, no formula runs, JSON without NaN."""

import csv
import json
from datetime import date, datetime
from io import BytesIO, StringIO
from math import inf, nan

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from firsthand.cli import printing
from firsthand.cli.commands import app
from firsthand.services import exports
from firsthand.services.signalling import shape, triage
from firsthand.services.signalling.triage import Asked
from firsthand.services.subjects import record
from firsthand.web import long_answers
from tests.domain.inspection import build
from tests.domain.surveillance.named import CUCKOOING, FOUND, MORNING
from tests.domain.surveillance.triaged import MORNING as SIGNAL_MORNING
from tests.domain.surveillance.triaged import SIGNAL
from tests.web.invented_signals import answer, signal

FORMULAS = (
    '=HYPERLINK("http://x","y")',
    "@SUM(A1)",
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "\uff1d1+1",
)
MARKUP = "[/bold] [link=http://x]here[/link] [red]"
SIGNAL_KEYS = {
    *("la_code", "authority", "indicator", "kind", "first_raisable_on", "direction"),
    *("q_value", "sentence", "caveats"),
}
BACKTEST_KEYS = {
    *("target", "model", "n", "positives", "auc", "auc_low", "auc_high"),
    *("average_precision", "top20_caught", "calibration"),
}


def no_constant(name):
    raise AssertionError(f"{name} stands in JSON")


def strict(text):
    return json.loads(text, parse_constant=no_constant)


def run(*words):
    return CliRunner().invoke(app, list(words))


def cells(content):
    """Return the rows of the first sheet by heading, as another program reads them."""
    sheet = load_workbook(BytesIO(content)).worksheets[0]
    head, *rows = sheet.iter_rows()
    return [dict(zip([c.value for c in head], row, strict=True)) for row in rows]


@pytest.fixture
def told(monkeypatch):
    made = answer(*(signal(1, sentence=text) for text in FORMULAS), signal(9, value=None))
    monkeypatch.setattr(long_answers, "signals", lambda *, as_of: made)
    return made


def test_a_workbook_of_signals_holds_numbers_days_and_texts(site, told):
    first, *_, last = cells(site.get("/signals/signals.xlsx").content)
    assert first["q value"].value == 0.02
    assert first["first raisable on"].value.date() == date(2025, 12, 1)
    assert (first["la code"].value, first["la code"].data_type) == ("372", "s")
    assert last["value"].value is None
    types = {
        row["sentence"].data_type for row in cells(site.get("/signals/signals.xlsx").content)
    }
    assert types == {"s"}  # never a formula


def test_no_cell_of_a_csv_begins_a_formula(site, told):
    text = site.get("/signals/signals.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(text)))
    assert [row["sentence"] for row in rows[: len(FORMULAS)]] == [f"'{one}" for one in FORMULAS]


@pytest.mark.parametrize("name", ["failing", "backtest"])
def test_workbooks_of_probabilities_open_with_numbers(site, name):
    day = {"as_of": "2026-01-01"}
    rows = cells(site.get(f"/{name}/{name}.xlsx", day).content)
    listed = list(
        csv.reader(StringIO(site.get(f"/{name}/{name}.csv", day).content.decode("utf-8-sig")))
    )
    assert len(rows) == len(listed) - 1 > 5
    kinds = {cell.data_type for row in rows for cell in row.values() if cell.value is not None}
    assert "n" in kinds
    assert kinds <= {"n", "s", "d", "b"}
    for row in rows:
        assert all(
            not isinstance(c.value, str) or c.value not in ("nan", "inf") for c in row.values()
        )


@pytest.mark.parametrize("text", [FORMULAS[0], FORMULAS[-1], MARKUP])
def test_reasons_and_names_run_nowhere_on_the_command_line(
    db,
    raised_signals,
    tmp_path,
    text,
    monkeypatch,
):
    asked = Asked(signal_id=SIGNAL.id, by=build.QUALITY, now=SIGNAL_MORNING)
    triage.open_signal(asked)
    triage.dismiss(asked, text)
    record.record_found([FOUND], by=build.QUALITY, now=MORNING)
    record.name(record.Asked(subject_id=CUCKOOING, by=build.QUALITY, now=MORNING), text)
    monkeypatch.setattr("firsthand.cli.triage.prepare", lambda: None)
    monkeypatch.setattr("firsthand.cli.subject_register.prepare", lambda: None)
    for command, column in (("triage", "reason"), ("subject-register", "called")):
        out = run(command, "--as-of", "2026-03-10", "--format", "csv")
        row = next(csv.DictReader(StringIO(out.stdout)))
        assert row[column] == (text if text == MARKUP else f"'{text}")
        file = tmp_path / f"{command}.xlsx"
        assert (
            run(
                command, "--as-of", "2026-03-10", "--format", "xlsx", "--output", str(file)
            ).exit_code
            == 0
        )
        (found,) = cells(file.read_bytes())
        assert (found[column].value, found[column].data_type) == (text, "s")
        table = run(command, "--as-of", "2026-03-10", "--format", "table")
        assert table.exit_code == 0
        assert text.split()[0] in table.stdout


@pytest.mark.requirement("R13")
def test_a_signal_has_every_key_that_was_promised():
    (row,) = shape.of_signals(answer(signal(1)), team=None, near=False)
    assert set(row) >= SIGNAL_KEYS
    assert isinstance(row["caveats"], list)


@pytest.mark.requirement("R24")
@pytest.mark.parametrize(
    "path", ["signals", "failing", "backtest", "funnels/re-referral-share", "charts/372"]
)
@pytest.mark.parametrize("as_of", ["2005-01-01", "2026-01-01"])
def test_no_answer_in_json_holds_what_is_no_number(site, path, as_of):
    found = strict(site.get(f"/api/v1/{path}", {"as_of": as_of}).content)
    if path == "backtest":
        assert all(set(row) >= BACKTEST_KEYS for row in found["results"])


def test_json_and_cells_of_what_is_no_number_are_empty():
    rows = [{"a": nan, "b": [inf, {"c": -inf}], "d": (1.5, None), "e": date(2026, 1, 1)}]
    assert strict(printing.as_json(rows)) == [
        {"a": None, "b": [None, {"c": None}], "d": [1.5, None], "e": "2026-01-01"}
    ]
    flat = [{"a": nan, "b": inf, "c": 1.5, "d": datetime(2026, 1, 1)}]
    (row,) = cells(exports.xlsx_bytes(flat))
    assert [cell.value for cell in row.values()][:3] == [None, None, 1.5]
    assert exports.csv_text(flat).splitlines()[1].startswith(",,1.5,")
