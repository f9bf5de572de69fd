"""Early warning: the signals worth a person's time, each with its picture, the rest counted."""
