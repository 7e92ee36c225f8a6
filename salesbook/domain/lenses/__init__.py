"""The lenses: models that place a contact by the recorded facts. A new lens is one file and one line in `every`."""
