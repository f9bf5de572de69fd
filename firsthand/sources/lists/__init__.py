"""Lists: of children, as authorities and others really send them, read with nothing dropped."""
