"""Salesbook: a desktop relationship notebook for field salespeople."""

__version__ = "0.1.0"
