"""Turn discreet mode on for a data folder."""

from tensigns.library.known_names import known_clients
from tensigns.library.library import Library
from tensigns.report.client_numbers import ClientNumbers
from tensigns.text import discretion


def hide_names(library: Library) -> None:
    """Show a number in place of the name of each client of a library, from now on.

    Clients are numbered in the order in which they were added. Clients in the trash keep their
    numbers, and new clients get the next number.
    """
    numbers = ClientNumbers()
    for client in known_clients(library):
        numbers.add(client.slug, "")
        for name in client.names:
            numbers.add(client.slug, name)
    discretion.hide_names(numbers)


def toggle_names(library: Library) -> bool:
    """Turn discreet mode on or off. Return whether it is on. The numbers stay as they were."""
    if discretion.is_discreet():
        discretion.show_names()
    elif not discretion.hide_names_again():
        hide_names(library)
    return discretion.is_discreet()
