"""What is so now: pure readings of the entries one viewer may see."""
