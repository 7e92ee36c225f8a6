"""The Reports page: choose, set options, see the paper, print or save it."""
