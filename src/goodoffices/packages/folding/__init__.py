"""The efficient set, exact or within a certified loss, by folding issue by issue."""

from goodoffices.packages.folding.dominance import dominated as dominated
from goodoffices.packages.folding.front import efficient as efficient
