"""The three drawn faces of the paper; the proportions are those of `look/faces` (a ring of radius 9)."""

from __future__ import annotations

from typing import Any

from salesbook.domain.emotion import Mood
from salesbook.reports.marks import Face
from salesbook.reports.page import MM
from salesbook.reports.signs import Ink

IN_TEXT = 3.6 * MM
IN_FIELD = 4.4 * MM
LINE = 0.7

# Of the radius, from the centre, upwards: eyes, mouth.
_EYE_APART, _EYE_UP, _EYE = 3 / 9, 2 / 9, 1.15 / 9
_MOUTH_HALF, _MOUTH_BEND = 3.9 / 9, 4.5 / 9
_MOUTH_AT = {Mood.POSITIVE: -1.6 / 9, Mood.NEUTRAL: -3 / 9, Mood.NEGATIVE: -4.8 / 9}


def draw_face(canvas: Any, face: Face, x: float, y: float) -> None:
    """Draw the face around (x, y) on a reportlab canvas, in its own coordinates."""
    solid = face.mood is Mood.NEGATIVE
    radius = face.diameter / 2
    canvas.setLineWidth(LINE)
    canvas.setStrokeColorRGB(*face.ink.value)
    canvas.setFillColorRGB(*face.ink.value)
    canvas.circle(x, y, radius if solid else radius - LINE / 2, stroke=0 if solid else 1, fill=1 if solid else 0)
    features = Ink.WHITE if solid else face.ink
    canvas.setStrokeColorRGB(*features.value)
    canvas.setFillColorRGB(*features.value)
    for side in (-1, 1):
        canvas.circle(x + side * _EYE_APART * radius, y + _EYE_UP * radius, _EYE * radius, stroke=0, fill=1)
    _mouth(canvas, face.mood, x, y + _MOUTH_AT[face.mood] * radius, radius)


def _mouth(canvas: Any, mood: Mood, x: float, y: float, radius: float) -> None:
    half = _MOUTH_HALF * radius
    bend = {Mood.POSITIVE: -1, Mood.NEUTRAL: 0, Mood.NEGATIVE: 1}[mood] * _MOUTH_BEND * radius
    canvas.setLineCap(1)
    canvas.bezier(x - half, y, x - half * 0.55, y + bend, x + half * 0.55, y + bend, x + half, y)
    canvas.setLineCap(0)
