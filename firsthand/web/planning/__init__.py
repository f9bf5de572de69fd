"""Planning: the door to depth, draws, programmes and calendars."""
