"""The facts pack: what ships with the project, as plain CSV files."""
