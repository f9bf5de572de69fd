"""The reference data of lists: what ships, and how wrong data is refused."""

import shutil

import pytest

from firsthand.domain.planning.drawing.frame import FrameKind
from firsthand.refdata import read_lists
from firsthand.refdata.errors import RefdataError


@pytest.fixture
def copied(tmp_path):
    shutil.copytree(read_lists.ROOT, tmp_path / "lists")
    return tmp_path / "lists"


def spoilt(root, file, before, after):
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    return text[: text.index(before)].count("\n") + 1


def test_there_are_eleven_lists_numbered_in_order():
    assert [form.number for form in read_lists.list_forms()] == list(range(1, 12))


def test_every_list_names_its_reference_first():
    assert all(form.columns[0] == form.reference for form in read_lists.list_forms())


@pytest.mark.parametrize(("number", "columns"), [(1, 7), (5, 14), (8, 34), (9, 17), (10, 16)])
def test_a_list_has_as_many_columns_as_the_guidance_gives_it(number, columns):
    assert len(read_lists.list_forms()[number - 1].columns) == columns


def test_the_form_before_2024_had_four_columns_less_in_the_list_of_care_leavers():
    since = [
        key for key in read_lists.list_forms()[8].columns if read_lists.columns()[key].since
    ]
    assert len(since) == 4


def test_every_kind_of_frame_has_a_form():
    assert set(read_lists.outside_forms()) == set(FrameKind)


def test_the_columns_agree_with_the_schema_in_use(shared):
    """Names and blanks of every list, beside those of the London consortium's schema."""
    import yaml

    from firsthand.sources.lists.spelling import plain

    path = shared / "data" / "samples" / "annex_a" / "Annex_A_schema_liia_pipeline.yml"
    lists = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["column_map"]
    known = read_lists.columns()
    for form in read_lists.list_forms():
        theirs = lists[f"list_{form.number}"]
        assert [plain(known[key].name) for key in form.columns] == [plain(n) for n in theirs]
        needed = [not theirs[name].get("canbeblank", True) for name in theirs]
        ours = [known[key].needed for key in form.columns]
        differing = [n for n, a, b in zip(theirs, needed, ours, strict=True) if a != b]
        # The schema says nothing of these two; the guidance marks both as needed.
        assert set(differing) <= {
            "Date of referral",
            "Child Seen During Continuous Assessment",
        }


@pytest.mark.parametrize(
    ("file", "before", "after", "reader", "words"),
    [
        (
            "annex_a.yaml",
            "[date-of-birth, contact-date]",
            "[date-of-birth, x]",
            "list_forms",
            "x",
        ),
        ("annex_a.yaml", "age, contact-date", "age, nothing", "list_forms", "nothing"),
        ("columns.yaml", "type: code", "type: date", "columns", "code set"),
        ("columns.yaml", "code_set: gender", "code_set: sex", "columns", "sex"),
        ("columns.yaml", '"d ?o ?b"', '"d ?o ?(b"', "columns", "regular expression"),
        ("columns.yaml", "- key: gender", "- key: age", "columns", "given before"),
        ("codes.yaml", "aliases: [m, ", "aliases: [f, ", "code_sets", "'f' is given to"),
        ("codes.yaml", "title: Gender", "name: Gender", "code_sets", "no field 'name'"),
        ("outside.yaml", "kind: school", "kind: scool", "outside_forms", "scool"),
    ],
)
def test_wrong_data_is_refused_with_file_and_line(copied, file, before, after, reader, words):
    spoilt(copied, file, before, after)
    with pytest.raises(RefdataError, match=words) as refusal:
        getattr(read_lists, reader)(copied)
    assert refusal.value.file.name == file
    assert refusal.value.line
