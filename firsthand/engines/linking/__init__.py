"""Linking: Splink, which compares millions of pairs of records on DuckDB or on Spark."""
