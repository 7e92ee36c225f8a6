"""The colours: every figure of the contrast table of `look/window.md`, computed from the theme (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

import re

import pytest

from salesbook.gui.theme import COMFORTABLE, COMPACT, DARK, LIGHT, Rows, Theme, style_sheet

# Role: contrast on surface and lowest on window, surface, sunken, raised, hover and selection; light, then dark.
TABLE: dict[str, tuple[float, float | None, float, float | None]] = {
    "line": (1.30, None, 1.38, None),
    "line_strong": (3.58, 3.03, 4.74, 3.26),
    "text": (15.98, 13.50, 13.24, 9.10),
    "text_muted": (6.21, 5.25, 6.83, 4.70),
    "accent": (6.49, 5.48, 7.85, 5.40),
    "focus": (4.64, 3.92, 9.23, 6.35),
    "recognition": (5.46, 4.61, 6.97, 4.79),
    "dating": (5.43, 4.58, 7.02, 4.83),
    "trust": (6.25, 5.28, 6.96, 4.79),
    "ally": (6.82, 5.76, 6.79, 4.67),
    "emotion_positive": (5.75, 4.86, 8.17, 5.62),
    "emotion_neutral": (5.76, 4.87, 7.01, 4.82),
    "emotion_negative": (5.96, 5.03, 6.84, 4.70),
    "warning": (6.31, 5.33, 8.47, 5.82),
    "danger": (6.54, 5.52, 6.86, 4.72),
}
GROUNDS = ("window", "surface", "sunken", "raised", "hover", "selection")
TEXTS = tuple(role for role in TABLE if role not in ("line", "line_strong", "focus"))
PAIRS = (
    ("accent_text", "accent", 6.49, 7.89),
    ("warning", "warning_soft", 5.66, 7.11),
    ("danger", "danger_soft", 5.66, 6.09),
    ("toast_text", "toast", 13.5, 12.9),
    ("toast_action", "toast", 8.4, 5.2),
    ("toast_key", "toast", 7.2, 5.0),
)


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lowest(theme: Theme, role: str) -> float:
    return min(contrast(getattr(theme, role), getattr(theme, ground)) for ground in GROUNDS)


@pytest.mark.parametrize("role", TABLE)
def test_a_role_has_the_contrast_of_the_table(role: str) -> None:
    light_surface, light_lowest, dark_surface, dark_lowest = TABLE[role]
    for theme, on_surface, at_least in ((LIGHT, light_surface, light_lowest), (DARK, dark_surface, dark_lowest)):
        assert contrast(getattr(theme, role), theme.surface) == pytest.approx(on_surface, abs=0.03)
        if at_least is not None:
            assert lowest(theme, role) == pytest.approx(at_least, abs=0.03)


@pytest.mark.parametrize(("role", "ground", "light", "dark"), PAIRS)
def test_a_pair_has_the_contrast_of_the_table(role: str, ground: str, light: float, dark: float) -> None:
    assert contrast(getattr(LIGHT, role), getattr(LIGHT, ground)) == pytest.approx(light, abs=0.06)
    assert contrast(getattr(DARK, role), getattr(DARK, ground)) == pytest.approx(dark, abs=0.06)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("role", TEXTS)
def test_whatever_is_read_keeps_the_contrast_of_text_on_every_ground(theme: Theme, role: str) -> None:
    assert lowest(theme, role) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("role", ["line_strong", "focus"])
def test_edges_of_controls_keep_the_contrast_of_graphics(theme: Theme, role: str) -> None:
    assert lowest(theme, role) >= 3.0


def test_rows_are_as_high_as_the_page_says_and_grow_with_the_text() -> None:
    assert Rows(40, 54, 32, 34, 21) == COMFORTABLE
    assert Rows(32, 44, 26, 30, 19) == COMPACT
    large = LIGHT.sized(1.5, COMPACT)
    assert large.rows == Rows(48, 66, 39, 45, 28)
    assert LIGHT.sized(1.0, COMFORTABLE) == LIGHT


@pytest.mark.parametrize("percent", [100, 110, 120, 130, 140, 150])
def test_every_size_of_the_style_sheet_grows_with_the_text(percent: int) -> None:
    sheet = style_sheet(LIGHT.sized(percent / 100, COMFORTABLE))
    sizes = {int(size) for size in re.findall(r"font-size: (\d+)px", sheet)}
    assert sizes == {round(size * percent / 100) for size in (20, 16, 14, 13, 12, 11)}
