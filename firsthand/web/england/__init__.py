"""England: the national picture of one harm, as map, chart and table."""
