"""SMDesk: a desk for the official pages of a local administration."""

__version__ = "0.1.0"
