"""The frames outside services: whole, outside, and each with its source or its judgement."""

import pytest

from firsthand.refdata.errors import RefdataError
from firsthand.refdata.read_outside_frames import FILE, outside_frames

ENTRY = """- {{key: {key}, name: A list, kind: {kind}, keeper: Somebody,
   holds: Some, misses: Others, source: None, basis: own-judgement}}
"""


def test_the_shipped_frames_are_read_and_none_is_of_a_statutory_service():
    frames = outside_frames()
    assert len({one.key for one in frames}) == len(frames) > 8
    assert all(one.kind.outside for one in frames)
    assert "missing-from-education" in {one.key for one in frames}


def test_a_reason_without_a_source_says_so():
    for one in outside_frames():
        assert one.source.startswith("No source") == (one.basis == "own-judgement")
        assert one.basis == "source" or "our own judgement" in one.source
    assert FILE.exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ENTRY.format(key="a", kind="statutory"), "no frame outside services"),
        (ENTRY.format(key="a", kind="school") * 2, "given before"),
    ],
)
def test_a_wrong_entry_is_refused_with_its_line(tmp_path, text, said):
    file = tmp_path / "outside.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(RefdataError, match=said):
        outside_frames(file)
