"""The pages behind F1: Markdown files of `resources/help`, shown offline in the window's language."""
