"""The notebook file: opening, keys, schema, rows, the one door for writing, journal, search index, backups."""
