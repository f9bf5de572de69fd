"""The few words every room uses: objections, places in a source, what is not known."""
