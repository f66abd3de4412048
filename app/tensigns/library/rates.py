"""The file of interest rates that the user typed in: ``rates.toml`` in the data folder.

Each ``[[rate]]`` has the rule, the total yearly percentage, the days for which the rate holds, the
source in which the user looked it up, and the day of looking it up. The program ships no rate.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from tensigns.core.money.rates import RATE_RULES, Rate
from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.library.data_folder import DataFolder
from tensigns.library.library import SUBFOLDERS
from tensigns.library.table_reader import TableReader, decimal_text
from tensigns.storage import durable_files, toml
from tensigns.storage.durable_files import display_path
from tensigns.storage.file_faults import FaultLines, FaultList, add_surplus_marks
from tensigns.storage.toml import Table
from tensigns.text.clean import NAME_LIMIT

RATES_FILENAME = "rates.toml"
"""The name of the file, in the data folder."""

RATE_KEYS = ("rule", "percent", "from", "until", "source", "looked_up")
"""The keys of a rate."""

HIGHEST_PERCENT = 100
"""The highest yearly percentage that is accepted. A higher percentage is a typing error."""


class RateFile:
    """The rates in a data folder. Comments and unknown keys in the file are kept."""

    def __init__(self, root: Path) -> None:
        self.path = root / RATES_FILENAME
        self._data_folder = DataFolder(root, SUBFOLDERS)

    def load(self) -> tuple[Rate, ...]:
        """Return the rates; none if there is no file. Raise :class:`BadInput` if it has faults."""
        data = durable_files.read_if_exists(self.path)
        return () if data is None else parse_rates(data, display_path(self.path))

    def add(self, rates: Sequence[Rate]) -> None:
        """Write rates at the end of the file.

        Raise :class:`BadInput` if the file is faulty or has its rates in one list, and
        :class:`OperationFailed` if it cannot be written.
        """
        label = display_path(self.path)
        with self._data_folder.lock():
            durable_files.remove_leftovers(self.path.parent, RATES_FILENAME)
            old_data = durable_files.read_if_exists(self.path) or b""
            parse_rates(old_data, label)
            # The TOML library writes a list of short tables in another form, which cannot be
            # continued later.
            tables = [b"[[rate]]\n" + toml.dumps(_rate_table(rate)) for rate in rates]
            data = b"\n".join([*filter(None, [old_data]), *tables])
            try:
                parse_rates(data, label)
            except BadInput as error:
                message = _(
                    "{where}: write each rate as a table [[rate]], so that one can be added"
                )
                raise BadInput(message.format(where=label)) from error
            durable_files.save(self.path, data)


def parse_rates(data: bytes, file_label: str) -> tuple[Rate, ...]:
    """Return the rates in a file's bytes. Raise :class:`BadInput` with every fault."""
    table = toml.parse(data, file_label)
    faults = FaultList(file_label)
    rates = tuple(map(read_rate, TableReader(table, faults).read_tables("rate")))
    faults.raise_if_any()
    return rates


def rate_file_faults(data: bytes, file_label: str) -> tuple[str, ...]:
    """Return the faults of a file of rates that can be read, such as two rates for one day.

    Raise :class:`BadInput` if the file cannot be read.
    """
    rates = parse_rates(data, file_label)
    table = toml.parse(data, file_label)
    faults = FaultList(file_label)
    add_surplus_marks(table, faults)
    TableReader(table, faults).refuse_unknown_keys(["rate"])
    return FaultLines.join([faults.lines, tuple(_overlap_messages(rates, file_label))])


def read_rate(reader: TableReader) -> Rate:
    """Return the rate in a table. Faults are added to the reader."""
    for key in ("rule", "percent", "source"):
        reader.require(key)
    percent = reader.read_decimal("percent") or Decimal(0)
    if percent > HIGHEST_PERCENT:
        message = _("this is no percentage of a year; {limit} is the most")
        reader.faults.add(reader.location("percent"), message.format(limit=HIGHEST_PERCENT))
    first = reader.read_date("from") or date.min
    last = reader.read_optional_date("until")
    if last is not None and last < first:
        reader.faults.add(reader.location("until"), _("this is before the first day"))
    return Rate(
        rule=reader.read_choice("rule", RATE_RULES) or "none",
        percent=percent,
        first=first,
        last=last,
        source=reader.read_optional_text("source", NAME_LIMIT) or "",
        looked_up=reader.read_date("looked_up") or date.min,
    )


def _rate_table(rate: Rate) -> Table:
    values = {
        "rule": rate.rule,
        "percent": decimal_text(rate.percent),
        "from": rate.first,
        "until": rate.last,
        "source": rate.source,
        "looked_up": rate.looked_up,
    }
    return {key: value for key, value in values.items() if value is not None}


def _overlap_messages(rates: Sequence[Rate], file_label: str) -> Iterable[str]:
    """Yield a message for each rate that another rate of the same rule and day contradicts."""
    for number, rate in enumerate(rates, start=1):
        for other_number, other in enumerate(rates[: number - 1], start=1):
            is_overlap = rate.first <= other.last_day and other.first <= rate.last_day
            if rate.rule == other.rule and is_overlap and rate.percent != other.percent:
                message = _(
                    "{where}: rate.{number}: rate.{other} says something else about the same days; "
                    "the one that was looked up last counts"
                )
                yield message.format(where=file_label, number=number, other=other_number)
