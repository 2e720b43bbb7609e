"""Dates in English news prose: where they stand, what they mean, and which day that is, counted from a dateline."""

from goodoffices.press.dates.counting import resolve
from goodoffices.press.dates.dating import date_all
from goodoffices.press.dates.finding import at, find
from goodoffices.press.dates.meanings import Expression, Tense
from goodoffices.press.dates.tenses import tense_at

__all__ = ["Expression", "Tense", "at", "date_all", "find", "resolve", "tense_at"]
