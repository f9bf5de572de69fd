"""Draws as acts: from real files, checked, recorded, and told as of a day."""

import json
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.domain.planning.drawing.draw import Design
from firsthand.domain.planning.drawing.method import Told
from firsthand.domain.planning.drawing.selection import EventKind, SelectionEvent
from firsthand.domain.reference.unknown import UnknownDraw
from firsthand.services import draws, exports, shapes_draws
from firsthand.store.models import draws as tables
from tests.domain.planning.drawing.invented_frame import HEADINGS, children

ROOT = Path(__file__).parents[2]
MORNING = datetime(2026, 3, 2, 9, tzinfo=UTC)
EVENING = datetime(2026, 3, 5, 20, tzinfo=UTC)
DESIGN = Design(seed="2026", size=8)


def as_csv(rows):
    return draws.as_file(HEADINGS, rows)


def as_xlsx(rows):
    return exports.xlsx_bytes([dict(zip(HEADINGS, row, strict=True)) for row in rows])


def given(content, name="list.csv"):
    return draws.Given(content=content, name=name)


def receipt(found):
    return json.dumps(shapes_draws.of_receipt(found), default=str).encode()


def references(found):
    return [case.reference for case in found.drawn.cases]


def test_a_csv_and_a_workbook_of_the_same_list_give_the_same_cases_and_hash():
    one = draws.draw(given(as_csv(children(40))), DESIGN)
    sheet = Design(seed="2026", size=8, sheet="Rows")
    other = draws.draw(given(as_xlsx(reversed(children(40))), "list.xlsx"), sheet)
    straight = draws.draw(given(as_xlsx(children(40)), "list.xlsx"), sheet)
    assert references(one) == references(other) == references(straight)
    assert straight.drawn.public.list.content_sha256 == one.drawn.public.list.content_sha256


def test_the_ten_lines_of_the_document_draw_the_same_cases(tmp_path):
    document = (ROOT / "docs" / "methods" / "drawing.md").read_text(encoding="utf-8")
    program = document.split("```python\n")[1].split("```")[0]
    (tmp_path / "list.csv").write_bytes(as_csv(children(40)))
    told = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    found = draws.draw(given(as_csv(children(40))), DESIGN)
    reserves = [case.reference for case in found.drawn.reserves]
    assert told == f"Drawn: {references(found)}\nIn reserve: {reserves}\n"


def test_the_lines_on_the_page_are_those_of_the_document():
    from firsthand.web.draws.views import TEN_LINES

    assert TEN_LINES in (ROOT / "docs" / "methods" / "drawing.md").read_text(encoding="utf-8")


def test_a_workbook_of_several_lists_is_refused_until_one_is_named(shared):
    book = shared / "data" / "samples" / "annex_a" / "Annex_A_2024_Jan.xlsx"
    with pytest.raises(Refused, match="holds 11 lists"):
        draws.draw(draws.Given(content=book, name=book.name), Design(seed="1", size=2))
    found = draws.draw(
        draws.Given(content=book, name=book.name), Design(seed="1", size=2, sheet="List 6")
    )
    assert found.drawn.public.list.standard == "annex-a-6"


def test_a_receipt_draws_the_same_cases_again():
    found = draws.draw(given(as_csv(children(40))), DESIGN)
    again = draws.check(
        given(as_csv(reversed(children(40)))), receipt(found), receipt_name="receipt.json"
    )
    assert references(again) == references(found)


def test_a_list_that_changed_since_is_refused_with_what_changed():
    proof = receipt(draws.draw(given(as_csv(children(40))), DESIGN))
    with pytest.raises(Refused, match="1 child added: C0041") as told:
        draws.check(given(as_csv(children(41))), proof, receipt_name="receipt.json")
    assert told.value.objections[0].rule == "list-changed"


