"""Commands of estimates: list, record, withdraw, and see what a plan leaves out."""
