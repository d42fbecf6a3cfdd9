"""Kazakh as the rules need it: verbs of saying, offices, bodies, places. In Cyrillic; `aligned` reads other scripts.

The words are of our own choosing, by stems (`archive.kazakh.stem`), so that any form of them is known.
"""

import re
from functools import lru_cache

from archive.kazakh import cases
from archive.kazakh.stem import stem
from archive.quotes.language import Language

_FINITE = (
    r"(?:\w+[дт][ыі]|отыр|жатыр|тұр|"
    r"\w*(?:ған|ген|қан|кен)(?= ол\b| болатын| еді| [А-ЯӘҒҚҢӨҰҮҺІ]|\s*[.,]|$))"
)
_SAY = (
    r"(?:(?:былай |тағы )?(?:деді|дейді|депті|десе)|деген(?:ді| болатын| еді|(?= [А-ЯӘҒҚҢӨҰҮҺІ]\w+ [А-ЯӘҒҚҢӨҰҮҺІ]))|"
    r"деп (?:[а-яәғқңөұүһі-]+ ){0,3}?" + _FINITE + ")"
)
_SURE_VERB = (
    r"(?:мәлімде|айт|хабарла|түсіндір|қос|ескерт|атап өт|баса айт|атап көрсет|сендір|жауап|толықтыр|нақтыла|"
    r"түйінде|сұра|жаз|бөліс|раста|сын|шағым|өтін|үнде|уәде|күл|жыми)"
)
_NOT_SAYING = (
    r"(?!деп (?:атал|атай|атад|атаған|сана[лқғ]|есептел|таныл|ойл|күт|шеш|тан|жарияла(?:н|ған)|көр|өзгерт|бағалан|"
    r"белгілен))"
)
_PASSIVE = r"делін(?:ген|ді|еді)|деп (?:жазыл|көрсетіл|айтыл|баяндал)(?:ған|ды|ып тұр|ады|ген|ді|еді)"

