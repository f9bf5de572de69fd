"""What figures and reports say: inspections, grades, mentions of harm, indicators, the timeline."""
