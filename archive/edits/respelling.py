"""What stood before an edit, in the spelling of what stands there now, so that only changed words differ."""

import re
from dataclasses import replace

from archive.content import Content
from archive.kazakh.any_alphabet import WORD
from archive.kazakh.keys import skeleton_key


def respelled(before: Content, after: Content) -> Content:
    """`before` with each word of headline, lead and text spelled as `after` spells it, where it has that word.

    >>> was = Content("Mektep ashyldy", None, None, "Qyrkúıekte ashyldy.", None, None, None)
    >>> now = Content("Mektep aşıldı", None, None, "Qırküyekte jabıldı.", None, None, None)
    >>> respelled(was, now).headline, respelled(was, now).article_body
    ('Mektep aşıldı', 'Qırküyekte aşıldı.')
    """
    spellings: dict[str, str] = {}
    for text in (after.headline, after.description or "", after.article_body):
        for word in WORD.findall(text):
            spellings.setdefault(_key(word), word)

    def spell(match: re.Match[str]) -> str:
        return spellings.get(_key(match[0]), match[0])

    return replace(
        before,
        headline=WORD.sub(spell, before.headline),
        description=WORD.sub(spell, before.description) if before.description else before.description,
        article_body=WORD.sub(spell, before.article_body),
    )


def _key(word: str) -> str:
    """The word's key, and whether it begins with a capital: a name that becomes a common word is an edit."""
    return f"{word[:1].isupper()}{skeleton_key(word)}"
