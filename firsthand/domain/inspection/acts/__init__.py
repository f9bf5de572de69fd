"""What people do in an inspection, as values: what each act says, not what is allowed."""
