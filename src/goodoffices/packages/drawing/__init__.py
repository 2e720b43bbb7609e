"""Packages as pictures: SVG with presentation attributes only, the same bytes each time, a table beside each."""
