"""What the rules need to know of a language. The two that have it are `kazakh` and `russian`."""

import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """Words and endings of one language, as patterns on the text."""

    said: re.Pattern[str]
    """A verb of saying where it follows a quote, with all that belongs to it («деп атап өтті»)."""
    said_surely: re.Pattern[str]
    """Such a verb where nothing but a space stands between it and the quote: fewer of them."""
    of_document: re.Pattern[str]
    """The verb where a document speaks: «делінген», «говорится»."""
    finite: re.Pattern[str]
    """Any finite verb at the end: before a colon and a quote it can be one of saying («X жолдың жайын көтерді: «…»)."""
    introduces: re.Pattern[str]
    """A verb of saying at the end of what stands before a colon."""
    pronoun: re.Pattern[str]
    """«ол», «оның»; at the beginning of who speaks."""
    many: re.Pattern[str]
    """Who speaks is several people, or one of them that was not named before."""
    opening: re.Pattern[str]
    """Words that open a sentence and say nothing of who speaks: «сонымен бірге», «өз кезегінде»."""
    is_office: Callable[[str], bool]
    """Whether a word says what somebody is: «министр», «тұрғыны»."""
    is_body: Callable[[str], bool]
    """Whether a word is that of an organisation: «банк», «министрлігі»."""
    is_converb: Callable[[str], bool]
    """Whether a word says how something is said: «күліп», «жымиып»; it is no part of who says it."""
    is_adverbial: Callable[[str], bool]
    """Whether a word after a verb is neither a name nor what somebody is: «әңгімесін», «жиында»."""
    is_no_name: Callable[[str], bool]
    """Whether a word with a capital belongs to no person: places, «Республикасы», «Бүгін»."""
    goes_on: Callable[[str], bool]
    """Whether a word in small letters after a name makes that name a part of something: «Үкімет басшысы»."""
    nominative: Callable[[str], str]
    key: Callable[[str], str]
    """The same text for all forms of one name."""
    document: Callable[[str], str]
    """A document's name out of its case: «хабарламада»."""
    told: re.Pattern[str] | None
    """A verb of saying behind what somebody is said to have said: «… деп мәлімдеді»."""
    by_whom: re.Pattern[str]
    """What names on whose word the rest of the sentence is: «X-тың айтуынша»; groups `verb` and, after it, `whose`."""
