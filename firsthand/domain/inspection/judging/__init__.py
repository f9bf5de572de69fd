"""What a grade must stand on, and which rule two people may set aside."""
