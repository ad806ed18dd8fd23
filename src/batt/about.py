"""The version of the distribution, ``batt-arc``; here, below everything that wants to know it."""

__version__ = "0.1.0"
