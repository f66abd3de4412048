"""A year in which one person uses two copies of a data folder, with a made-up clock.

The same seed gives the same year. Most days are spent at the laptop, some at the desktop. Once a
month the files that one copy lacks are copied from the other, and then the desktop gets a copy of
the laptop's folder. Entries are deleted and restored right after that, since an older copy would
bring a deleted entry back.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from msgspec.structs import replace

from tensigns.core.interview import Interview
from tensigns.core.journal.entries import Entry, Period
from tensigns.library.client_folder import DRAFT_FILENAME
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.session.sitting_session import Amendment, SittingSession, SittingStart
from tests.library.journal_sample import event, told
from tests.processes import started

NAMES = ("Globex", "Initech", "Umbrella", "Hooli", "Vandelay", "Acme", "Stark & Co", "Øst A/S")
FIRST_DAY = datetime(2026, 1, 1, tzinfo=UTC)
DAYS = 365
MONTH = 30
ENTRIES, CORRECTIONS, NEW_SITTINGS, AMENDMENTS = 150, 15, 16, 4
CUT_DAYS = (80, 170, 260, 350)
"""The days on which the power is cut while entries are written."""


class Chain:
    """An acknowledged entry with its corrections.

    ``texts`` are oldest first. ``is_in_both`` says whether both copies of the folder have all
    of them.
    """

    def __init__(self, client_name: str, entry: Entry) -> None:
        self.client_name = client_name
        self.newest_id = entry.id
        self.texts = [entry.text]
        self.is_deleted = False
        self.is_in_both = False

    def add_correction(self, entry: Entry) -> None:
        """Add a correction that was written to one copy."""
        self.newest_id = entry.id
        self.texts.append(entry.text)
        self.is_in_both = False


class Year:
    """Plays the year. After :meth:`play` the attributes say what the laptop's folder must contain.

    ``answers`` are the answers of each effective sitting by client, oldest first, and ``sittings``
    counts all finished sittings. ``unacknowledged`` are the texts of entries whose writing was cut
    off; each may be in the folder or not.
    """

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance = Random(seed)  # noqa: S311  nothing is kept secret with it
        self.now = FIRST_DAY
        self.laptop = Library(folder / "laptop", lambda: self.now)
        self.desktop = Library(folder / "desktop", lambda: self.now)
        self.chains: list[Chain] = []
        self.answers: dict[str, list[dict[str, str]]] = {name: [] for name in NAMES}
        self.sittings = 0
        self.unacknowledged: set[str] = set()
        self._trash: dict[str, Chain] = {}
        self._texts = (f"entry {number}" for number in range(10_000))

    def play(self) -> None:
        """Play every day of the year, and merge the copies at the end."""
        for name in NAMES:
            self.laptop.add(name, self.now)
        for day, task in self._schedule():
            self.now = max(
                FIRST_DAY + timedelta(days=day, minutes=self.chance.randrange(480, 1430)),
                self.now + timedelta(minutes=10),
            )
            task()
        self.merge()

    def merge(self) -> None:
        """Copy the missing files in both directions, and then the laptop's folder as a whole."""
        for path in [*self.desktop.root.rglob("*")]:
            target = self.laptop.root / path.relative_to(self.desktop.root)
            if path.is_file() and path.name != DRAFT_FILENAME and not target.exists():
                target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                shutil.copy2(path, target)
        for chain in self.chains:
            chain.is_in_both = True
        self._delete_or_restore()
        shutil.rmtree(self.desktop.root, ignore_errors=True)
        shutil.copytree(self.laptop.root, self.desktop.root)

    def _schedule(self) -> Sequence[tuple[int, Callable[[], None]]]:
        """Return the day of the year and what is done then, in the order of the days."""
        tasks = [
            *[self._log] * ENTRIES,
            *[self._correct] * CORRECTIONS,
            *[self._sit] * NEW_SITTINGS,
            *[self._amend] * AMENDMENTS,
        ]
        schedule = [(self.chance.randrange(DAYS), task) for task in tasks]
        schedule += [(day, self.merge) for day in range(0, DAYS, MONTH)]
        schedule += [(day, self._log_with_power_cut) for day in CUT_DAYS]
        return sorted(schedule, key=lambda item: item[0])

    def _library(self) -> Library:
        """Return the copy that is used today."""
        has_copy = self.desktop.root.exists()
        return self.desktop if has_copy and self.chance.random() < 0.25 else self.laptop

    def _client(self, library: Library) -> Client:
        return library.find(self.chance.choice(NAMES))

    def _new_entry(self, text: str) -> Entry:
        day = self.now.date() - timedelta(days=self.chance.choice((0, 0, 0, 1, 5)))
        entry = self.chance.choice((event, told))(text)
        return replace(entry, noted=self.now, period=Period.of_day(day))

    def _log(self) -> None:
        library = self._library()
        client = self._client(library)
        entry = library.journal(client).append(self._new_entry(next(self._texts)))
        self.chains.append(Chain(client.name, entry))

    def _correct(self) -> None:
        """Correct an entry that both copies have, so that no entry is corrected twice apart."""
        candidates = [chain for chain in self.chains if chain.is_in_both and not chain.is_deleted]
        if not candidates:
            self._log()
            return
        chain, library = self.chance.choice(candidates), self._library()
        journal = library.journal(library.find(chain.client_name))
        old_entry = journal.load(chain.newest_id)
        text = f"{chain.texts[0]}, correction {len(chain.texts)}"
        new_entry = replace(old_entry, id="", noted=self.now, corrects=old_entry.id, text=text)
        chain.add_correction(journal.append(new_entry))

    def _sit(self) -> None:
        """Answer half of the questions, leave, resume at another hour, and finish."""
        client = self._client(self.laptop)
        with SittingSession(self.laptop, builtin_edition(), client, lambda: self.now) as session:
            session.choose_draft_state(resume=False)
            session.save(self._answered(session.open(), limit=6).sitting)
        self.now += timedelta(hours=3)
        resume = SittingStart(resume=True)
        with SittingSession(
            self.laptop, builtin_edition(), client, lambda: self.now, resume
        ) as session:
            finished = session.finish(self._answered(session.open()))
        self.answers[client.name].append(dict(finished.answers))
        self.sittings += 1

    def _amend(self) -> None:
        """Change the last answer of a client's latest sitting."""
        client = self._client(self.laptop)
        latest = self.laptop.latest_sitting(client)
        if latest is None or latest.id is None:
            self._sit()
            return
        start = SittingStart(Amendment(latest.id, "a slip of the key"))
        with SittingSession(
            self.laptop, builtin_edition(), client, lambda: self.now, start
        ) as session:
            interview = session.open()
            interview = interview.go_to(interview.visible_questions[-1].key)
            finished = session.finish(self._answered(self._with_answer(interview)))
        self.answers[client.name][-1] = dict(finished.answers)
        self.sittings += 1

    def _answered(self, interview: Interview, limit: int = 1_000) -> Interview:
        """Answer the open questions in their order, at most ``limit`` of them."""
        for _number in range(limit):
            item = next((q for q in interview.visible_questions if q.answer is None), None)
            if item is None:
                break
            interview = self._with_answer(interview.go_to(item.key))
        return interview

    def _with_answer(self, interview: Interview) -> Interview:
        """Answer the current question, most often mildly."""
        question = interview.current_question
        assert question is not None
        options = question.question.options
        mildest = min(options, key=lambda option: option.points)
        chosen = mildest if self.chance.random() < 0.7 else self.chance.choice(options)
        return interview.answer(chosen.id)

    def _log_with_power_cut(self) -> None:
        """Write entries in a program of their own that is killed between two or in one of them."""
        client = self._client(self.laptop)
        texts = [next(self._texts) for _number in range(30)]
        program = [sys.executable, "-m", __name__, str(self.laptop.root), client.name]
        with started(
            [*program, self.now.isoformat(), *texts], stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            lines = [process.stdout.readline() for _number in range(self.chance.randrange(1, 20))]
            process.kill()
            lines += process.stdout.readlines()
        acknowledged = [line.split() for line in lines if line.endswith("\n")]
        journal = self.laptop.journal(client)
        self.chains += [Chain(client.name, journal.load(entry_id)) for (entry_id,) in acknowledged]
        self.unacknowledged.update(texts[len(acknowledged) :])
        (journal.path / ".torn.tensigns-tmp").write_bytes(b"format = 1\nkind = ")

    def _delete_or_restore(self) -> None:
        if self._trash and self.chance.random() < 0.3:
            name, chain = self._trash.popitem()
            self.laptop.restore(name)
            chain.is_deleted = False
            return
        candidates = [chain for chain in self.chains if not chain.is_deleted]
        if candidates:
            chain = self.chance.choice(candidates)
            journal = self.laptop.journal(self.laptop.find(chain.client_name))
            self._trash[journal.delete(chain.newest_id)] = chain
            chain.is_deleted = True


def append_entries(
    root: Path, client_name: str, noted: datetime, texts: Sequence[str]
) -> Iterator[str]:
    """Write an entry for each text and yield its id after it is saved."""
    library = Library(root)
    journal = library.journal(library.find(client_name))
    for number, text in enumerate(texts):
        entry = event(
            text, noted=noted + timedelta(seconds=number), period=Period.of_day(noted.date())
        )
        yield journal.append(entry).id


def main(root: str, client_name: str, noted: str, *texts: str) -> None:
    """Write entries and print the id of each as soon as it is saved."""
    for entry_id in append_entries(Path(root), client_name, datetime.fromisoformat(noted), texts):
        print(entry_id, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
