"""Corporate Parenting Scorecard: indicators for children in care, calculated from sheets of raw data."""

__version__ = "0.1.0"
__all__ = ["__version__"]
