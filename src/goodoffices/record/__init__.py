"""What happened: entries, the rooms they lie in, and the one gate through which they are read."""
