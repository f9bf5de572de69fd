"""How many there are whom nobody knows: when an estimate may be believed, and when not."""
