"""The same child on several lists: what is compared, how alike two records are, and who is one."""
