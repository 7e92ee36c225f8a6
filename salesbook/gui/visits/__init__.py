"""Logging and planning visits."""
