"""Address books coming in: chosen or dropped, read and matched apart, reviewed row by row, and written as one step."""
