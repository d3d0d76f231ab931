"""The tokens of both themes. Every colour and distance of the window comes from here.

Text pairs keep at least 4.5 : 1 (WCAG 2.1, 1.4.3); `TEXT_PAIRS` lists every pair in use, and a
test computes them all.
"""

from __future__ import annotations

from enum import StrEnum

from smdesk.models.quick_dataclass import dataclass


class Tone(StrEnum):
    """What a colour says. Never the only sign: a word always stands with it."""

    OK = "ok"
    WARNING = "warning"
    BAD = "bad"
    NEUTRAL = "neutral"
    ACCENT = "accent"


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)  # each method costs start-up time
class Tokens:
    """The colours of one theme, `#RRGGBB`."""

    dark: bool
    background: str
    navigation: str
    surface: str
    raised: str
    """Menus, pop-ups and tooltips."""
    line: str
    border: str
    """The edge of a control that takes input."""
    text: str
    secondary: str
    disabled: str
    """Text of what cannot be used now: exempt from the contrast rule."""
    link: str
    accent: str
    """The fill of the primary button, of a check mark, of progress."""
    accent_hover: str
    accent_pressed: str
    on_accent: str
    accent_text: str
    accent_soft: str
    focus: str
    hover: str
    pressed: str
    selection: str
    ok: str
    ok_soft: str
    warning: str
    warning_soft: str
    bad: str
    bad_soft: str
    neutral: str
    neutral_soft: str
    toast: str
    on_toast: str
    toast_link: str
    scroll: str
    scroll_hover: str

    def tone(self, tone: Tone) -> tuple[str, str]:
        """The text colour and the background of a tone."""
        if tone is Tone.ACCENT:
            return self.accent_text, self.accent_soft
        return getattr(self, tone.value), getattr(self, f"{tone.value}_soft")


LIGHT = Tokens(
    dark=False,
    background="#F5F6F8",
    navigation="#FBFCFD",
    surface="#FFFFFF",
    raised="#FFFFFF",
    line="#E3E7ED",
    border="#CBD2DC",
    text="#1B2430",
    secondary="#5D677B",
    disabled="#98A2B3",
    link="#2459B3",
    accent="#2459B3",
    accent_hover="#1D4C9C",
    accent_pressed="#173F84",
    on_accent="#FFFFFF",
    accent_text="#2459B3",
    accent_soft="#E8EFFA",
    focus="#2459B3",
    hover="#F0F3F7",
    pressed="#E6EBF1",
    selection="#E8EFFA",
    ok="#1E7B34",
    ok_soft="#E5F4E9",
    warning="#8A5A00",
    warning_soft="#FFF3DA",
    bad="#B42318",
    bad_soft="#FDE9E7",
    neutral="#4A5568",
    neutral_soft="#EEF1F5",
    toast="#1F2937",
    on_toast="#FFFFFF",
    toast_link="#A9C7FF",
    scroll="#C9D0DA",
    scroll_hover="#A4AEBC",
)

DARK = Tokens(
    dark=True,
    background="#14181E",
    navigation="#171C23",
    surface="#1C222A",
    raised="#232A34",
    line="#2C3540",
    border="#414C5A",
    text="#E6EAF0",
    secondary="#A3AEBD",
    disabled="#687484",
    link="#8CB4FF",
    accent="#3A6FCB",
    accent_hover="#3466BC",
    accent_pressed="#2C59A8",
    on_accent="#FFFFFF",
    accent_text="#9DC0FF",
    accent_soft="#22324D",
    focus="#8CB4FF",
    hover="#252D37",
    pressed="#2D3642",
    selection="#24344F",
    ok="#7FD494",
    ok_soft="#1B3525",
    warning="#F0C269",
    warning_soft="#3A2E14",
    bad="#FF9C92",
    bad_soft="#43211F",
    neutral="#B6C0CD",
    neutral_soft="#2A323D",
    toast="#33404F",
    on_toast="#FFFFFF",
    toast_link="#A9C7FF",
    scroll="#414C5A",
    scroll_hover="#5A6777",
)

TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *(
        (ink, ground)
        for ink in ("text", "secondary", "link")
        for ground in ("background", "navigation", "surface", "raised", "selection", "hover")
    ),
    *((ink, "surface") for ink in ("ok", "warning", "bad", "neutral", "accent_text")),
    *((ink, "selection") for ink in ("ok", "warning", "bad")),
    *((tone, f"{tone}_soft") for tone in ("ok", "warning", "bad", "neutral")),
    ("accent_text", "accent_soft"),
    ("accent_text", "navigation"),
    ("bad", "background"),
    ("text", "pressed"),
    ("text", "neutral_soft"),
    ("secondary", "neutral_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "accent_pressed"),
    ("on_toast", "toast"),
    ("toast_link", "toast"),
)
"""Every pair of text and ground that the window uses, as field names of `Tokens`."""


class Space:
    """Distances, device-independent pixels."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 20


class Radius:
    """Corner radii, device-independent pixels."""

    CONTROL = 6
    CARD = 8


class Size:
    """Heights and type sizes."""

    ROW = 36
    """Height of a table row, pixels."""
    CONTROL = 32
    """Height of a button or a field, pixels."""
    ICON = 18
    """Edge of an icon beside text, pixels."""
    TITLE = 17.0
    """Page title, points."""
    SECTION = 10.5
    """Section title, points, semibold."""


def contrast(ink: str, ground: str) -> float:
    """The contrast ratio of two `#RRGGBB` colours by WCAG 2.1, from 1 to 21."""
    lighter, darker = sorted((_luminance(ink), _luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def readable_on(ground: str) -> str:
    """White or near-black: whichever reads better on a colour that is data (a network's own)."""
    return max(("#FFFFFF", "#10151C"), key=lambda ink: contrast(ink, ground))
