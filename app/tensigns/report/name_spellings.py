"""The spellings of a client's name that notes can contain."""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from tensigns.questionnaires.reading import builtin_edition
from tensigns.text.folding import fold

_SHORT_LENGTH = 3
"""ASCII texts that are shorter than this are only searched as whole words."""

_COMPOUND_LENGTH = 5
"""A word of a name that has at least this length is also searched as the start of a compound."""

_PUNCTUATION = ".,;:&-"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PARTICLES = _words("da de del den der di dos du el het la le ten ter van von")
"""Words that belong to the next word, such as "de" in De Groot."""

_FUNCTION_WORDS = _PARTICLES | _words(
    "a an and at by die do een en for go he if in is it me my no of on or so the to und up us we y"
)
"""Words that are never searched by themselves."""

_TRADE_WORDS = _words(
    "advies adviesbureau agency american architecten architects associates bakery bakker "
    "bakkerij bank bouw bouwbedrijf bureau business cafe center centre centrum city college "
    "communicatie communications company consultancy consulting creative data design "
    "development digital digitale dutch enterprise enterprises europe european first foundation "
    "general gemeente global group groep handelsonderneming holding hotel house huis industries "
    "information international internet koninklijke management marketing media national "
    "nederland nederlands nederlandse netherlands network new nieuwe online partner partners "
    "praktijk product products project projects restaurant royal school service services shop "
    "software solutions store studio studios support system systems team tech technologies "
    "technology trading united web winkel world zorg"
)
"""Words that occur in the names of many companies.

Notes use these words in other senses too, like the words of the built-in questionnaire.
"""

_MONTHS = _words(
    "jan feb mar mrt apr may mei jun jul aug sep sept oct okt nov dec january februari february "
    "januari maart march april june juni july juli august augustus september october oktober "
    "november december"
)
"""The names of months, which stand in dates and can be first names."""

_FURTHER_FORMS = (
    *("ug", "haftungsbeschrankt", "slu", "s/a", "ua", "tbk", "limited liability", "cs"),
    *("besloten vennootschap", "stichting", "vereniging"),
    *("& zn", "en zn", "& zoon", "en zoon", "& zonen", "en zonen"),
)
"""Legal forms and similar terms that cleanco lacks, in the form in which cleanco compares them."""

_FORM_BEFORE_NAME = re.compile(r"[^\W\d_]{2,4}|stichting|vereniging", re.IGNORECASE)
_UNSPACED_FORM = re.compile(
    r"^(?:株式会社|有限会社|合同会社|\(株\)|주식회사)|"
    r"(?:株式会社|有限会社|合同会社|\(株\)|주식회사|股份有限公司|有限公司)$"
)
"""A legal form that is not separated from the name by a space."""

_DIGRAPHS = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "å": "aa",
        "ø": "oe",
        "æ": "ae",
        "Ä": "Ae",
        "Ö": "Oe",
        "Ü": "Ue",
        "Å": "Aa",
        "Ø": "Oe",
        "Æ": "Ae",
    }
)
"""How addresses write a letter that is not ASCII: two letters for one."""

_PLAIN_LETTERS = str.maketrans("øØłŁđĐ", "oOlLdD")
"""The letters without the stroke. Folding removes accents, but no strokes."""

_INITIALS_AT_END = re.compile(r"(?<!\S)(?:\w\.?\s+){1,4}\w\.?$")
_BRACKETS = re.compile(r"[()\[\]]")


class Spelling(NamedTuple):
    """A folded text that stands for a client.

    If ``starts_word`` is True, the text must be at the start of a word. If ``ends_word`` is True,
    the text must be at the end of a word.
    """

    text: str
    starts_word: bool = False
    ends_word: bool = False


def name_spellings(name: str) -> set[Spelling]:
    """Return the spellings of a name, also in ASCII letters such as ue for ü.

    For a company, they include the name without its legal form, and the name's first distinctive
    word.
    """
    return {spelling for variant in _variants(name) for spelling in _spellings_of(variant)}


def _spellings_of(name: str) -> set[Spelling]:
    spellings = {_phrase(name)}
    core = _without_legal_form(name)
    words = core.split()
    if core == name or not any(_bare(word) not in _FUNCTION_WORDS for word in words):
        return spellings
    if len(words) > 1:
        spellings |= {_phrase(core), *map(_word, _distinctive_words(words)[:1])}
    elif is_ordinary(core):
        spellings.add(Spelling(_bare(core), starts_word=True, ends_word=True))
    else:
        spellings.add(_phrase(core))
    return spellings


