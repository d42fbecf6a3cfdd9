"""Whom a run of words names: an agency with its role, a body on whose word news is, the object of a link.

A Kazakh name ends with its head («облыс әкімдігі-нің», «Kazinform тілшісі»), so the last word tells a body from a
person: «министрліктің баспасөз қызметі» is a body, «министрліктің өкілі» is none.
"""

import re
from dataclasses import dataclass

from archive.kazakh.cases import Case, nominative
from archive.kazakh.text import clean
from crawler.normalise.attributions.clause import agency_named, canonical, listed, quoted_name
from crawler.normalise.attributions.words import Words, words_of

_KIND = "menciki|arnaii|akparat(?:tik)?|halikaralik|janaliktar|resmi|ulttik|kogamdik|respublikalik|oblistik|sport|mia"
_PLACE = r"\S+(?:dagi|degi|tagi|tegi)"
_CALLED = re.compile(
    rf"(?:(?:akparat(?:tik)?|janaliktar) agentti[gk]i"
    rf"|(?:(?:{_KIND}) )*(?:portali|saiti|gazeti|basilimi|jurnali|telearnasi))(?!\S)"
)
"""By this an agency that nobody knows is one: «Kaznews ақпараттық порталы»; «Статистика агенттігі» is a body."""
_PRESS = "agentti[gk]i|portali|saiti|gazeti|basilimi|jurnali|(?:tele)?arnasi|radiosi|redaktsiiasi"
_CASE = "(?:nin|ne|nen|nde|nan|nda|na)?"
_BEFORE = re.compile(rf"(?:{_KIND}|{_PLACE}|{_PRESS}|agentti[gk]|tilcisi|halikaralik)(?!\S)|[,-](?!\S)")
"""What may stand before an agency's name: «Алматыдағы», «халықаралық ақпарат агенттігі»."""
_ROLE = re.compile(
    rf"(?:haa |mia )?(?:(?:{_KIND}|{_PLACE}|\S+ (?:oblisi|kalasi)ndagi|(?:{_PRESS})nin) )*"
    rf"(?:(?P<correspondent>tilcisi|korrespondenti|jurnalisi){_CASE}|(?:{_PRESS}){_CASE}|haa|mia)(?!\S)"
)
"""What follows the reporter's name: «El.kz-тің Ақтаудағы тілшісі», «El.kz ақпараттық агенттігі»."""
_NOBODY = re.compile(
    rf"(?:(?:{_KIND}) )*(?:(?:agentti[gk]|redaktsiia)\S* )?(?:(?:tilci|korrespondent)\S*"
    r"|(?:agenttik|sait|portal|gazet|basilim|jurnal|(?:tele)?arna|radio|redaktsiia|kompaniia|vedomstvo)(?:t[ae]n?|d[ae]n?)?"
    r"|(?:fakebook|instagram|telegram|tiktok|ioutube|tuitter|tvitter|aleumettik jeli)\S* (?:parakca|bet|arna|kanal)\S*"
    r")(?!\S)"
)
"""«агенттік тілшісі», «сайт»: nothing says whose."""
_BODY = re.compile(
    r"(?:^|-)(?:(?:akimdi|ministrli|ortali|agentti|birlesti)[kg]i?|(?:baskarma|prokuratura|biuro|politsiia|federatsiia"
    r"|vedomstvo|kompaniia|korporatsiia|assotsiatsiia|birja|inspektsiia|akademiia|direktsiia|palata|redaktsiia"
    r"|kitaphana|auruhana|arna|telearna|mekeme|parakca)(?:si)?|(?:departament|komitet|ukimet|majilis|senat"
    r"|parlament|maslihat|ctab|bank|universitet|institut|muzei|sait|portal|gazet|jurnal|basilim|konsern|sot|ofis|zauit"
    r"|teatr|kogam|uiim|murajai)i?|kori|odagi|kizmeti|hatcisi|beti|rmk|ak|jcs|keak)$"
)
"""Heads of the names of bodies, and of what they publish."""
_ABBREVIATION = re.compile(r"[^\W\d_]{2,5}")
_DOCUMENT = re.compile(
    r"(?:malimet|dere[gk]|akparat|habarlama|habar|material|malimdeme|jazba|jariialanim|esep)(?:ter|tar)?(?:i|si)?(?:n[ae]|[gk][ae])$"
)
"""«министрліктің дерегіне»: what is linked to is a paper of somebody's."""
_RECEIVED = re.compile(r"(?:algan|alingan|tusken|taratkan|jariialagan|bergen|usingan)$")
_OWN = re.compile(r"(?<!\S)ozinin(?!\S)")
"""«… өзінің Facebook-тегі парақшасында»: somebody's own, and the phrase is no name."""
_SHORT_NAME = re.compile(r"\s*\([^()]*\)$")
_MOST_WORDS = 3
_LATIN_NAME = re.compile(r"[A-ZÁǴŃÓÚÝİÄĞÑŊÖÜŪŞ][A-Za-z\u00c0-\u024f]{2,}")
_LATIN = re.compile(r"[a-z\u00c0-\u024f]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency that is named, by its canonical name, and the number of the word after it and its role."""

    name: str
    after: int
    has_correspondent: bool


@dataclass(frozen=True, slots=True)
class Body:
    """On whose word: the canonical name; whether the table or quotes name it; whether its last word was in a case."""

    name: str
    is_listed: bool
    was_in_case: bool


def agency_in(words: Words, first: int, after: int) -> Agency | None:
    """The agency that these words begin with, after its place and kind, known or not; None when they name no agency."""
    index = _after_what_comes_before(words, first, after)
    if index >= after:
        return None
    return _known(words, index, after) or _unknown(words, index, after) or _brand(words, first, after)


def agency_at(words: Words, first: int, after: int) -> Agency | None:
    """The known agency or site that is all of these words, with its role: «El.kz-тің Ақтөбедегі тілшісі»."""
    index = _after_what_comes_before(words, first, after)
    found = _known(words, index, after) if index < after else None
    return found if found is not None and found.after >= after else None


def body_named(words: Words, first: int, after: int, *cases: Case) -> Body | None:
    """The body that is all of these words, the last in one of these cases or none; None when they name no body."""
    phrase = _SHORT_NAME.sub("", _name(words, first, after)).strip(" ,-–—")
    if not phrase or "," in phrase or _nobody(words, first, after) == after:
        return None
    if _OWN.search(words.line, words.place(first), words.place(after)):
        return None
    bare = nominative(phrase, *cases) if cases else phrase
    known = listed(bare) or listed(phrase)
    if known is not None and known.kind in ("state", "company", "agency"):
        return Body(known.name, is_listed=True, was_in_case=listed(phrase) is None)
    is_quoted = words.word(first) == '"' and quoted_name(phrase) is not None
    if _is_body(bare) or (is_quoted and _closing(words, first, after) == after - 1):
        return Body(canonical(bare), is_listed=is_quoted, was_in_case=bare != phrase)
    return None


def object_of_link(words: Words, first: int, after: int) -> str | None:
    """The source in «министрліктің баспасөз қызметіне», «бюроның деректеріне», «қызметтен алған мәліметке»."""
    while first < after and words.word(first) in ",-":
        first += 1
    first = _nobody(words, first, after)
    if first < after and _DOCUMENT.fullmatch(words.word(after - 1)):
        after -= 1
        received = first < after and _RECEIVED.search(words.word(after - 1)) is not None
        phrase = _name(words, first, after - received)
        bare = nominative(phrase, "ablative" if received else "genitive")
    else:
        bare = nominative(_name(words, first, after), "dative")
    # Two names in quotes, one after the other: the first one's closing quote has taken the second one's opening.
    return canonical(bare.partition("»")[0] if bare.find("«") < 0 else bare) or None


def _after_what_comes_before(words: Words, first: int, after: int) -> int:
    index = first
    while index < after and (before := _BEFORE.match(words.line, words.starts[index])):
        index = words.after(before.end())
    return index


def _known(words: Words, index: int, after: int) -> Agency | None:
    """An agency of the table, or a site, in quotes or not."""
    if words.word(index) == '"':
        closing = _closing(words, index, after)
        for end in range(min(closing + 2, after), closing, -1):
            name = agency_named(_name(words, index, end))
            if name is not None:
                return _with_role(words, name, end, after)
        return None
    for count in range(min(_MOST_WORDS, after - index), 0, -1):
        if not words.word(index + count - 1)[-1].isalnum():
            continue
        name = _name(words, index, index + count)
        known = agency_named(name) or agency_named(nominative(name, "genitive", "ablative"))
        if known is not None:
            return _with_role(words, known, index + count, after)
    return None


def _unknown(words: Words, index: int, after: int) -> Agency | None:
    """An agency that nobody knows, by its quotes or by what it is called."""
    if words.word(index) == '"':
        closing = _closing(words, index, after)
        name = _name(words, index + 1, closing)
        role = _ROLE.match(words.line, words.place(closing + 1))
        return (
            _with_role(words, canonical(name), closing + 1, after) if name and (role or closing + 1 == after) else None
        )
    for count in range(1, min(_MOST_WORDS, after - index - 1) + 1):
        name = _name(words, index, index + count)
        if _CALLED.match(words.line, words.starts[index + count]):
            is_name = name[0].isupper() and nominative(name, "genitive", "locative") == name
            return _with_role(words, name, index + count, after) if is_name else None
    return None


def _brand(words: Words, first: int, after: int) -> Agency | None:
    """Latin names in a text of another script: «دەپ حابارلايدى Qamshy», «деп жазады Azattyq Rýhy»."""
    names = _name(words, first, after).split()
    is_brand = 0 < len(names) <= _MOST_WORDS and all(map(_LATIN_NAME.fullmatch, names))
    if not is_brand or _LATIN.search(_name(words, 0, first)[-4:]):
        return None
    return Agency(" ".join(names), after, has_correspondent=False)


def _closing(words: Words, index: int, after: int) -> int:
    """Where the quotes close that open at a word; at that word when they don't."""
    return next((end for end in range(index + 1, min(after, index + 8)) if words.word(end) == '"'), index)


def _name(words: Words, first: int, after: int) -> str:
    return clean(words.part(first, after))


def _with_role(words: Words, name: str, index: int, after: int) -> Agency:
    role = _ROLE.match(words.line, words.starts[index]) if index < after else None
    if role is None:
        return Agency(name, index, has_correspondent=False)
    return Agency(name, words.after(role.end()), has_correspondent=role["correspondent"] is not None)


def _nobody(words: Words, first: int, after: int) -> int:
    """The number of the word after those that name nobody."""
    nobody = _NOBODY.match(words.line, words.starts[first]) if first < after else None
    return words.after(nobody.end()) if nobody else first


def _is_body(phrase: str) -> bool:
    *_, last = words_of(phrase).line.split(" ")
    return _BODY.search(last) is not None or _is_abbreviation(phrase.rsplit(maxsplit=1)[-1])


def _is_abbreviation(word: str) -> bool:
    """«ІІМ», «ТЖМ»."""
    return word.isupper() and _ABBREVIATION.fullmatch(word) is not None
