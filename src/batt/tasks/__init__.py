"""Tasks: where they come from, what they hold, how they are told apart."""

from batt.tasks.datasets import DataSet, load, select
from batt.tasks.names import path_name
from batt.tasks.record import task_from_record
from batt.tasks.task import Pair, Task

__all__ = ["DataSet", "Pair", "Task", "load", "path_name", "select", "task_from_record"]
