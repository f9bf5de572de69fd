"""What cannot be when the lists of one authority are laid beside each other."""

from datetime import date

from firsthand.domain.planning.drawing.frame import Frame, FrameKind, Row
from firsthand.domain.planning.drawing.lists_compared import contradictions

ENDED = {
    "annex-a-6": "CIN Closure Date",
    "annex-a-7": "Child Protection Plan End Date",
    "annex-a-8": "Date Ceased to be Looked After",
}
LAST_YEAR = date(2023, 1, 1)


def frame(standard: str, **children: date | None) -> Frame:
    return Frame(
        name=standard,
        kind=FrameKind.STATUTORY,
        file_sha256="",
        content_sha256="",
        standard=standard,
        reference_column="Child ID",
        headings=("Child ID",),
        standard_names={},
        repeats_allowed=False,
        rows=tuple(
            Row(
                number=number,
                reference=child,
                cells={"Child ID": child},
                read={ENDED[standard]: ended},
            )
            for number, (child, ended) in enumerate(children.items(), start=2)
        ),
        doubts=(),
    )


def told(*frames: Frame) -> list[tuple[str, str, str]]:
    return [(name, doubt.given, doubt.reason) for name, doubt in contradictions(frames)]


def test_a_child_in_care_or_with_a_plan_stands_among_the_children_in_need():
    need = frame("annex-a-6", A=None)
    found = told(need, frame("annex-a-7", A=None, B=None), frame("annex-a-8", C=None))
    missing = "is open here and is not in list 6 (children in need)"
    assert found == [("annex-a-7", "B", missing), ("annex-a-8", "C", missing)]


def test_a_case_closed_in_one_list_and_open_in_another_is_shown():
    found = told(frame("annex-a-6", A=LAST_YEAR), frame("annex-a-7", A=None))
    assert found == [("annex-a-7", "A", "is open here and closed in list 6 (children in need)")]


def test_what_has_ended_contradicts_nothing():
    assert told(frame("annex-a-6", A=LAST_YEAR), frame("annex-a-8", A=LAST_YEAR)) == []


def test_without_the_list_of_children_in_need_nothing_can_be_said():
    assert told(frame("annex-a-7", A=None)) == []
