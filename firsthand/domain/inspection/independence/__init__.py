"""Who may take part, and how they are cut off when a link comes to light."""
