"""Chains of corrections, and the entry of each that counts."""

import time
from itertools import permutations

from hypothesis import given
from msgspec.structs import replace

from tensigns.core.journal.corrections import chain_with, competing_corrections, correction_chains
from tensigns.core.journal.entries import Entry, Period
from tests.core.journal.sample import entry, entry_id
from tests.core.journal.strategies import NOW, journals
from tests.time_bounds import is_within


def effective_numbers(*entries: Entry) -> list[int]:
    """The numbers of the entries that count, for every order of the entries."""
    (result,) = {
        tuple(sorted(chain.effective.id for chain in correction_chains(ordered)))
        for ordered in permutations(entries)
    }
    return [number for number in range(9) if entry_id(number) in result]


def test_entries_without_corrections_all_count() -> None:
    assert effective_numbers(entry(1), entry(2), entry(3, "told")) == [1, 2, 3]


def test_a_correction_counts_instead_of_the_corrected_entry() -> None:
    assert effective_numbers(entry(1), entry(2, corrects=1)) == [2]
    assert effective_numbers(entry(1), entry(2, corrects=1), entry(3, corrects=2)) == [3]


def test_of_two_corrections_of_one_entry_the_newer_counts() -> None:
    assert effective_numbers(entry(1), entry(2, corrects=1), entry(3, corrects=1)) == [3]


def test_a_correction_of_the_older_of_two_corrections_counts_if_it_is_the_newest() -> None:
    journal = (entry(1), entry(2, corrects=1), entry(3, corrects=1), entry(4, corrects=2))
    assert effective_numbers(*journal) == [4]


def test_a_correction_counts_even_if_the_clock_that_dated_it_was_behind() -> None:
    assert effective_numbers(entry(5), entry(2, corrects=5)) == [2]


def test_a_correction_without_its_entry_stands_alone() -> None:
    assert effective_numbers(entry(1), entry(3, corrects=2)) == [1, 3]


def test_an_entry_of_another_kind_is_not_corrected() -> None:
    assert effective_numbers(entry(1, "told"), entry(2, corrects=1)) == [1, 2]


def test_of_entries_that_correct_each_other_the_newest_counts() -> None:
    assert effective_numbers(entry(1, corrects=2), entry(2, corrects=1)) == [2]
    assert effective_numbers(entry(1, corrects=1)) == [1]
    circle = (entry(1, corrects=3), entry(2, corrects=1), entry(3, corrects=2))
    assert effective_numbers(*circle) == [3]
    assert effective_numbers(*circle, entry(4, corrects=2)) == [4]


def test_the_chain_of_an_entry_has_all_its_corrections_in_the_order_of_writing() -> None:
    journal = [entry(3, corrects=2), entry(1), entry(4), entry(2, corrects=1)]
    for number in (1, 2, 3):
        chain = chain_with(entry_id(number), journal)
        assert chain is not None
        assert [member.id for member in chain.entries] == [entry_id(n) for n in (1, 2, 3)]
        assert chain.effective.id == entry_id(3)
    assert chain_with(entry_id(9), journal) is None


def test_corrections_of_the_same_entry_are_reported_together() -> None:
    journal = [entry(4, corrects=1), entry(1), entry(2, corrects=1), entry(3, corrects=2)]
    (group,) = competing_corrections(journal)
    assert [member.id for member in group] == [entry_id(2), entry_id(4)]


def test_a_correction_replaces_the_entry_as_a_whole() -> None:
    correction = replace(entry(2, corrects=1), text="Friday", period=Period.of_day(NOW.date()))
    (chain,) = correction_chains([replace(entry(1), text="Thursday", signs=("lies",)), correction])
    assert chain.effective == correction


@given(journals())
def test_every_entry_is_in_exactly_one_chain(journal: list[Entry]) -> None:
    members = [member for chain in correction_chains(journal) for member in chain.entries]
    assert sorted(members, key=repr) == sorted(journal, key=repr)


def test_a_chain_of_many_corrections_is_found_in_linear_time() -> None:
    length = 3_000
    journal = [entry(1), *(entry(n, corrects=n - 1) for n in range(2, length + 1))]
    started = time.process_time()
    (chain,) = correction_chains(journal)
    assert chain.origin_id == entry_id(1)
    assert chain.effective.id == entry_id(length)
    assert is_within(time.process_time() - started, 0.5)
