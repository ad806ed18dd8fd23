"""What the runs have kept: a database, and the folders that people browse."""

from batt.store.generality import GeneralityRecord
from batt.store.reading import KEPT_PLACES
from batt.store.records import (
    DifferRecord,
    DifferResult,
    IncidentRecord,
    Kept,
    ProgramRecord,
    ResultRecord,
    RoundRecord,
    RunRecord,
    TaskRecord,
)
from batt.store.store import Store

__all__ = [
    "KEPT_PLACES",
    "DifferRecord",
    "DifferResult",
    "GeneralityRecord",
    "IncidentRecord",
    "Kept",
    "ProgramRecord",
    "ResultRecord",
    "RoundRecord",
    "RunRecord",
    "Store",
    "TaskRecord",
]
