"""What the built program is made of: what is let in and kept out, and that everything in it has its licence.

The program itself is built and tried by `.ci/run`.
"""

from __future__ import annotations

import configparser
import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import PySide6
import pytest
from PySide6.QtGui import QImage

ROOT = Path(__file__).parent.parent
DESKTOP = ROOT / "resources" / "desktop"
QT = "PySide6/Qt"


def script(name: str) -> ModuleType:
    """A script of .ci, which is no package."""
    spec = importlib.util.spec_from_file_location(name, ROOT / ".ci" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # Where dataclasses look for the names in their annotations.
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


shipped, licences = script("shipped"), script("licences")


@pytest.mark.parametrize(
    "place",
    [
        f"{QT}/plugins/platforms/libqxcb.so",
        f"{QT}/plugins/platforms/libqoffscreen.so",
        "PySide6/plugins/platforms/qwindows.dll",
        f"{QT}/plugins/platforms/libqcocoa.dylib",
        f"{QT}/plugins/printsupport/libcupsprintersupport.so",
        f"{QT}/plugins/imageformats/libqjpeg.so",
        f"{QT}/plugins/iconengines/libqsvgicon.so",
        f"{QT}/translations/qtbase_zh_CN.qm",
        f"{QT}/lib/libQt6Pdf.so.6",
        "PySide6/QtPrintSupport.abi3.so",
        "PySide6/Qt6Network.dll",
        "babel/locale-data/zh_Hans_CN.dat",
        "babel/locale-data/en.dat",
        "babel/global.dat",
        "rapidfuzz/fuzz_cpp.cpython-311-x86_64-linux-gnu.so",
        "mnemonic/wordlist/english.txt",
        "resources/i18n/zh_CN/LC_MESSAGES/salesbook.mo",
        "resources/fonts/NotoSansSC-Bold.ttf",
        "salesbook/store/schema/001.sql",
    ],
)
def test_what_is_used_is_shipped(place: str) -> None:
    assert shipped.is_shipped(place)
    assert shipped.is_shipped(place.replace("/", "\\"))


@pytest.mark.parametrize(
    "place",
    [
        f"{QT}/plugins/platforms/libqeglfs.so",
        f"{QT}/plugins/platformthemes/libqgtk3.so",
        f"{QT}/plugins/sqldrivers/libqsqlite.so",
        f"{QT}/plugins/imageformats/libqtiff.so",
        f"{QT}/plugins/qmltooling/libqmldbg_tcp.so",
        f"{QT}/translations/qtbase_de.qm",
        f"{QT}/lib/libQt6Quick.so.6",
        "PySide6/Qt6Qml.dll",
        "babel/locale-data/de.dat",
        "rapidfuzz/fuzz_cpp_avx2.cpython-311-x86_64-linux-gnu.so",
        "rapidfuzz/distance/metrics_cpp_avx2.cpython-311-x86_64-linux-gnu.so",
        "mnemonic/wordlist/french.txt",
        "resources/screens/today.png",
        "resources/i18n/zh_CN/LC_MESSAGES/salesbook.po",
    ],
)
def test_what_is_not_used_is_left_out(place: str) -> None:
    assert not shipped.is_shipped(place)


def library(name: str, place: str = "PySide6/Qt/lib", kind: str = "BINARY", *, of: str = "") -> tuple[str, str, str]:
    """A line of PyInstaller's for one of Qt's libraries, or for another one that has its content."""
    return f"{place}/{name}", str(Path(PySide6.__file__).parent / "Qt" / (of or f"lib/{name}")), kind


def test_libraries_are_kept_that_something_kept_loads_and_no_others() -> None:
    plugin = library("libqsvg.so", f"{QT}/plugins/imageformats", of="plugins/imageformats/libqsvg.so")
    loaded = [library("libQt6Svg.so.6"), library("libQt6Gui.so.6"), library("libQt6Core.so.6")]
    others = [library("libQt6Quick.so.6"), library("libX11.so.6", ".", of="lib/libQt6Gui.so.6")]
    assert shipped.reached([plugin, *loaded, *others]) == [plugin, *loaded]


def test_modules_of_one_name_are_told_apart() -> None:
    modules = [
        library("_it.so", "one", "EXTENSION", of="lib/libQt6DBus.so.6"),
        library("_it.so", "two", "EXTENSION", of="lib/libQt6Xml.so.6"),
        library("_it.so", "three", "EXTENSION", of="lib/libQt6Svg.so.6"),
    ]
    loaded = [library("libQt6Core.so.6"), library("libQt6Gui.so.6")]
    assert shipped.reached([*modules, *loaded]) == [*modules, *loaded]


def test_links_to_what_was_left_out_go_with_it() -> None:
    binaries = [("PySide6/Qt/lib/libQt6Gui.so.6", "/gui", "BINARY")]
    kept = ("libQt6Gui.so.6", "PySide6/Qt/lib/libQt6Gui.so.6", "SYMLINK")
    gone = ("libQt6Qml.so.6", "PySide6/Qt/lib/libQt6Qml.so.6", "SYMLINK")
    data = ("resources/pinyin/readings.txt", "/readings.txt", "DATA")
    assert shipped.leading_somewhere([kept, gone, data], binaries) == [kept, data]


@pytest.fixture(scope="module")
def notice() -> str:
    return str(licences.written([*licences.of_our_own(), *map(licences.part_of, licences.pinned())]))


def test_every_pinned_requirement_is_in_the_licences_with_its_version_and_text(notice: str) -> None:
    listed, *texts = re.split(r"^=+\n", notice, flags=re.MULTILINE)
    heads = {head.rpartition(":")[0] for head in texts}
    for pin in licences.pinned():
        (version,) = [one.version for one in pin.specifier]
        assert f"  {pin.name} {version} " in listed
        assert f"{pin.name} {version}" in heads
    assert len(licences.pinned()) > 30
    assert [part.name for part in map(licences.part_of, licences.pinned()) if len(part.text) < 300] == []


def test_the_lgpl_of_qt_is_there_with_the_way_to_use_another_qt(notice: str) -> None:
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in notice
    assert "GNU GENERAL PUBLIC LICENSE\n                       Version 3" in notice
    assert "you may replace by builds of your own" in notice


def test_a_library_of_nobody_stops_the_build(tmp_path: Path) -> None:
    library = tmp_path / "libnobody.so"
    library.touch()
    with pytest.raises(licences.LicenceUnknown, match=r"libnobody\.so"):
        licences.of_the_system([str(library)])


def test_the_icon_is_there_in_every_size_and_not_blank() -> None:
    sizes = (16, 24, 32, 48, 64, 128, 256, 512)
    for size in sizes:
        picture = QImage(str(DESKTOP / f"salesbook-{size}.png"))
        assert (picture.width(), picture.height()) == (size, size)
        assert picture.pixelColor(size // 2, size // 2).name() == "#0e6967"
        assert picture.pixelColor(0, 0).alpha() == 0
    assert (DESKTOP / "salesbook.ico").read_bytes()[:6] == bytes([0, 0, 1, 0, len(sizes) - 1, 0])
    assert (DESKTOP / "salesbook.icns").read_bytes()[:4] == b"icns"


def test_the_entry_opens_the_file_type_that_comes_with_it() -> None:
    entry = configparser.RawConfigParser(delimiters="=")
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(DESKTOP / "salesbook.desktop", "utf-8")
    types = entry["Desktop Entry"]["MimeType"].strip(";").split(";")
    (told,) = ElementTree.parse(DESKTOP / "salesbook.xml").getroot()
    assert told.attrib["type"] in types
    assert "text/vcard" in types
    assert [glob.attrib["pattern"] for glob in told if glob.tag.endswith("glob")] == ["*.salesbook"]


def test_the_entry_is_installed_for_a_folder_with_any_name(tmp_path: Path) -> None:
    folder, share = tmp_path / 'a "strange" $folder, 100%', tmp_path / "share"
    (folder / "_internal" / "resources").mkdir(parents=True)
    shutil.copytree(DESKTOP, folder / "_internal" / "resources" / "desktop")
    install = Path(shutil.copy(DESKTOP / "install.sh", folder))
    environment = {"HOME": str(tmp_path / "home"), "XDG_DATA_HOME": str(share), "PATH": "/usr/bin:/bin"}
    subprocess.run([install], env=environment, check=True, capture_output=True)
    entry = (share / "applications" / "salesbook.desktop").read_text("utf-8")
    # Two escapes on each other: of quoted words, and of all values (Desktop Entry Specification 1.5).
    written = str(folder).replace('"', '\\\\"').replace("$", "\\\\$").replace("%", "%%")
    assert f'Exec="{written}/salesbook" %F\n' in entry
    assert (share / "icons/hicolor/48x48/apps/salesbook.png").read_bytes() == (
        DESKTOP / "salesbook-48.png"
    ).read_bytes()
    assert (tmp_path / "home/.local/bin/salesbook").readlink() == folder / "salesbook"
    subprocess.run([install, "--remove"], env=environment, check=True, capture_output=True)
    assert [*share.rglob("*salesbook*"), *(tmp_path / "home").rglob("*salesbook*")] == []
