"""Note words: what the words of a method note mean, for readers who are no statisticians."""

WORDS = {
    "interval": (
        "The numbers that the table does not speak against. Of many intervals at 95 percent, "
        "made where all that is taken to be true is true, 95 in 100 hold the truth."
    ),
    "resample": (
        "The people of the table drawn anew by lot, as many as there are, and the number "
        "worked out again. How far such numbers spread makes the interval."
    ),
    "seed": "The number that decides the lots. The same seed draws the same ones.",
    "log-linear model": (
        "A rule for the counts: each list makes a combination more or less likely by a "
        "factor, and lists that go together by one more. The factors tell how many are on "
        "none."
    ),
    "interaction": (
        "That two or more lists share more people, or fewer, than by chance; a factor of its "
        "own in a log-linear model."
    ),
    "stepwise": (
        "A way to choose the model: it begins with lists that say nothing of each other, and "
        "takes in one interaction after another while the next is unlikely to be by chance."
    ),
    "BIC (Bayesian information criterion)": (
        "A mark of a model: how badly it fits, and a fine for each factor. The least is best."
    ),
    "descent (downhill)": (
        "A way to choose the model: one step after another to the neighbour with the least BIC."
    ),
    "graph": (
        "A picture of which lists depend on which. Many are tried, and each counts as much as "
        "the table speaks for it."
    ),
    "kinds of people (latent)": (
        "People who differ in their chances of being on a list, sorted into a few kinds that "
        "nobody has seen."
    ),
    "sample coverage": (
        "The share of all chances of being on a list that the people seen make up. What is "
        "lacking to all of it tells how many were not seen."
    ),
    "lower bound": "At least about so many, where no more can be said.",
    "odds ratio": (
        "How much greater the odds of being on one list are for those on another than for "
        "those who are not. 1: the lists say nothing of each other; 2: twice the odds; under "
        "1: they avoid each other."
    ),
}
LINKED = {
    "link": "Records of several lists taken to be of one child.",
    "precision": "The share of the links that are right.",
    "recall": "The share of the true links that were made, those never compared included.",
    "compared at all": (
        "No computer compares every two records, only those that agree in something. Of true "
        "pairs that agree in nothing no judge is asked."
    ),
    "recapture": (
        "Two ways of finding pairs that have nothing in common are two samples of all true "
        "pairs: how far they overlap tells how many both missed."
    ),
    "draw (over who is who)": (
        "The links drawn by lot, each as often as it is likely to be right, and the number "
        "worked out from them."
    ),
    "variance": (
        "A measure of how far a number may be from the truth by chance; its parts add up."
    ),
}


def explained(*, linked: bool) -> list[dict[str, str]]:
    """Return each word with what it means; those of a linkage too where lists were linked."""
    words = WORDS | LINKED if linked else WORDS
    return [{"word": word, "means": means} for word, means in words.items()]