_OFFICES = frozenset(
    map(
        stem,
        "министр вице-министр премьер-министр президент әкім төраға басшы бастық жетекші директор депутат сенатор"
        " мәжілісмен өкіл тұрғын маман сарапшы дәрігер ғалым академик профессор докторант студент оқушы мұғалім ұстаз"
        " тәрбиеші кәсіпкер фермер шаруа жазушы ақын әнші режиссер актер суретші спортшы бапкер жаттықтырушы чемпион"
        " боксшы палуан ойыншы полиция тергеуші прокурор судья заңгер адвокат экономист журналист тілші редактор"
        " инженер құтқарушы инспектор ардагер зейнеткер ақсақал ана әке ата әже анасы әкесі бала қыз жігіт иесі иегер"
        " автор ұйымдастырушы қатысушы көрермен тыңдаушы емделуші науқас хатшы кеңесші көмекші орынбасар омбудсмен"
        " елші консул генерал полковник майор капитан офицер сарбаз шебер ұста көзеші орманшы меңгеруші мүше жас"
        " кітапханашы экскурсовод археолог тарихшы дирижер күйші продюсер модельер дизайнер архитектор геолог"
        " аллерголог неонатолог орнитолог реставратор кенші малшы балықшы диқан жүргізуші ұшқыш".split(),
    )
)
_MORE_OFFICES = frozenset("мемлекет басшысы тұрғыны спикер спикері уәкіл ректор декан".split())
_BODIES = frozenset(
    map(
        stem,
        "министрлік банк әкімдік қызмет комитет департамент басқарма агенттік компания ұйым прокуратура палата партия"
        " одақ қор орталық институт университет серіктестік корпорация холдинг федерация ассоциация кеңес сот мекеме"
        " кәсіпорын үкімет парламент мәжіліс сенат аппарат бюро әуежай штаб клуб агенттігі порталы сайты"
        " газеті басылымы арнасы республика облыс аудан қала ауыл өлке ассамблея көше даңғыл өзен ақорда".split(),
    )
)
_NO_NAMES = frozenset(
    map(
        stem,
        "қазақстан ресей қытай америка өзбекстан қырғызстан түркия еуропа азия украина германия франция ақш бұұ"
        " республика астана алматы шымкент нұр-сұлтан қарағанды ақтөбе атырау ақтау орал павлодар тараз қостанай"
        " көкшетау петропавл талдықорған түркістан қызылорда семей өскемен жезқазған екібастұз маңғыстау жамбыл жетісу"
        " ұлытау абай солтүстік оңтүстік шығыс батыс орталық мемлекет елбасы ұлт ұлттық халықаралық үкімет парламент"
        " мәжіліс сенат жоғарғы бас бірінші екінші біріккен мәскеу вашингтон пекин ташкент бішкек"
        " олимпиада инстаграм фейсбук ютуб".split(),
    )
)
_OPENERS = frozenset(
    "бүгін кеше ертең бұл осы сол ол оның олар мен біз сіз ал алайда бірақ сондай-ақ сонымен сонда содан соның осыған"
    " оған онда одан өз жиында жиын кездесуде кейін қазір биыл былтыр мұндай мұны оны айта еске сөз және егер себебі"
    " сондықтан өйткені енді тағы әрине мысалы негізі сонымен-бірге сондай осылай осыдан бұған бұдан мұнда жалпы"
    " қайтыс балалар бапкері анасы әкесі кейбір барлық басты ең жаңа әр бір екі үш".split()
)
_OPENING = re.compile(
    r"(?:өз кезегінде|сонымен (?:бірге|қатар)|сондай-ақ|бұдан бөлек|бұдан басқа|бұған қоса|осыған орай|"
    r"осыған байланысты|"
    r"айта кетейік|ал|оған қоса|жиын соңында|сөз соңында|кейін|"
    r"кеше|бүгін|бірақ|алайда|сонда|жиында|кездесуде),?\s+",
    re.IGNORECASE,
)
_PART = re.compile(r"(?:[ыі]|с[ыі]|[нтд][ыі]ң|л[аеы]р[ыі]?|лық|лік|дағы|дегі|тағы|тегі)$")
"""A word that a name before it belongs to: «ауданының», «басшысы»; after a name alone there are adverbials."""
_MANY = re.compile(
    r"(?:л[ае]р|д[ае]р|т[ае]р)(?:[ыі])?$|бірі$|біреуі$|^(?:тағы )?бір |^бірқатар |^кейбір ", re.IGNORECASE
)
_CONVERB = re.compile(r"(?:[ыі]п|[аәеөоүұиу]п)$")
_OBJECT = re.compile(r"с[ыі]н$")
_ADVERBIAL = re.compile(r"(?:кейін|бұрын|соң|кезінде|арқылы|туралы|бойынша)$")


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    return stem(word)


@lru_cache(maxsize=8192)
def is_office(word: str) -> bool:
    """Whether a word says what somebody is.

    >>> is_office("министрі"), is_office("Премьер-Министр"), is_office("тұрғыны"), is_office("Асхат")
    (True, True, True, False)
    """
    lower = word.lower()
    return lower in _MORE_OFFICES or _stem(lower) in _OFFICES


@lru_cache(maxsize=8192)
def is_body(word: str) -> bool:
    """Whether a word is that of an organisation or a place.

    >>> is_body("министрлігі"), is_body("ауданының"), is_body("Серік")
    (True, True, False)
    """
    lower = word.lower()
    return _stem(lower) in _BODIES or lower.startswith("ақорда")


@lru_cache(maxsize=8192)
def is_no_name(word: str) -> bool:
    """Whether a word with a capital belongs to no person."""
    lower = word.lower()
    return lower in _OPENERS or _stem(lower) in _NO_NAMES


