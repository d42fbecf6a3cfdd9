"""The words of Kazakh attributions, as skeletons (see `words`): verbs, links, and what a sentence begins with."""

import re

from crawler.normalise.attributions.words import Words

AROUND = 300
"""Characters of the line that are looked at before and after a verb; clauses have up to 150."""
MOST = 8
"""Verbs of one sentence that are looked at."""

REPORTING = r"(?:habarlaidi|habarlap otir|jazadi|jazip otir)"
SAYS = re.compile(rf"(?<!\S)dep (?:{REPORTING}|malimdeidi|jetkizedi|(?P<past>habarladi|jazdi|jazgandi))(?!\S)")
"""In the past tense a body speaks in a quotation: «…», - деп хабарлады полиция."""
LAST_VERB = re.compile(rf"(?<= ){REPORTING}(?= ,|$)")
LINK = re.compile(
    r"(?<= )(?:silteme (?:jasap|jasai otirip|jasagan|bere otirip|berip)|siltememen|siltep|siltei otirip"
    r"|suiene otirip|suienip)(?!\S)"
)

_ACTIVE = (
    r"(?:malimde(?:di|idi|gen)|habarla(?:di|gan|idi|p otir)|jaz(?:di|gan|adi|ip otir)|jariia(?:ladi|lagan)|aitti"
    r"|aitip berdi|malim etti|(?:malimet|akparat) (?:berdi|taratti)|tusindirdi|baiandadi|jetkizdi|eskertti|rastadi"
    r"|naktiladi|bildirdi)"
)
_PASSIVE = (
    r"(?:malimdeldi|malim boldi|belgili boldi|(?:habarlan|jaril|jazil|aitil|jariialan)(?:di|gan)|korsetil(?:di|gen))"
)
TOLD = re.compile(rf"(?<= )(?:(?P<active>(?P<reporting>{REPORTING})|{_ACTIVE})|{_PASSIVE})(?= ,|$)")

_DATA = r"(?:malimet|dere[gk]|akparat)(?:ter|tar)?"
BY_THE_WORD_OF = re.compile(
    rf"(?<= )(?:(?P<reports>(?:habarlau|jazu|jariialau)inca|(?:habarla|jaz)gandai)"
    rf"|(?:aitu|(?:resmi )?{_DATA})inca|(?:malimdeu|jetkizu|bildiru|(?:resmi )?{_DATA})ince"
    rf"|{_DATA}i (?:boiinca|negizinde)|{_DATA}ine? (?:suien\S+|saikes|karaganda)"
    rf"|(?:usingan|bergen|taratkan|jariialagan) {_DATA}[gk][ae] (?:suien\S+|saikes|karaganda)"
    rf"|{_DATA}ina (?:suien\S+|saikes|karaganda))(?!\S)"
)
"""«хабарлауынша» an agency reports; «мәліметінше» it is on the agency's word."""

_THEN = (
    r"(?:(?:sondai-ak|sonimen (?:katar|birge)|al|alaida|degenmen|oz kezeginde|jalpi|aita keteiik|bugin|kece|kazir)"
    r"(?: ,)? "
    r"|[-,] )*"
)
_OPENING = re.compile(_THEN)
_ABOUT_THIS = re.compile(rf'(?:" )?{_THEN}(?:bul|osi) (?:turali|joninde|jaiinda|jaili|hakinda) (?:, )?{_THEN}')


def after_opening(words: Words) -> int:
    """The number of the first word of a sentence after its dash and «Сондай-ақ»."""
    opening = _OPENING.match(words.line)
    return words.index(opening.end()) if opening else 0


def after_about_this(words: Words) -> int | None:
    """The number of the word after «Бұл туралы», with which a sentence begins; None when with another."""
    about = _ABOUT_THIS.match(words.line)
    return words.index(about.end()) if about else None


def to_the_end(words: Words, first: int) -> str:
    """The text from a word to the sentence's end, without marks at its beginning and a bracket that it only closes."""
    text = words.text[words.spans[first][0] :].rstrip()
    text = text.lstrip("-–—−, ") if first == 0 else text
    return text.rstrip(" )") if "(" not in text else text
