"""What can go wrong in a way its reader can mend: one class a failure, each with its sentence."""

from salesbook.domain.text import Text


class SalesbookError(Exception):
    """A failure to tell the user about in one sentence. It carries no personal data beyond what was typed just now."""

    def __init__(self, text: Text) -> None:
        super().__init__(str(text))
        self.text = text


class Refused(SalesbookError):
    """Something asked for that cannot be done; nothing was changed."""
