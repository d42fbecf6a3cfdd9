"""Russian as the rules need it: simpler than Kazakh, for the Russian editions of Kazakh agencies."""

import re

from archive.quotes.language import Language

_VERB = (
    r"(?:сказал|говорит|говорил|отметил|сообщил|сообщает|пояснил|поясняет|рассказал|рассказывает|добавил|добавляет|заявил|"
    r"заявляет|подчеркнул|объяснил|объясняет|вспоминает|вспомнил|признается|признался|призналась|уверяет|заверил|считает|"
    r"посчитал|предупредил|предупреждает|пошутил|улыбается|ответил|отвечает|спросил|уточнил|уточняет|напомнил|написал|пишет|"
    r"делится|поделился|поделилась|продолжил|продолжает|заключил|резюмировал|утверждает|обещает|пообещал|восклицает|удивляется|"
    r"смеется|смеётся|комментирует|прокомментировал|обратил внимание|выразил мнение|констатировал|доложил|"
    r"попросил)(?:а|о|и)?"
)
_OFFICES = re.compile(
    r"(?:министр|президент|аким|глава|директор|начальни[кц]|руководител|председател|депутат|сенатор|специалист|эксперт|врач|"
    r"доктор|тренер|актер|актриса|художни[кц]|режиссер|дирижер|певе?ц|певица|девушка|женщина|мужчина|победител|чемпион|студент|"
    r"учител|житель|жител|инженер|автор|заведующ|заместител|представител|спикер|секретар|советник|аналитик|экономист|юрист|"
    r"адвокат|прокурор|судья|журналист|писател|поэт|фельдшер|пенсионер|спортсмен|боксер|конькобежец|премьер-министр)\w*$",
    re.IGNORECASE,
)
_BODIES = re.compile(
    r"(?:министерств|комитет|департамент|управлени|служб|агентств|компани|банк|акимат|ведомств|организаци|партии|партия|фонд|"
    r"центр|институт|университет|область|области|район|района|город|город[ае]|пресс-служб)\w*$",
    re.IGNORECASE,
)
_NO_NAMES = frozenset(
    "в во на но и а с к у о об от до за из по при для он она они его ее её их это этот эта мы вы я как так также кроме"
    " сегодня вчера завтра после перед пока если когда там тут здесь чтобы что кто при этом казахстан казахстана"
    " казахстане республика республики россия россии китай астана астане астаны алматы шымкент шымкенте караганда"
    " актобе атырау актау павлодар тараз костанай северный восточный западный южный каждый каждая каждое первый первая"
    " самая самый среди про со главный главной ранее теперь"
    .split()
)  # fmt: skip
_CASE = re.compile(r"(?:ой|ого|ому|[ыуюяе]|[оеё]м|а)$")
_SURNAME_OF_A_WOMAN = re.compile(r"(?:[оеё]в|[иы]н|ск|цк)ой$")


def nominative(name: str) -> str:
    """A surname out of the feminine genitive; others are left as they are, for «-ова» is no case.

    >>> nominative("Альназаровой"), nominative("Рахимова")
    ('Альназарова', 'Рахимова')
    """
    return name[:-2] + "а" if _SURNAME_OF_A_WOMAN.search(name) else name


def key(name: str) -> str:
    """The same text for the forms of a name, which are told by their beginnings.

    >>> key("Камиллы") == key("Камилла"), key("Рахимовой") == key("Рахимова"), key("Ким") == key("Пак")
    (True, True, False)
    """
    bare = _CASE.sub("", name)
    return (bare if len(bare) > 2 else name).lower()


def _is_office(word: str) -> bool:
    return _OFFICES.match(word) is not None


def _is_body(word: str) -> bool:
    return _BODIES.match(word) is not None


def _is_no_name(word: str) -> bool:
    return word.lower() in _NO_NAMES


def _goes_on(word: str) -> bool:
    return _is_body(word)


def _never(word: str) -> bool:  # noqa: ARG001
    return False


def _document(shown: str) -> str:
    """«в сообщении ведомства»: the first word is in the locative."""
    first, space, rest = shown.partition(" ")
    for ending, bare in (("нии", "ние"), ("оне", "он"), ("нте", "нт"), ("азе", "аз"), ("изе", "из"), ("зии", "зия")):
        if first.endswith(ending):
            return first[: -len(ending)] + bare + space + rest
    return shown


RUSSIAN = Language(
    said=re.compile(_VERB + r"(?![\w-])", re.IGNORECASE),
    said_surely=re.compile(_VERB + r"(?![\w-])", re.IGNORECASE),
    of_document=re.compile(
        r"(?:говорится|сказано|отмечается|указано|указывается|подчеркивается) (?=в\b)", re.IGNORECASE
    ),
    finite=re.compile(r"\w(?:ла|ли|л|ет|ит|ют|ят|лся|лась)$"),
    introduces=re.compile(_VERB + "$"),
    pronoun=re.compile(r"(?:он|она)(?![\w-])", re.IGNORECASE),
    many=re.compile(r"(?:тели|исты|рты|ники|они)$|^один из|^одна из", re.IGNORECASE),
    opening=re.compile(r"(?:в свою очередь|кроме того|также|при этом|между тем),?\s+", re.IGNORECASE),
    is_office=_is_office,
    is_body=_is_body,
    is_converb=_never,
    is_adverbial=_never,
    is_no_name=_is_no_name,
    goes_on=_goes_on,
    nominative=nominative,
    key=key,
    document=_document,
    told=None,
    by_whom=re.compile(r"(?P<verb>[Пп]о словам)\s+(?P<whose>[^,«»\"“”\n]{1,120}),\s+"),
)
