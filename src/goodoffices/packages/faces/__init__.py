"""A sheet in words: as text, JSON and CSV; each answer with how sure it is."""
