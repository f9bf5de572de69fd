"""Identified: why nothing is said of whether the parameters of a method are identified."""

from firsthand.stats.hidden.estimate import Estimate

NOT_FITTED = "No model was fitted, for the reasons given; so there is nothing to be identified."
FORMULA = "A formula of counts: it has no maximum that might fail to be identified."
CHAINS = (
    "Draws weighed by a prior, not a maximum: they exist whether or not the table identifies "
    "the parameters. Whether chains of draws agree is in the reasons."
)
WHOLE = "No method has a number that leads, so there is no model of which to say it."
WHY = {
    "all": WHOLE,
    "coverage": FORMULA,
    "chapman": FORMULA,
    "graphs": (
        "An average over many graphs, each with a prior: there is no one maximum that might "
        "fail to be identified."
    ),
    "latent": CHAINS,
}


def because(one: Estimate) -> str | None:
    """Return why `identifiable` is not known of an estimate; None where it is told."""
    if one.identifiable is not None:
        return None
    led_by = one.detail.get("led_by") if one.method == "all" else None
    return WHY.get(str(led_by or one.method), NOT_FITTED)
