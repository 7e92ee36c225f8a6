"""What a rep types into a dialog and has not saved: kept in the notebook while typing, asked about, and brought back."""
