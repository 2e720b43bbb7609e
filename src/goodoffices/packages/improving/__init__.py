"""Improvement: what leaves nobody worse, who gives up what, a single text, and a pool to choose from."""

from __future__ import annotations

from goodoffices.packages.improving.improve import Improvement, Move, improve
from goodoffices.packages.improving.pooling import Candidate, Pool, pool
from goodoffices.packages.improving.single import SingleText, Text, single_text
from goodoffices.packages.improving.trading import Change, Trade, trade, trade_text

__all__ = [
    "Candidate",
    "Change",
    "Improvement",
    "Move",
    "Pool",
    "SingleText",
    "Text",
    "Trade",
    "improve",
    "pool",
    "single_text",
    "trade",
    "trade_text",
]
