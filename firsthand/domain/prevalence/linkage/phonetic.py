"""
Phonetic: names that sound alike have one code, so that a name spelt by ear still meets its own.

The code is Soundex as the United States National Archives use it [NARA2007], also given by
Knuth [Knuth1998, section 6.4]: the first letter, then three digits for the consonants that
follow. Letters of one digit count once where they stand side by side or only h or w parts them.
"""

DIGITS = {
    letter: digit
    for letters, digit in (
        ("bfpv", "1"),
        ("cgjkqsxz", "2"),
        ("dt", "3"),
        ("l", "4"),
        ("mn", "5"),
        ("r", "6"),
    )
    for letter in letters
}
SILENT = "hw"  # neither coded nor parting letters of one digit
LENGTH = 4


def soundex(name: str) -> str:
    """Return the code of a name in small letters, as 'r163' for 'robert'; '' without any."""
    letters = [one for one in name if "a" <= one <= "z"]
    if not letters:
        return ""
    code, before = letters[0], DIGITS.get(letters[0], "")
    for letter in letters[1:]:
        if letter in SILENT:
            continue
        digit = DIGITS.get(letter, "")
        if digit and digit != before:
            code += digit
        before = digit
    return code[:LENGTH].ljust(LENGTH, "0")
