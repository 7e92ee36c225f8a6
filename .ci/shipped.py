"""What of the collected files goes into the built program: build.spec asks for each.

PyInstaller's hooks collect all of a Qt module's plugins, and the libraries these need. Salesbook draws widgets and needs few.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from pathlib import PurePath
from typing import TypeAlias

# A line of PyInstaller's tables of contents: the place in the built program, the file it comes from, and its kind.
Entry: TypeAlias = tuple[str, str, str]

# Kind: the plugins that are used, without the system's prefix and ending. Every other kind is left out as a whole.
QT_PLUGINS = {
    "platforms": {"qxcb", "qwayland", "qoffscreen", "qminimal", "qwindows", "qcocoa"},
    "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},
    "platformthemes": {"qxdgdesktopportal"},
    "styles": {"qmodernwindowsstyle", "qmacstyle"},
    "imageformats": {"qsvg", "qjpeg", "qico", "qicns"},
    "iconengines": {"qsvgicon"},
    "printsupport": {"cupsprintersupport", "windowsprintersupport", "cocoaprintersupport"},
    "xcbglintegrations": {"qxcb-egl-integration", "qxcb-glx-integration"},
    "wayland-shell-integration": {"xdg-shell"},
    "wayland-decoration-client": {"adwaita", "bradient"},
    "wayland-graphics-integration-client": {"qt-plugin-wayland-egl"},
}
# Part of a name: libraries and modules of Qt for which Salesbook has no use.
UNUSED_QT = re.compile(
    r"Qt6?(Qml|Quick|Virtual|EglFS|Labs|Sql|Test|Designer|Help|UiTools|Concurrent|WlShell|WaylandCompositor|Multimedia|3D)"
)
QT_WORDS = re.compile(r"qt(base)?_(en|zh_CN)\.qm$")
BABEL_DATA = re.compile(r"(root|en|zh)(_\w+)?\.dat$")
# Recovery words in other languages, the README's pictures, fonts and kinds of pictures that no paper has.
UNUSED_DATA = re.compile(
    r"mnemonic/wordlist/(?!english)|resources/screens/|\.po$|dateutil/zoneinfo/|reportlab/fonts/|PIL/_(avif|webp|imagingcms|imagingft|imagingtk)\b"
)
# Libraries that come with every Linux desktop and belong to it: those of the screen and its fonts, of the bus, of the printers
# and their Kerberos, and the C++ that its drivers are written in. An older one here would stand in the way of what it talks to.
OF_THE_DESKTOP = re.compile(
    r"lib(stdc\+\+|gcc_s|X11|X11-xcb|xcb|fontconfig|freetype|expat|glib-2\.0|gthread-2\.0|dbus-1|cups|gssapi_krb5|wayland-\w+)\.so"
)

# The same code once more for newer processors, and of rapidfuzz the distances that only other programs ask for; both are
# looked for and done without.
UNUSED_CODE = re.compile(r"rapidfuzz/(\w+_avx2\.|distance/metrics_cpp)")


def is_shipped(place: str) -> bool:
    """Whether the file for this place in the built program is used there."""
    path = PurePath(place.replace("\\", "/"))
    parts, text = path.parts, path.as_posix()
    if "PySide6" in parts and "plugins" in parts:
        kind, name = parts[-2], path.name.split(".")[0]
        return name.removeprefix("lib") in QT_PLUGINS.get(kind, ())
    if "PySide6" in parts and "translations" in parts:
        return bool(QT_WORDS.search(text))
    if "locale-data" in parts:
        return bool(BABEL_DATA.fullmatch(path.name))
    return not (UNUSED_QT.search(path.name) or UNUSED_DATA.search(text) or UNUSED_CODE.search(text))


def used(collected: Iterable[Entry]) -> list[Entry]:
    """A table of contents without what is not used."""
    return [entry for entry in collected if is_shipped(entry[0])]


def leading_somewhere(datas: Iterable[Entry], binaries: Iterable[Entry]) -> list[Entry]:
    """The data files without the links to libraries that were left out; a link's source is the place it points to."""
    places = {place for place, _source, _kind in binaries}
    return [entry for entry in datas if entry[2] != "SYMLINK" or entry[1] in places]


def reached(binaries: Iterable[Entry]) -> list[Entry]:
    """The binaries that something still loads once plugins were left out: Python, its modules, Qt's plugins, and whatever
    library these need, directly or through others; without what every Linux desktop has. Reads ELF files, so for Linux only.
    """
    entries = list(binaries)
    loaded = [entry for entry in entries if _is_loaded_by_name(entry)]
    libraries = {PurePath(place).name: source for place, source, _kind in entries}
    waiting = [name for _place, source, _kind in loaded for name in needed_by(source)]
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in libraries and name not in found and not OF_THE_DESKTOP.match(name):
            found.add(name)
            waiting += needed_by(libraries[name])
    return [entry for entry in entries if entry in loaded or PurePath(entry[0]).name in found]


def _is_loaded_by_name(entry: Entry) -> bool:
    path, kind = PurePath(entry[0]), entry[2]
    return kind == "EXTENSION" or "plugins" in path.parts or path.name.startswith("libpython")


def needed_by(library: str) -> list[str]:
    """The names of the libraries that one asks the loader for (ELF's NEEDED)."""
    told = subprocess.run(["objdump", "-p", library], capture_output=True, text=True, check=True).stdout
    return re.findall(r"^ +NEEDED +(\S+)$", told, re.MULTILINE)
