"""What is done with a working folder of linked data: one file for each action."""
