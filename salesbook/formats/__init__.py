"""Foreign files to domain objects and back."""
