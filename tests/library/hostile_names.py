"""Unusual and harmful names for a client."""

import random
import unicodedata
from collections.abc import Callable

ROOTS = [
    *("../", "../../etc/passwd", "..", ".", "/", "/etc/passwd", "~", "~root", "\\..\\x", "C:\\x"),
    *("-", "-rf", "--help", "-n", ".hidden", ".lock", "client.toml", "in-progress.toml", "trash"),
    *(
        "CON",
        "con.toml",
        "PRN",
        "AUX",
        "NUL",
        "nul",
        "COM1",
        "LPT9",
        "CLOCK$",
        "$MFT",
        "desktop.ini",
    ),
    *(
        "a\x00b",
        "\x00",
        "a\nb",
        "a\rb",
        "a\tb",
        "\x1b[31mred",
        "\x1b]0;title\x07",
        "\x9b2J",
        "\x7f",
    ),
    *(
        "$(touch x)",
        "`id`",
        "; rm -rf /",
        "a b",
        "'",
        '"',
        "a'b\"c",
        "*",
        "?",
        "|",
        "<x>",
        "&",
        "%00",
    ),
    *("[bold]x[/]", "[/]", "[@click=app.quit]x", "{name}", "{0}", "%s", "%(name)s", "\\", "\\n"),
    *(
        "日本語",
        "株式会社",
        "Ελλάδα",
        "Москва",
        "עברית",
        "العربية",
        "हिन्दी",
        "ไทย",
        "한국어",
        "ÅÄÖ",
    ),
    *(
        "🔥",
        "👩‍👩‍👧‍👦",
        "🇳🇱",
        "🏴‍☠️",
        "é",
        "e\u0301",
        "Å",
        "A\u030a",
        "ﬁ",
        "ß",
        "İ",
        "\u0131",
        "ς",
        "Σ",
    ),
    *(
        "\u202eevil",
        "a\u200bb",
        "\u200d",
        "\ufeff",
        "\u2066x\u2069",
        "\ud800",
        "\udcff",
        "\U0010ffff",
    ),
    *("x" * 120, "x" * 300, "é" * 120, "日" * 120, "-" * 120, "a-" * 60, " " * 300, "🔥" * 100),
    *("Globex", "GLOBEX", "globex", "Globex B.V.", "globex-0a1b2c3d", "Globex@20261123T101530Z"),
    *(
        "0",
        "1e5",
        "true",
        "null",
        "None",
        "nan",
        "\uff41\uff42\uff43",
        "①",
        "½",
        "\u0130stanbul",
        "ǅ",
        "\U0001d4b3",
        "x\u0327",
    ),
]


def hostile_names(count: int = 500) -> list[str]:
    """Return the names in ``ROOTS``, then mixtures of them. The mixtures are always the same."""
    chance = random.Random(20261123)  # noqa: S311  not for secrets
    names = dict.fromkeys(ROOTS)
    mutations: list[Callable[[str], str]] = [
        str.upper,
        str.title,
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: unicodedata.normalize("NFKC", text),
        lambda text: text[:60] + chance.choice(ROOTS)[:50],
        lambda text: chance.choice(ROOTS)[:20] + "/" + text[:90],
        lambda text: text[::-1],
        lambda text: f"{text}{chance.randrange(1000)}",
    ]
    while len(names) < count:
        names[chance.choice(mutations)(chance.choice(ROOTS))] = None
    return list(names)
