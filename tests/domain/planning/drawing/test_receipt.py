"""Receipts: a list that changed since its draw is found out, with what changed."""

from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.planning.drawing.draw import Design, draw
from firsthand.domain.planning.drawing.receipt import change, objections_to_list, receipt_of
from tests.domain.planning.drawing.invented_frame import children, frame

DESIGN = Design(seed="2026", size=5)


def receipt(rows=None, design=DESIGN):
    first = frame(*(rows or children(20)))
    return receipt_of(first, design, draw(first, design))


def changes(*rows, of=None):
    return change(frame(*rows), of or receipt())


def test_the_same_list_is_not_objected_to():
    assert objections_to_list(frame(*children(20)), receipt()) == ()


def test_the_same_rows_in_another_order_are_the_same_list():
    assert objections_to_list(frame(*reversed(children(20))), receipt()) == ()


def test_a_child_added_is_named():
    found = changes(*children(20), ("C0099", "North", "CIN"))
    assert (found.added, found.removed_count, found.changed) == (("C0099",), 0, ())


def test_a_child_removed_is_named_only_if_it_was_drawn():
    own = receipt()
    drawn = {case.reference for case in (*own.cases, *own.reserves)}
    gone = next(row[0] for row in children(20) if row[0] in drawn)
    other = next(row[0] for row in children(20) if row[0] not in drawn)
    found = changes(*(row for row in children(20) if row[0] not in {gone, other}))
    assert (found.removed, found.removed_count) == ((gone,), 2)


def test_one_changed_cell_is_found():
    rows = list(children(20))
    rows[7] = (rows[7][0], "West", rows[7][2])
    assert changes(*rows).changed == (rows[7][0],)


def test_a_changed_row_of_no_child_is_found():
    with_one = receipt((*children(20), ("", "North", "CIN")))
    assert not changes(*children(20), ("", "North", "CIN"), of=with_one).any
    assert changes(*children(20), ("", "South", "CIN"), of=with_one).unnamed_differ


def test_other_headings_are_found():
    other = frame(*children(20), headings=("Child ID", "Ward", "Plan"))
    assert change(other, receipt()).headings_differ


def test_the_objection_names_what_changed_and_both_hashes():
    told = objections_to_list(frame(*children(21)), receipt())
    assert told[0].rule == "list-changed"
    assert "1 child added: C0021" in told[0].reason
    assert receipt().public.list.content_sha256[:16] in told[0].reason
    assert told[0].remedy


@given(st.sets(st.integers(1, 20)), st.sets(st.integers(21, 40)))
def test_every_change_is_counted(removed, added):
    rows = [row for row in children(40) if int(row[0][1:]) in added or int(row[0][1:]) <= 20]
    kept = [row for row in rows if int(row[0][1:]) not in removed]
    found = changes(*kept) if kept else None
    if found:
        assert (len(found.added), found.removed_count) == (len(added), len(removed))


def test_a_receipt_holds_no_reference_of_a_child_who_was_not_drawn():
    own = receipt()
    drawn = {case.reference for case in (*own.cases, *own.reserves)}
    assert not any(row[0] in repr(own) for row in children(20) if row[0] not in drawn)
