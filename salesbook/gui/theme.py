"""Colours by role, in a light and a dark theme: plain QPalette and one style sheet. Widgets name roles, never hex.

The table is `look/window.md`'s; a test computes its contrasts. In high contrast, lines are as strong as control edges and
muted text is text.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from string import Template

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from salesbook.domain.emotion import Emotion, Mood
from salesbook.domain.stage import Stage
from salesbook.system.i18n import language
from salesbook.system.paths import resources


@dataclass(frozen=True)
class Rows:
    """How high rows are, in logical px at 100 % text."""

    today: int = 40
    two_lines: int = 54
    table: int = 32
    navigation: int = 34
    fact: int = 21


COMFORTABLE, COMPACT = Rows(), Rows(today=32, two_lines=44, table=26, navigation=30, fact=19)


@dataclass(frozen=True)
class Theme:
    """One colour for each role; how large text is, 1.0 being the type table's; how high rows are at that size."""

    name: str
    window: str
    surface: str
    sunken: str
    raised: str
    hover: str
    selection: str
    line: str
    line_strong: str
    text: str
    text_muted: str
    accent: str
    accent_hover: str
    accent_text: str
    focus: str
    recognition: str
    dating: str
    trust: str
    ally: str
    emotion_positive: str
    emotion_neutral: str
    emotion_negative: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str
    toast: str
    toast_text: str
    toast_action: str
    toast_key: str
    text_size: float = 1.0
    rows: Rows = COMFORTABLE

    def px(self, pixels: int) -> int:
        """A measure that grows with the text, such as the height of a line."""
        return round(pixels * self.text_size)

    def sized(self, text_size: float, rows: Rows) -> Theme:
        """The same colours for a text size and a density; rows grow with the text."""
        grown = replace(rows, **{entry.name: round(getattr(rows, entry.name) * text_size) for entry in fields(rows)})
        return replace(self, text_size=text_size, rows=grown)

    def stage(self, stage: Stage | None) -> str:
        """The colour of a stage."""
        return str(getattr(self, stage.value)) if stage else self.line_strong

    def emotion(self, emotion: Emotion) -> str:
        """The colour of an emotion, by its group."""
        return {
            Mood.POSITIVE: self.emotion_positive,
            Mood.NEUTRAL: self.emotion_neutral,
            Mood.NEGATIVE: self.emotion_negative,
        }[emotion.mood]


LIGHT = Theme(
    name="light",
    window="#F3F2EE",
    surface="#FFFFFF",
    sunken="#F8F7F4",
    raised="#FFFFFF",
    hover="#F1F0EC",
    selection="#E0EFED",
    line="#E4E2DC",
    line_strong="#8B877D",
    text="#1F2225",
    text_muted="#5E6167",
    accent="#0E6967",
    accent_hover="#0B5957",
    accent_text="#FFFFFF",
    focus="#12827F",
    recognition="#5C6B7C",
    dating="#2A6CB0",
    trust="#5B4FC4",
    ally="#92348A",
    emotion_positive="#3A7320",
    emotion_neutral="#63666B",
    emotion_negative="#A8442A",
    warning="#855600",
    warning_soft="#FBF2DF",
    danger="#B3261E",
    danger_soft="#FCEBE8",
    toast="#2B2F33",
    toast_text="#FFFFFF",
    toast_action="#8FD9D1",
    toast_key="#B9BEC2",
)
DARK = Theme(
    name="dark",
    window="#16181A",
    surface="#1D2022",
    sunken="#191B1D",
    raised="#272B2E",
    hover="#262A2D",
    selection="#20403E",
    line="#33383B",
    line_strong="#848B90",
    text="#E8E7E3",
    text_muted="#A3A8AC",
    accent="#5CC4BA",
    accent_hover="#74D2C9",
    accent_text="#0A2321",
    focus="#6FD3C9",
    recognition="#9AABBD",
    dating="#74AEEB",
    trust="#A79FF5",
    ally="#DE8AD5",
    emotion_positive="#93C572",
    emotion_neutral="#A6AAAE",
    emotion_negative="#E8917A",
    warning="#E0B45C",
    warning_soft="#352C19",
    danger="#F28B82",
    danger_soft="#3A2322",
    toast="#E8E7E3",
    toast_text="#1F2225",
    toast_action="#0E6967",
    toast_key="#5E6167",
)

# How high a line of body text is, and the row of a title: titles share one line across columns.
LINE, TITLE_ROW = 20, 36
# How wide a scroll bar is: a thumb with air beside it, and nothing else.
SCROLL_BAR = 12
SIZES = {"title": 20, "subtitle": 16, "head": 15, "entry": 14, "body": 13, "small": 12, "hint": 11}

# What a system puts round a window: its title bar and borders. They are not known before it is shown.
FRAME = QSize(16, 48)
# Kept with the program's own font, which whoever draws text starts from.
_TEXT_SIZE = "text_size"
OUR_FONT = "Noto Sans SC"
_NARROW = QFont.Tag("pwid")


