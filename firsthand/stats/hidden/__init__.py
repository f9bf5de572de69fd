"""How many are on none of several lists: estimates from how the lists overlap."""
