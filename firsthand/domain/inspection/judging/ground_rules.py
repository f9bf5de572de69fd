"""The names of the rules that a protocol can ask; `ground_checks.py` has the checks."""

GROUNDS = frozenset(
    {
        "look",
        "methods",
        "relations",
        "own-test",
        "own-choice",
        "lived-experience",
        "open-questions",
        "stale",
        "against",
    }
)
APPLIES_TO = frozenset({"favourable", "every"})
# Without these, paper could pass for practice, or a question be passed over in silence.
NEVER_SET_ASIDE = frozenset({"look", "relations", "open-questions", "against"})
