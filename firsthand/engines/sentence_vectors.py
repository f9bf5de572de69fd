"""
Sentence vectors: what words mean, as numbers that lie near each other when meanings do.

The weights lie in the wheel of `wordllama`; nothing is fetched. Version 0.4.0.post1 looks for
its tokenizer in a folder that its wheel does not have, so the file is put into a folder of
ours.
"""

import shutil
import tempfile
from collections.abc import Sequence
from functools import cache
from importlib import import_module, resources
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused

TOKENIZER = "l2_supercat_tokenizer_config.json"


class VectorsLacking(Refused):
    """The word vectors are not installed; nothing was merged."""


def vectors(texts: Sequence[str]) -> npt.NDArray[np.float64]:
    """Return one vector for each text, or refuse with how to get them."""
    if not texts:
        return np.zeros((0, 1))
    return np.asarray(_model().embed(list(texts)), dtype=np.float64)


@cache
def _model() -> Any:
    try:
        package = import_module("wordllama")
    except ImportError as error:
        raise VectorsLacking(
            Objection(
                rule="engine-lacking",
                reason="The word vectors (wordllama) are not installed, so terms cannot be "
                "merged into subjects.",
                remedy="Install them with: pip install 'firsthand[subjects]'.",
            )
        ) from error
    with tempfile.TemporaryDirectory(prefix="firsthand-vectors-") as folder:
        place = Path(folder) / "tokenizers"
        place.mkdir()
        shipped = resources.files("wordllama") / "tokenizers" / TOKENIZER
        with resources.as_file(shipped) as file:
            shutil.copyfile(file, place / TOKENIZER)
        return package.WordLlama.load(cache_dir=Path(folder), disable_download=True)
