"""Fair solutions: which packages the field's solutions choose, for any number of parties and any disagreement point."""

from goodoffices.packages.fair.solutions import ALL, fair

__all__ = ["ALL", "fair"]
