"""What a reader may ask of a thematic inspection: a choice of areas, or results to pool."""

from django import forms

from firsthand.domain.planning.programme.thematic import Design
from firsthand.refdata import read

FIRST_HARM = "child-sexual-exploitation"
LARGEST = 100_000  # characters of pasted results
DESIGNS = (
    (Design.STRATIFIED.value, "Stratified by what is known of the harm"),
    (Design.BY_CHILDREN.value, "In proportion to the number of children"),
    (Design.SIMPLE.value, "Simple: every area alike"),
)
EXAMPLE = (
    "area,found,read\r\nNorthtown,3,40\r\nEastshire,10,50\r\nSouthport,1,30\r\nWesthill,12,60"
)


class AreasForm(forms.Form):
    """How many areas, of which harm, by which design and seed."""

    areas = forms.IntegerField(label="How many areas", min_value=1, max_value=200)
    harm = forms.ChoiceField(label="Harm")
    design = forms.ChoiceField(label="How they are chosen", choices=DESIGNS)
    seed = forms.CharField(label="Seed", max_length=100)

    def __init__(self, data: object = None) -> None:
        """Offer the harms that exist; a form not yet sent holds what most would choose."""
        first = {"areas": 8, "harm": FIRST_HARM, "design": Design.STRATIFIED.value}
        super().__init__(data, initial=first)
        self.fields["harm"].choices = [(h.key, h.name) for h in read.harms()]
        self.fields["areas"].error_messages.update(
            required="Enter how many areas to choose",
            invalid="Enter a whole number of areas, such as 8",
            min_value="Enter 1 area or more",
            max_value="Enter 200 areas or fewer; there are about 150",
        )
        self.fields["seed"].error_messages["required"] = (
            "Enter a seed: any text that was fixed before, such as the day of the decision"
        )
        for name in ("harm", "design"):
            self.fields[name].error_messages["invalid_choice"] = (
                f"“%(value)s” is not a {name} that we know. Choose one from the list"
            )


class ResultsForm(forms.Form):
    """Results of a thematic inspection, pasted as a table."""

    results = forms.CharField(
        label="Results",
        max_length=LARGEST,
        initial=EXAMPLE,
        strip=True,
        error_messages={"required": "Paste the results: columns area, found, read"},
    )
