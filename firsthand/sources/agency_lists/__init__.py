"""Lists as agencies send them: CSV, XLSX, ODS or Parquet, every row with its number."""
