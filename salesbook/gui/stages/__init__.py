"""The board of the stages."""
