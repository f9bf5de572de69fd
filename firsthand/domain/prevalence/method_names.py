"""Method names: what each method is called wherever people read of it."""

from collections.abc import Iterable

NAMES = {
    "all": "All methods",
    "stepwise": "Stepwise log-linear model",
    "bic": "Best model (bic)",
    "downhill": "Model by descent (downhill)",
    "graphs": "Average over graphs",
    "latent": "Kinds of people (latent)",
    "coverage": "Sample coverage",
    "chao": "Lower bound (Chao)",
    "chapman": "Two lists (Chapman)",
}


def in_text(method: str) -> str:
    """Return the name of a method as it stands within a sentence."""
    name = NAMES[method]
    return name[0].lower() + name[1:]


def and_in_text(methods: Iterable[str]) -> str:
    """Return the names of one method or several within a sentence."""
    *first, last = map(in_text, methods)
    return f"{', '.join(first)} and {last}" if first else last
