"""What the built program is made of and under which licences, as the file LICENSES.txt that lies beside it.

    .venv/bin/python .ci/licences.py > LICENSES.txt

Names and texts come from the metadata of what is installed, and for the system's libraries from Debian's copyright files.
"""

from __future__ import annotations

import platform
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
RULE = "=" * 100
# Their wheels come without a text; all three are Qt's, used under the LGPL.
QT = {"PySide6-Essentials", "PySide6-Pdf", "shiboken6"}
QT_NOTE = """\
Used under the LGPL-3.0, whose text and that of the GPL-3.0 it builds on stand at the end. Qt and PySide6 are libraries of their
own in the folder _internal/PySide6, which you may replace by builds of your own of the same version; nothing of them was
changed. Their source: https://download.qt.io/official_releases/QtForPython/ and https://download.qt.io/official_releases/qt/.
QtPdf holds PDFium (BSD-3-Clause, Apache-2.0); Qt holds ICU (Unicode-3.0) and others, listed with their texts at
https://doc.qt.io/qt-6/licenses-used-in-qt.html.
"""


class LicenceUnknown(Exception):
    """Something would be shipped of which nobody knows whether it may be."""


@dataclass(frozen=True)
class Part:
    """A part of the built program: its name and version, the name of its licence, and the licence's text."""

    name: str
    licence: str
    text: str


def pinned() -> list[Requirement]:
    """What is pinned for running on this system."""
    lines = (ROOT / ".ci" / "requirements.txt").read_text("utf-8").splitlines()
    found = [Requirement(line) for line in lines if line and not line.startswith("#")]
    return [one for one in found if one.marker is None or one.marker.evaluate()]


def part_of(requirement: Requirement) -> Part:
    """An installed package. Raises LicenceUnknown where its metadata say nothing."""
    found = distribution(requirement.name)
    name = f"{requirement.name} {found.version}"
    if requirement.name in QT:
        return Part(name, "LGPL-3.0-only", QT_NOTE)
    texts = [path.read_text("utf-8", "replace") for path in _texts_of(found)]
    if not texts:
        raise LicenceUnknown(name)
    return Part(name, _licence_name(found), "\n\n".join(texts))


def _licence_name(found: Distribution) -> str:
    told = found.metadata
    classified = [
        line.rpartition(" :: ")[2] for line in told.get_all("Classifier") or () if line.startswith("License :: ")
    ]
    name = told.get("License-Expression") or ", ".join(classified) or told.get("License") or "as the text says"
    return str(name).partition("\n")[0]


def _texts_of(found: Distribution) -> list[Path]:
    names = ("licen", "copying", "notice")
    files = [file for file in found.files or () if ".dist-info" in file.parts[0]]
    return [Path(str(file.locate())) for file in files if file.name.lower().startswith(names)]


def of_our_own() -> list[Part]:
    """Salesbook itself, and what lies in its resources."""
    resources = ROOT / "resources"
    readings = (resources / "pinyin" / "readings.txt").read_text("utf-8").splitlines()[:2]
    return [
        Part("Salesbook", "MIT", (ROOT / "LICENSE").read_text("utf-8")),
        Part(
            "SQLCipher, inside sqlcipher3",
            "BSD-3-Clause",
            (resources / "licences" / "SQLCipher.txt").read_text("utf-8"),
        ),
        Part("Noto Sans SC", "OFL-1.1", (resources / "fonts" / "OFL.txt").read_text("utf-8")),
        Part("Lucide icons", "ISC", (resources / "icons" / "LICENSE-lucide").read_text("utf-8")),
        Part("Readings of Chinese characters", "MIT", "\n".join(readings)),
    ]


def of_python() -> list[Part]:
    """Python, and the boot loader that PyInstaller puts before it."""
    import PyInstaller

    copying = distribution("pyinstaller").read_text("licenses/COPYING.txt") or ""
    exception = copying.partition("Bootloader Exception")[2].partition("\n\n\n")[0].strip(" -\n")
    return [
        Part(
            f"Python {platform.python_version()}", "PSF-2.0", sys.copyright + "\nhttps://docs.python.org/3/license.html"
        ),
        Part(
            f"PyInstaller {PyInstaller.__version__}, its boot loader", "GPL-2.0-or-later with an exception", exception
        ),
    ]


def of_the_system(libraries: Iterable[str]) -> list[Part]:
    """The packages of Debian or Ubuntu that these libraries were taken from; nothing where there is no dpkg."""
    if sys.platform != "linux":
        return []
    packages = sorted({package for library in libraries for package in _packages_with(library)})
    return [_of_debian(package) for package in packages]


def _packages_with(library: str) -> list[str]:
    """The package a library belongs to; Debian knows some under /usr/lib and some under /lib, which are the same."""
    path = str(Path(library).resolve())
    names = [path, path.removeprefix("/usr")]
    told = subprocess.run(["dpkg-query", "-S", *names], capture_output=True, text=True, check=False).stdout
    found = [line.partition(":")[0] for line in told.splitlines()]
    if not found and not _is_pythons(Path(library)):
        raise LicenceUnknown(path)
    return found


def _is_pythons(library: Path) -> bool:
    """Whether it lies in the environment, whose packages are named by their metadata, or belongs to a Python of one's own."""
    homes = (sys.prefix, sysconfig.get_path("stdlib"))
    return library.name.startswith("libpython") or any(library.is_relative_to(home) for home in homes)


def _of_debian(package: str) -> Part:
    text = Path("/usr/share/doc", package, "copyright").read_text("utf-8", "replace")
    return Part(package, "as the text says", text)


def written(parts: Iterable[Part]) -> str:
    """All parts as one file: a list with the licences' names first, then the texts."""
    parts = list(parts)
    listed = [f"  {part.name:<40}{part.licence}" for part in parts]
    texts = [f"{RULE}\n{part.name}: {part.licence}\n{RULE}\n\n{part.text.strip()}\n" for part in parts]
    gnu = [(ROOT / "resources" / "licences" / f"{name}.txt").read_text("utf-8") for name in ("LGPL-3.0", "GPL-3.0")]
    return "\n".join(["Salesbook is made of:\n", *listed, "", *texts, *(f"{RULE}\n{text}" for text in gnu)])


def licences(libraries: Iterable[str] = ()) -> str:
    """LICENSES.txt for what is installed, and for these libraries of the system's."""
    return written([*of_our_own(), *of_python(), *map(part_of, pinned()), *of_the_system(libraries)])


if __name__ == "__main__":
    print(licences())
