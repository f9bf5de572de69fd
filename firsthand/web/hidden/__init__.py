"""Hidden: how many are on none of several lists, and what a study of them would show."""
