"""A form for every kind of act, made from the types of its fields: shown, read back, and put right."""
