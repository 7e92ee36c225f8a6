"""The Settings page: what steers the method, this computer, and the ways to open the notebook; and what it is kept in."""
