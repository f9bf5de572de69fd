"""What is left of a working folder that was cut short or damaged goes; no other folder does."""

import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.engines import private, working_folder
from firsthand.engines.folders import access, ending, facts
from tests.engines.folders.places import LAST_DAY, by, keys, made, opened

pytestmark = pytest.mark.requirement("R22")


class Killed(BaseException):
    """The computer stopped."""


def delete(tmp_path, name="study"):
    return working_folder.delete(tmp_path / name, key=keys(tmp_path), access=by())


def cut_short(tmp_path, monkeypatch, *, at):
    """Make a folder, and stop at a step as a computer does: nothing is tidied away."""

    def stop(*_, **__):
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(private, "rmtree", lambda *_, **__: None)
        patch.setattr(*at, stop)
        with pytest.raises(Killed):
            made(tmp_path)
    return tmp_path / "study"


@pytest.mark.parametrize(
    "at", [(private, "held"), (private, "put_beside"), (access.AccessLog, "add")]
)
def test_wherever_making_a_folder_was_cut_short_it_says_what_it_is_and_goes(
    tmp_path, monkeypatch, at
):
    folder = cut_short(tmp_path, monkeypatch, at=at)
    assert facts.read_facts(folder).last_day == LAST_DAY
    assert delete(tmp_path).finished
    with pytest.raises(ending.Deleted):
        opened(tmp_path)


def test_a_folder_without_what_it_says_of_itself_is_told_how_it_goes(tmp_path):
    folder = made(tmp_path).path
    (folder / facts.FACTS).unlink()
    with pytest.raises(Refused, match=r"firsthand linked delete .*study --yes"):
        opened(tmp_path)
    assert delete(tmp_path).files == 1
    assert not list((folder / ending.CONTENT).iterdir())
    with pytest.raises(ending.Deleted, match="1 file"):
        opened(tmp_path)
    assert (folder / access.LOG).exists()


def test_the_key_of_a_damaged_folder_goes_where_it_can_still_be_read_which_it_is(tmp_path):
    study, other = made(tmp_path), made(tmp_path, name="other")
    kept = tmp_path / "keys" / study.facts.folder_id
    assert kept.exists()
    file = study.path / facts.FACTS
    file.write_text(file.read_text()[:-20])
    with pytest.raises(Refused, match="missing or damaged"):
        opened(tmp_path)
    delete(tmp_path)
    assert not kept.exists()
    assert (tmp_path / "keys" / other.facts.folder_id).exists()
    assert delete(tmp_path).finished  # again: nothing more to do


def test_a_key_within_a_damaged_folder_goes_too(tmp_path):
    folder = made(tmp_path, passphrase="five words drawn by lot").path
    (folder / facts.FACTS).write_text("")
    delete(tmp_path)
    assert not (folder / "folder-key").exists()
    assert not list((folder / ending.CONTENT).iterdir())


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "mine.txt").write_text("keep"),
        lambda folder: (folder / "content" / "mine.txt").write_text("keep"),
        lambda folder: (folder / "content" / "mine").mkdir(),
        lambda folder: (folder / "lock").write_text("4711"),
        lambda folder: (folder / "content" / "link").symlink_to(folder / "lock"),
        lambda folder: (folder / "lock").unlink(),
        lambda folder: (
            (folder / "README.txt").unlink()
            or (folder / "README.txt").symlink_to(folder / "lock")
        ),
    ],
)
def test_a_folder_in_which_anything_else_lies_is_never_taken_for_one(tmp_path, change):
    folder = made(tmp_path).path
    (folder / facts.FACTS).write_text("{")
    change(folder)
    before = sorted(path.name for path in folder.rglob("*"))
    with pytest.raises(Refused, match="is no working folder"):
        delete(tmp_path)
    assert sorted(path.name for path in folder.rglob("*")) == before


def test_neither_another_programs_folder_nor_a_link_to_ours_is_deleted(tmp_path):
    folder = made(tmp_path).path
    (folder / facts.FACTS).write_text('{"form": "x"}')
    with pytest.raises(Refused, match="another program's"):
        delete(tmp_path)
    (folder / facts.FACTS).write_text("{")
    (tmp_path / "elsewhere").symlink_to(folder)
    with pytest.raises(Refused, match="is no working folder"):
        delete(tmp_path, "elsewhere")
    with pytest.raises(Refused, match=r"there is no folder.json"):
        delete(tmp_path, "nowhere")
    assert (folder / ending.CONTENT / "records.parquet").exists()


def test_a_new_folder_can_be_taken_away_with_its_key(tmp_path):
    folder = made(tmp_path)
    folder.discard()
    assert not folder.path.exists()
    assert not list((tmp_path / "keys").iterdir())