def person_spellings(name: str) -> set[Spelling]:
    """Return the spellings of a person's name: the whole name, and its distinctive words.

    Each spelling matches only whole words.
    """
    texts = {
        text
        for variant in _variants(name)
        for text in (variant, *_distinctive_words(variant.split()))
    }
    return {Spelling(fold(text), starts_word=True, ends_word=True) for text in texts}


def word_spellings(name: str) -> set[Spelling]:
    """Return the distinctive words of a name, if the name has no legal form.

    Each spelling matches only whole words. In texts, some of them are ordinary words; a writer
    means the client where such a word has a capital.
    """
    if _without_legal_form(name) != name:
        return set()
    words = {
        _bare(text.split()[-1])
        for variant in _variants(name)
        for text in _distinctive_words(variant.split())
    }
    return {
        Spelling(word, starts_word=True, ends_word=True) for word in words if word not in _MONTHS
    }


def _variants(name: str) -> frozenset[str]:
    """Return the name, and the name in the letters that addresses of mail and websites have."""
    composed = unicodedata.normalize("NFC", name)
    return frozenset((name, composed.translate(_DIGRAPHS), composed.translate(_PLAIN_LETTERS)))


def _distinctive_words(words: list[str]) -> list[str]:
    """Return the words that are not ordinary, each with the particles before it.

    After particles, as in Van der Meer, a word is also distinctive if it is ordinary only because
    it occurs in the built-in questionnaire.
    """
    distinctive: list[str] = []
    particles: list[str] = []
    for word in words:
        if _bare(word) in _PARTICLES:
            particles.append(word)
            continue
        is_candidate = _bare(word) not in _TRADE_WORDS if particles else not is_ordinary(word)
        if is_candidate and len(_bare(word)) >= _SHORT_LENGTH:
            distinctive.append(" ".join([*particles, word]))
        particles = []
    return distinctive


def _phrase(text: str) -> Spelling:
    folded = fold(text)
    is_short = len(folded) < _SHORT_LENGTH and folded.isascii()
    return Spelling(folded, starts_word=is_short, ends_word=is_short)


def _word(text: str) -> Spelling:
    bare = _bare(text)
    return Spelling(bare, starts_word=True, ends_word=len(bare) < _COMPOUND_LENGTH)


def _bare(word: str) -> str:
    return fold(word).strip(_PUNCTUATION)


def is_ordinary(word: str) -> bool:
    """Whether notes use a word in other senses than as a name."""
    bare = _bare(word)
    return bare in _FUNCTION_WORDS or bare in _TRADE_WORDS or bare in _builtin_words()


@cache
def _builtin_words() -> frozenset[str]:
    """Return the folded words of the built-in questionnaire in every language."""
    words = set(re.findall(r"\w+", builtin_edition().data.decode().casefold()))
    return frozenset(map(fold, words))


def _without_legal_form(name: str) -> str:
    """Return the name without its legal forms. The result is empty if nothing else remains."""
    compatible = " ".join(unicodedata.normalize("NFKC", name).split())
    without_unspaced_form = _UNSPACED_FORM.sub("", compatible).strip()
    if without_unspaced_form != compatible:
        return without_unspaced_form
    without_brackets = _BRACKETS.sub("", compatible)
    candidates = [without_brackets, _INITIALS_AT_END.sub(_join_initials, without_brackets)]
    cores = [_strip_forms(candidate) for candidate in candidates]
    if cores == candidates:
        return name
    return min(cores, key=len)


def _join_initials(match: re.Match[str]) -> str:
    """Return the initials of a legal form such as ``B. V.`` without the spaces between them."""
    return "".join(match[0].split())


def _strip_forms(name: str) -> str:
    """Return the name without the legal forms that a space separates from it."""
    from cleanco.clean import custom_basename  # noqa: PLC0415  rarely needed

    core: str = custom_basename(name, _legal_forms())
    if core != name.rstrip():
        return _strip_forms(core).rstrip(" ,&") if core else ""
    first_word, _space, rest = name.partition(" ")
    if rest and _FORM_BEFORE_NAME.fullmatch(first_word) and not first_word.islower():
        return str(custom_basename(name, _legal_forms(), suffix=False, prefix=True))
    return name


@cache
def _legal_forms() -> list[tuple[int, list[str]]]:
    """Return the terms of cleanco and our own terms. Terms with more words come first."""
    from cleanco import prepare_default_terms  # noqa: PLC0415  rarely needed

    further_terms = [(len(form.split()), form.split()) for form in _FURTHER_FORMS]
    return sorted([*prepare_default_terms(), *further_terms], key=lambda term: (-term[0], term[1]))
