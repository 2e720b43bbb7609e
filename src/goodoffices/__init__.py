"""Good Offices: the record of a mediation, and where it stands, on whose word."""

__version__ = "0.1.0"
