"""Publications, recognised by the names of their files."""

import pytest

from firsthand.domain.reference.publication import Publication, described


def publication(key, pattern):
    """Return an invented publication."""
    return Publication(
        key=key,
        pattern=pattern,
        publisher="Fenland Press",
        title=key,
        kind="report",
        address=None,
        licence="not-stated",
        licence_basis="invented",
        known_on=None,
        known_on_basis="rule",
    )


CATALOGUE = (
    publication("visit", r"fen visit[^/]*\.pdf$"),
    publication("any", r"fen[^/]*\.pdf$"),
)


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("/a/Fen Visit 3.PDF", "visit"),
        ("C:\\a\\fen visit 3.pdf", "visit"),
        ("fen report.pdf", "any"),
    ],
)
def test_the_first_pattern_that_fits_wins_on_every_system(path, key):
    assert described(path, CATALOGUE).key == key


@pytest.mark.parametrize("path", ["fen visit/cover.txt", "report.pdf", ""])
def test_a_file_that_no_pattern_fits_is_described_by_nothing(path):
    assert described(path, CATALOGUE) is None
