"""The settings of the notebook."""

from __future__ import annotations

from salesbook.domain.setting import Method, Setting, method_of
from salesbook.store.notebook import NotebookReader


def method(notebook: NotebookReader) -> Method:
    """What steers the method in this notebook."""
    return method_of(notebook.select(Setting))


def speak_its_words(notebook: NotebookReader) -> None:
    """From now on this process calls markers what the rep of this notebook calls them."""
    from salesbook.wording import use_own_words

    if not notebook.rows("SELECT 1 FROM setting WHERE id = 'marker-words'"):
        # Nearly always; then nothing more needs to be loaded.
        use_own_words({})
        return
    from salesbook.domain.own_words import own_words

    use_own_words(own_words(method(notebook)))
