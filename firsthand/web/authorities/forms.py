"""What a reader may ask on the list of authorities."""

from django import forms


class FindForm(forms.Form):
    """The name or the three-digit code of an authority."""

    name = forms.CharField(required=False, max_length=100, label="Name or code")
