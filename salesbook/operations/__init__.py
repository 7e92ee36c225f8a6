"""Everything you can do to a notebook; one function is one undo step."""
