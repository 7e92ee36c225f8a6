"""The two-minute first visit: six steps in the real window, each done by doing it."""
