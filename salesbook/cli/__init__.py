"""The same questions and actions as the window, from a terminal."""
