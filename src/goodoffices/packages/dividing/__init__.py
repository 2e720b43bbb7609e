"""Dividing a list of things: adjusted winner for two parties, the maximin share for any number."""

from goodoffices.packages.dividing.shares import MaximinShare, maximin_share
from goodoffices.packages.dividing.winner import AdjustedWinner, adjusted_winner

__all__ = ["AdjustedWinner", "MaximinShare", "adjusted_winner", "maximin_share"]
