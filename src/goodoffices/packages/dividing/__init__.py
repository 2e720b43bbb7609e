"""Dividing a list of things: adjusted winner for two parties, maximin shares for any number."""

from __future__ import annotations

from goodoffices.packages.dividing.adjusted import AdjustedWinner, adjusted_winner
from goodoffices.packages.dividing.goods import Goods, goods
from goodoffices.packages.dividing.maximin import MaximinShares, maximin_share

__all__ = ["AdjustedWinner", "Goods", "MaximinShares", "adjusted_winner", "goods", "maximin_share"]
