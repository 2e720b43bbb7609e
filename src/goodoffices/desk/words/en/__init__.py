"""The pages in one language."""
