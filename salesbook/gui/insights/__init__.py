"""The Insights page: what the recorded facts say, as pictures with a table twin."""
