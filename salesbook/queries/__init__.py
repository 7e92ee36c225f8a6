"""Everything you can ask a notebook."""
