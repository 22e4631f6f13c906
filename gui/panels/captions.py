"""Small texts of the panels, all alike."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QLabel, QWidget


def caption(text: str, indent: int = 0) -> QLabel:
    """A heading of a part of a panel: small, spaced, quiet."""
    label = QLabel(text.upper())
    label.setProperty("role", "caption")
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * 0.82)
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 106)
    label.setFont(font)
    label.setContentsMargins(indent, 0, 0, 0)
    label.setAccessibleName(text)
    return label


def quiet(text: str = "") -> QLabel:
    """A secondary line of text, wrapped."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    make_quiet(label)
    return label


def make_quiet(label: QLabel) -> None:
    """Have a label be as `quiet` lines are."""
    label.setProperty("role", "quiet")
    label.setWordWrap(True)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * 0.94)
    label.setFont(font)


def title(text: str = "", factor: float = 1.2) -> QLabel:
    """A heading that says what a panel shows, wrapped."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * factor)
    font.setWeight(QFont.Weight.DemiBold)
    label.setFont(font)
    return label


def rule(parent: QWidget | None = None) -> QFrame:
    """A hair line between parts of a panel."""
    line = QFrame(parent)
    line.setProperty("role", "rule")
    return line


def plain_tip(text: str) -> str:
    """A tooltip that shows `text` as it is, whatever marks stand in it, and wraps."""
    return f"<span>{escape(text)}</span>"
