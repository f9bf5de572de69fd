"""People: accounts, roles, links with authorities, and who somebody acts as."""
