"""Control charts of any series: the right kind, its flags, and what it could not do."""