def test_a_receipt_that_was_altered_is_found_out():
    shape = shapes_draws.of_receipt(draws.draw(given(as_csv(children(40))), DESIGN))
    drawn = {case["reference"] for case in shape["cases"]}
    shape["cases"][0]["reference"] = next(r[0] for r in children(40) if r[0] not in drawn)
    with pytest.raises(Refused, match="the receipt was altered"):
        draws.check(
            given(as_csv(children(40))),
            json.dumps(shape, default=str).encode(),
            receipt_name="receipt.json",
        )


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"\xff\xfe", b"[1]", b'{"receipt": {}}', b"a: ["]
)
def test_what_is_no_receipt_is_refused_in_words(content):
    with pytest.raises(Refused):
        draws.check(given(as_csv(children(9))), content, receipt_name="receipt.json")


@pytest.mark.django_db
def test_only_the_public_part_is_recorded_and_only_once():
    found = draws.draw(given(as_csv(children(40)), "Jane Doe.csv"), DESIGN)
    assert draws.record(found, now=MORNING) == draws.record(found, now=EVENING)
    rows = [
        str(value)
        for table in (tables.Draw, tables.DrawStratum)
        for row in table.objects.values()
        for value in row.values()
    ]
    assert tables.Draw.objects.count() == 1
    assert not any(row[0] in value for row in children(40) for value in rows)
    assert not any("Jane" in value for value in rows)


@pytest.mark.django_db
def test_a_receipt_records_the_same_draw():
    found = draws.draw(given(as_csv(children(40))), DESIGN)
    assert draws.record_receipt(receipt(found), now=MORNING) == found.draw_id


def recorded():
    return draws.record(draws.draw(given(as_csv(children(40))), DESIGN), now=MORNING)


def refused(case, by="Lead inspector"):
    return SelectionEvent(
        kind=EventKind.REFUSED, case=case, reason="The family said no.", by=by
    )


@pytest.mark.django_db
def test_what_became_of_a_case_is_known_from_its_day():
    draw_id = recorded()
    draws.add_event(refused("2"), draw_id=draw_id, now=EVENING)
    before = draws.recorded(draw_id, as_of=date(2026, 3, 4))
    after = draws.recorded(draw_id, as_of=date(2026, 3, 5))
    assert (before.selected.counted, after.selected.counted) == (8, 7)


@pytest.mark.django_db
def test_a_draw_is_not_known_before_its_day():
    draw_id = recorded()
    with pytest.raises(UnknownDraw):
        draws.recorded(draw_id, as_of=date(2026, 3, 1))
    assert draws.recorded_draws(as_of=date(2026, 3, 1)) == ()


@pytest.mark.django_db
def test_an_event_that_cannot_have_happened_is_not_recorded():
    draw_id = recorded()
    with pytest.raises(Refused):
        draws.add_event(refused("9"), draw_id=draw_id, now=EVENING)
    assert tables.SelectionEvent.objects.count() == 0


@pytest.mark.django_db
def test_the_newest_fact_stands_and_the_earlier_one_is_kept():
    draw_id = recorded()
    for said, when in (("Alone.", MORNING), ("With an advocate.", EVENING)):
        draws.add_fact("spoken-with", said, by="Lead", draw_id=draw_id, now=when)
    assert draws.recorded(draw_id, as_of=date(2026, 3, 5)).stored.told == {
        Told.SPOKEN_WITH: "With an advocate."
    }
    assert draws.recorded(draw_id, as_of=date(2026, 3, 2)).stored.told == {
        Told.SPOKEN_WITH: "Alone."
    }


@pytest.mark.django_db
def test_several_draws_from_one_list_are_counted():
    for seed in ("1", "2", "3"):
        found = draws.draw(given(as_csv(children(40))), Design(seed=seed, size=8))
        draws.record(found, now=MORNING)
    told = draws.recorded(found.draw_id, as_of=date(2026, 3, 2)).statement
    assert "one of 3 draws" in str(told)
