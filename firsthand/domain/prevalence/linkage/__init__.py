"""The same child on several lists: what is compared, how alike records are, and who is one."""
