"""What tests of papers need: a paper of a content or of a notebook, and the text on each of its pages."""

from __future__ import annotations

import re
import subprocess
from typing import Any

from salesbook.reports import report_named
from salesbook.reports.page import A4, Paper
from salesbook.reports.report import Document, render
from salesbook.store.notebook import Notebook
from tests.factories import TODAY


def gathered(notebook: Notebook, name: str, **options: Any) -> Any:
    """What a report says, with what is usual where nothing is chosen."""
    report = report_named(name)
    usual = report.options.usual(notebook, TODAY)
    chosen = type(usual)(**{**usual.__dict__, **options})
    return report.gather(notebook, chosen, TODAY)


def composed(name: str, content: Any, language: str = "en", paper: Paper = A4) -> Document:
    """The paper of a content."""
    return render(report_named(name).compose, content, language=language, paper=paper)


def pages_of(document: Document) -> list[str]:
    """The words of each page on one line; gaps between the scripts move the pen, so spaces may stand in Chinese text."""
    said = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=document.pdf, check=True, capture_output=True
    ).stdout
    return [" ".join(page.split()) for page in said.decode().split("\f")[:-1]]


def ends_of(document: Document) -> dict[str, float]:
    """Where each word of a paper ends, in pt from the left edge; of a word that stands there twice, the last."""
    said = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=document.pdf, check=True, capture_output=True).stdout
    return {word: float(end) for end, word in re.findall(r'<word .*?xMax="([0-9.]+)".*?>(.*?)</word>', said.decode())}


def said_on(name: str, content: Any, language: str = "en", paper: Paper = A4) -> str:
    """All words of the paper of a content; in Chinese without any space."""
    words = " ".join(pages_of(composed(name, content, language, paper)))
    return "".join(words.split()) if language == "zh_CN" else words
