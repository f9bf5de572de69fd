"""Numbers as reports print them: in figures, or in words up to ninety-nine."""

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS = (
    {word: n for n, word in enumerate(_UNITS.split())}
    | {word: n for n, word in zip(range(20, 100, 10), _TENS.split(), strict=True)}
    | {"a": 1, "an": 1}
)
NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})?|{'|'.join(w for w in _WORDS if len(w) > 2)})"


def number_of(text: str) -> int:
    """Return the number that `text` writes in figures or words; 0 when it is none."""
    plain = text.lower().replace(",", "")
    if plain.isdigit():
        return int(plain)
    return sum(_WORDS.get(word, 0) for word in plain.split("-"))
