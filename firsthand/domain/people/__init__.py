"""Who works here: roles, who somebody acts as, and links with authorities."""