def goes_on(word: str) -> bool:
    """Whether a name before this word is part of something else: «Үкімет басшысы», not «Путин мәслихатта»."""
    if _ADVERBIAL.search(word) or cases.nominative(word, "dative", "locative", "ablative") != word:
        return False
    return is_office(word) or is_body(word) or _PART.search(word) is not None


def is_converb(word: str) -> bool:
    """«күліп»."""
    return _CONVERB.search(word) is not None


_ACCUSATIVE = re.compile(r"(?<!кел)(?<!бер)(?<!бол)(?<!тұр)(?<!ал)(?<=\w{3})(?:[дт][ыі]|(?<=[аәеоөыіиү])н[ыі])$")
"""Names end in -келді, -берді and the like themselves: «Аманкелді»."""


def is_adverbial(word: str) -> bool:
    """«әңгімесін»: an object that stands between the verb and the name."""
    return word[0].islower() and _OBJECT.search(word) is not None


@lru_cache(maxsize=8192)
def nominative(name: str) -> str:
    """A name out of its case.

    >>> nominative("Тоқаевтың"), nominative("Нұрғалидан"), nominative("Асқатты"), nominative("Аманкелді")
    ('Тоқаев', 'Нұрғали', 'Асқат', 'Аманкелді')
    """
    bare = cases.nominative(name)
    return bare if bare != name else _ACCUSATIVE.sub("", name)


@lru_cache(maxsize=8192)
def key(name: str) -> str:
    """The same text for all forms of a name.

    >>> key("Тоқаевтың") == key("Тоқаев"), key("Асқар") == key("Асхат")
    (True, False)
    """
    return _stem(nominative(name))


def document(shown: str) -> str:
    """«хабарламада» is of «хабарлама»; a body that news comes from («қызметінен») is in no case of its own."""
    is_named = shown.rpartition(" ")[2][:1].isupper()
    return shown if is_named else cases.nominative(shown, "locative", "ablative")


_TOLD = (
    r"деп (?:мәлімдеді|айтты|айтады|хабарлады|сендірді|атап өтті|атап көрсетті|түсіндірді|ескертті|қосты|баса айтты|"
    r"болжады|болжайды|уәде берді|жауап берді|нақтылады|толықтырды|санайды|есептейді|растады|жазды)"
)
_BY = r"(?:айтуынша|сөзінше|сөзіне қарағанда|айтуына қарағанда|пікірінше|мәлімдеуінше|есептеуінше)"

KAZAKH = Language(
    said=re.compile(_NOT_SAYING + _SAY + r"(?![\w-])"),
    said_surely=re.compile(
        rf"(?:деді|дейді|депті|деп (?:[а-яәғқңөұүһі]+ )?{_SURE_VERB}\w*?(?:[дт][ыі]|ді|ды))(?![\w-])"
    ),
    of_document=re.compile(rf"(?:{_PASSIVE})(?![\w-])"),
    finite=re.compile(r"\w(?:[дт][ыі]|ған|ген|қан|кен)$"),
    introduces=re.compile(
        r"(?:(?:былай |тағы )?(?:деді|дейді|деген|айтты|айтады|мәлімдеді|хабарлады|жазды|түсіндірді|еске алды|сұрады|"
        r"баяндады|атап өтті|баса айтты|айтып берді|қосты|ескертті|жауап берді|толықтырды))$"
    ),
    pronoun=re.compile(r"(?:ол|оның)(?![\w-])(?! \w+[ыі] )", re.IGNORECASE),
    many=_MANY,
    opening=_OPENING,
    is_office=is_office,
    is_body=is_body,
    is_converb=is_converb,
    is_adverbial=is_adverbial,
    is_no_name=is_no_name,
    goes_on=goes_on,
    nominative=nominative,
    key=key,
    document=document,
    told=re.compile(_TOLD + r"(?![\w-])"),
    by_whom=re.compile(rf"(?P<verb>{_BY}),?\s+"),
)
