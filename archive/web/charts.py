"""Where the parts of a picture stand, in its own units; templates draw them as SVG. Knows no colours and no words.

Every picture has a table behind it: the rows that it was given.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar or cell: its place, its rounded share of the largest (0 to 1), and what it stands for."""

    x: float
    y: float
    width: float
    height: float
    share: float
    label: str
    value: float
    href: str = ""


@dataclass(frozen=True, slots=True)
class Dot:
    """One point of a line."""

    x: float
    y: float
    label: str
    value: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line through dots; `path` is for an SVG polyline."""

    dots: tuple[Dot, ...]
    width: float
    height: float

    @property
    def path(self) -> str:
        """The dots as «x,y x,y»."""
        return " ".join(f"{dot.x:g},{dot.y:g}" for dot in self.dots)


def columns(
    values: Sequence[tuple[str, float, str]], *, width: float, height: float, most: float | None = None
) -> tuple[Bar, ...]:
    """Upright bars side by side, one for each (label, value, address); the highest fills `height`.

    `most` is the value that fills it, where several pictures are to be compared.

    >>> [(bar.x, bar.y, bar.height) for bar in columns([("a", 1, ""), ("b", 2, "")], width=20, height=10)]
    [(0.0, 5.0, 5.0), (10.0, 0.0, 10.0)]
    """
    top = most or max((value for _, value, _ in values), default=0) or 1
    step = width / max(len(values), 1)
    return tuple(
        Bar(
            round(place * step, 2),
            round(height - height * min(value / top, 1), 2),
            round(step * 0.9, 2),
            round(height * min(value / top, 1), 2),
            round(value / top, 3),
            label,
            value,
            href,
        )
        for place, (label, value, href) in enumerate(values)
    )


def bars(values: Sequence[tuple[str, float, str]], *, width: float) -> tuple[Bar, ...]:
    """Lying bars, one below the other in rows of height 1; the longest fills `width`.

    >>> [bar.width for bar in bars([("a", 1, ""), ("b", 4, "")], width=100)]
    [25.0, 100.0]
    """
    top = max((value for _, value, _ in values), default=0) or 1
    return tuple(
        Bar(0, place, round(width * value / top, 2), 1, round(value / top, 3), label, value, href)
        for place, (label, value, href) in enumerate(values)
    )


def line(points: Sequence[tuple[str, float]], *, width: float, height: float) -> Line:
    """A line over time through (ISO 8601 time, value) in order; from zero at the bottom to the highest at the top.

    >>> line([("2023-01-01T00:00:00Z", 0), ("2023-01-03T00:00:00Z", 5)], width=100, height=50).path
    '0,50 100,0'
    """
    times = [datetime.fromisoformat(at).timestamp() for at, _ in points]
    top = max((value for _, value in points), default=0) or 1
    start, span = min(times, default=0), (max(times, default=0) - min(times, default=0)) or 1
    dots = tuple(
        Dot(round((at - start) / span * width, 2), round(height - height * value / top, 2), label, value)
        for at, (label, value) in zip(times, points, strict=True)
    )
    return Line(dots, width, height)


def lines(series: Sequence[Sequence[float]], *, width: float, height: float) -> tuple[Line, ...]:
    """Lines through values at equal distances, all to one scale from zero to the highest of all.

    >>> [one.path for one in lines([[0, 4], [2, 2]], width=100, height=40)]
    ['0,40 100,0', '0,20 100,20']
    """
    top = max((value for values in series for value in values), default=0) or 1
    return tuple(
        Line(
            tuple(
                Dot(
                    round(place * width / max(len(values) - 1, 1), 2),
                    round(height - height * value / top, 2),
                    "",
                    value,
                )
                for place, value in enumerate(values)
            ),
            width,
            height,
        )
        for values in series
    )
