"""Control charts: of the published indicators of an authority, and of anybody's own figures."""
