"""``list WORDS``: where words were found, as lines and as JSON."""

from tensigns.library.library import Library
from tensigns.text.width import cell_width
from tests.cli.conftest import Commands
from tests.library.journal_sample import append, event


def test_the_lines_say_where_the_words_are(tensigns: Commands, library: Library) -> None:
    sitting_id = tensigns.record_globex()
    entry = append(library, library.find("Globex B.V."), event("rang in May, at night"))
    tensigns.ok("log", "Globex", "nothing")
    day = tensigns.json("list", "june", "may")[0]["date"]
    assert day == tensigns.json("list")[0]["last"]["date"]
    heading, first, first_text, second, second_text = tensigns.ok("list", "MAY").splitlines()
    assert heading == "Globex B.V."
    assert first.endswith(f", note in a sitting  {sitting_id}")
    assert first_text == "    May and June"
    assert second.endswith(f"  {entry.id}")
    assert second_text == "    rang in May, at night"


def test_the_document_has_a_row_for_each_hit(tensigns: Commands, library: Library) -> None:
    client = library.find("Globex B.V.") if tensigns.record_globex() else None
    assert client is not None
    entry = append(library, client, event("the globex logo\nand more"))
    assert tensigns.json("list", "Globex") == [
        {
            "client": "Globex B.V.",
            "slug": client.slug,
            "where": "name",
            "id": None,
            "date": None,
            "text": "Globex B.V.",
        },
        {
            "client": "Globex B.V.",
            "slug": client.slug,
            "where": "entry",
            "id": entry.id,
            "date": "2026-11-20",
            "text": "the globex logo",
        },
    ]


def test_a_long_line_is_cut_around_the_words(tensigns: Commands) -> None:
    tensigns.record_globex()
    tensigns.ok("log", "Globex", f"{'and so on ' * 20}kiwi{' and on' * 20}")
    *_titles, line = tensigns.ok("list", "kiwi").splitlines()
    assert "kiwi" in line
    assert cell_width(line) <= 80


def test_words_that_are_nowhere_are_no_error(tensigns: Commands) -> None:
    tensigns.record_globex()
    assert tensigns.ok("list", "kiwi") == "“kiwi”: found nowhere.\n"
    assert tensigns.json("list", "kiwi") == []


def test_a_search_without_words_says_what_to_do(tensigns: Commands) -> None:
    assert "Say which words" in tensigns.error_of("list", " ")
    assert "Say which words" in tensigns.error_of("list", "\x1b\u202e")


def test_a_damaged_file_is_named_on_standard_error(tensigns: Commands, library: Library) -> None:
    tensigns.record_globex()
    journal = library.journal(library.find("Globex B.V."))
    entry = append(library, library.find("Globex B.V."), event("kiwi"))
    (journal.path / f"{entry.id}-event.toml").write_bytes(b'text = "kiwi"\n')
    result = tensigns("list", "kiwi")
    assert result.exit_code == 0
    assert entry.id in result.stderr
    assert "Traceback" not in result.stderr
