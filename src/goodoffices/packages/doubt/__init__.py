"""Doubt: when little is known of what parties want, what all of them could still live with, and what to ask next."""
