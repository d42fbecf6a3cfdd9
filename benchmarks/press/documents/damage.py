"""How markup and bytes are written badly, or only differently; a browser shows the same text."""

import re
from collections.abc import Callable, Mapping

from .pen import VOID

_CHARSET = re.compile("<meta charset=[^>]*>", re.IGNORECASE)
_OPTIONAL_END = re.compile(
    r"</(p|li|td|tr|dd|dt)>"
    r"(?=\s*</?(p|li|td|tr|d[dlt]|div|table|tbody|[uo]l|h\d|figure|section|article|blockquote|form|main|footer)\b)",
    re.IGNORECASE,
)
"""An end tag that a browser does without: the next tag ends the element."""

_BODY = re.compile(b"<body>", re.IGNORECASE)


def _http_equiv(charset: str) -> str:
    return f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">'


def _xhtml(html: str) -> str:
    html = re.sub(rf"<({'|'.join(sorted(VOID))})\b([^>]*?)\s*/?>", r"<\1\2 />", html)
    doctype = (
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1.dtd">'
    )
    html = html.replace("<!DOCTYPE html>", f'<?xml version="1.0" encoding="UTF-8"?>\n{doctype}')
    return html.replace("<html", '<html xmlns="http://www.w3.org/1999/xhtml"', 1)


DAMAGES: Mapping[str, Callable[[str], str]] = {
    "uppercase": lambda html: re.sub(r"<(/?)([a-z][\w-]*)", lambda tag: f"<{tag[1]}{tag[2].upper()}", html),
    "unclosed": lambda html: _OPTIONAL_END.sub("", html),
    "cut-off": lambda html: html[: html.rindex("counter.example") - 3],
    "no-end": lambda html: re.sub(r"(</(div|td|tr|table|tbody|main|body|html)>|\s)+$", "", html),
    "stray-ends": lambda html: html.replace("</p>", "</p></span></center>"),
    "no-skeleton": lambda html: re.sub(r"<!DOCTYPE[^>]*>|</?(html|head|body)\b[^>]*>", "", html),
    "unquoted": lambda html: re.sub(r'="([\w-]+)"', r"=\1", html),
    "single-quoted": lambda html: re.sub(r"=\"([^\"'<>]*)\"", r"='\1'", html),
    "carriage-returns": lambda html: html.replace("\n", "\r\n"),
    "null": lambda html: html.replace("<body>", "<body>\0", 1),
    "xhtml": _xhtml,
    "stand-in-line": lambda html: f"<!-- stand-in: not a page of El.kz -->\n{html}",
}


def _windows(charset: str) -> Callable[[str], bytes]:
    """In windows-1251, with character references for the Kazakh letters that it lacks."""
    return lambda html: _CHARSET.sub(charset, html).encode("cp1251", "xmlcharrefreplace")


ENCODINGS: Mapping[str, Callable[[str], bytes]] = {
    "utf-8": str.encode,
    "utf-8-bom": lambda html: html.encode("utf-8-sig"),
    "utf-8-undeclared": lambda html: _CHARSET.sub("", html).encode(),
    "utf-8-http-equiv": lambda html: _CHARSET.sub(_http_equiv("UTF-8"), html).encode(),
    "utf-8-one-bad-byte": lambda html: _BODY.sub(b"<body><!-- \xd0 -->", html.encode(), count=1),
    "windows-1251": _windows('<meta charset="windows-1251">'),
    "windows-1251-http-equiv": _windows(_http_equiv("windows-1251")),
    "windows-1251-undeclared": _windows(""),
}
