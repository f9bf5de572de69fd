"""What figures and reports say: inspections, grades, mentions, indicators, the timeline."""