def chosen_theme(wanted: str) -> Theme:
    """The theme of a setting: `light`, `dark`, or the system's for anything else."""
    if wanted in ("light", "dark"):
        return LIGHT if wanted == "light" else DARK
    scheme = QGuiApplication.styleHints().colorScheme()
    return _for_contrast(DARK if scheme is Qt.ColorScheme.Dark else LIGHT)


def _for_contrast(theme: Theme) -> Theme:
    # The style hints must be held: PySide drops what hangs on a temporary.
    style_hints = QGuiApplication.styleHints()
    hints = style_hints.accessibility()
    if hints.contrastPreference() is Qt.ContrastPreference.HighContrast:
        return replace(theme, line=theme.line_strong, text_muted=theme.text)
    return theme


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Give the whole program its palette and style sheet."""
    app.setStyle("Fusion")
    font = app.font()
    font.setPixelSize(theme.px(SIZES["body"]))
    _write_quotes(font)
    app.setFont(font)
    app.setProperty(_TEXT_SIZE, theme.text_size)
    app.setPalette(palette_of(theme))
    app.setStyleSheet(style_sheet(theme))


def load_fonts(app: QApplication) -> None:
    """Latin in the system's font, Chinese in Noto Sans SC beside it, so that mixed lines keep one baseline."""
    for file in ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf"):
        QFontDatabase.addApplicationFont(str(resources() / "fonts" / file))
    own = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    app.setFont(_font([*dict.fromkeys((own.family(), OUR_FONT))], SIZES["body"]))


def _write_quotes(font: QFont) -> None:
    """Give “ ” ‘ ’ their Latin width except in Chinese.

    A desktop that names no font of its own, or only “Sans Serif”, leaves Latin to the Chinese one, which draws them as wide as
    a character; `pwid` (OpenType: proportional widths) chooses its narrow ones. Any other desktop's own font draws them.
    """
    if language() == "zh_CN" or QFontInfo(font).family() != OUR_FONT:
        font.unsetFeature(_NARROW)
    else:
        font.setFeature(_NARROW, 1)


def _font(families: list[str], pixels: int) -> QFont:
    font = QFont()
    font.setFamilies(families)
    font.setPixelSize(pixels)
    return font


def grown(pixels: int) -> int:
    """A measure that grows with the text, for whoever has no theme at hand: the side of an icon beside words."""
    app = QApplication.instance()
    size = app.property(_TEXT_SIZE) if app is not None else None
    return round(pixels * (size or 1.0))


def grown_size(wide: int, high: int, room: QSize) -> QSize:
    """The size of a window that grows with the text, as far as the screen has room for it; never less than at 100 %."""
    return QSize(grown(wide), grown(high)).boundedTo(room - FRAME).expandedTo(QSize(wide, high))


def font_of(size: str, *, bold: bool = False) -> QFont:
    """A font of the type table: title, subtitle, head, entry, body, small, hint; as large as text is wanted."""
    font = QFont(QApplication.font())
    font.setPixelSize(grown(SIZES[size]))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def palette_of(theme: Theme) -> QPalette:
    """The theme as a palette."""
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: theme.window,
        QPalette.ColorRole.Base: theme.surface,
        QPalette.ColorRole.AlternateBase: theme.sunken,
        QPalette.ColorRole.Text: theme.text,
        QPalette.ColorRole.WindowText: theme.text,
        QPalette.ColorRole.ButtonText: theme.text,
        QPalette.ColorRole.PlaceholderText: theme.text_muted,
        QPalette.ColorRole.Highlight: theme.selection,
        QPalette.ColorRole.HighlightedText: theme.text,
        QPalette.ColorRole.Link: theme.accent,
        QPalette.ColorRole.Accent: theme.accent,
        QPalette.ColorRole.Button: theme.surface,
        QPalette.ColorRole.ToolTipBase: theme.raised,
        QPalette.ColorRole.ToolTipText: theme.text,
        QPalette.ColorRole.Mid: theme.line,
        QPalette.ColorRole.Dark: theme.line_strong,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.text_muted))
    return palette


def style_sheet(theme: Theme) -> str:
    """The style sheet of `resources/styles/window.qss`: `$role` becomes its colour, `${body_px}` the size of body text.

    What holds one line of text is `${line_30}` high: 30 px and what a line of larger text needs more; so the edge of 1 px
    and the focus ring of 2 px still add up to the same height.
    """
    folder = resources() / "styles"
    more = theme.px(LINE) - LINE
    values = {
        "check_image": (folder / f"check-{theme.name}.svg").as_posix(),
        "chevron_image": (folder / f"chevron-{theme.name}.svg").as_posix(),
        # Without the line of 2 px that the focus ring takes.
        "navigation_px": f"{theme.rows.navigation - 4}px",
        "scroll_bar_px": f"{SCROLL_BAR}px",
        "mark_px": f"{theme.px(14)}px",
        "chip_radius": f"{12 + more // 2}px",
        **{f"line_{high}": f"{high + more}px" for high in range(20, 32, 2)},
        **{f"{name}_px": f"{theme.px(size)}px" for name, size in SIZES.items()},
    }
    return Template((folder / "window.qss").read_text("utf-8")).substitute(theme.__dict__, **values)
