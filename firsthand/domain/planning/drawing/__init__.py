"""Drawing: cases drawn from lists so that anyone draws them again, and the plan they serve."""
