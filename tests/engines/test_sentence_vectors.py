"""Sentence vectors: like meanings lie near, nothing is fetched, their absence is said."""

import socket
import sys

import numpy as np
import pytest

from firsthand.engines import sentence_vectors
from firsthand.engines.sentence_vectors import VectorsLacking, vectors


@pytest.fixture
def not_yet_loaded():
    sentence_vectors._model.cache_clear()
    yield
    sentence_vectors._model.cache_clear()


def near(one, other):
    found = vectors([one, other])
    return float(found[0] @ found[1] / np.prod(np.linalg.norm(found, axis=1)))


def test_like_meanings_lie_nearer_than_unlike_ones():
    assert near("pandemic", "covid") > near("pandemic", "county lines") + 0.2


def test_the_same_text_has_the_same_vector_again():
    assert np.array_equal(vectors(["modern slavery"]), vectors(["modern slavery"]))


def test_no_text_gives_no_vector():
    assert len(vectors([])) == 0


def test_nothing_is_fetched(monkeypatch, not_yet_loaded):
    def refuse(*_args, **_kwargs):
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert vectors(["without a network"]).shape == (1, 256)


def test_without_the_vectors_it_is_said_how_to_get_them(monkeypatch, not_yet_loaded):
    monkeypatch.setitem(sys.modules, "wordllama", None)
    with pytest.raises(VectorsLacking) as told:
        vectors(["a text"])
    (objection,) = told.value.objections
    assert "firsthand[subjects]" in objection.remedy
