"""A whole page of a store: facts and grids in, HTML out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from batt.drawing.text import printable
from batt.report.contamination import ARC2_NOTE
from batt.report.pages.encoded import Json
from batt.report.pages.facts import StoreFacts, TaskFacts, set_of
from batt.report.pages.render import embedded, render
from batt.report.pages.status import MEANINGS, Status, share_of
from batt.report.pages.summary import summarise
from batt.report.pages.tasks import task_code
from batt.store import Kept, TaskRecord
from batt.tasks.task import Task

FindTask = Callable[[TaskRecord], Task | None]
"""The task of a record with the same grids; None where it is not at hand."""


LONGEST_TEXT = 20_000
"""How many letters of a program are shown."""


@dataclass(frozen=True)
class Card:
    """A task in the gallery, and all of its own page as JSON; ``share`` is of 1000."""

    name: str
    id: str
    set: str
    status: Status
    share: int
    code: Markup


def report_page(
    facts: StoreFacts,
    find: FindTask,
    palette: str = "official",
    watch: Callable[[int], object] = lambda _: None,
) -> str:
    """The page of a store as self-contained HTML; ``watch`` is told of each task."""
    commands = {run.number: run.command for run in facts.runs}
    cards = [_card(each, find(each.record), commands, watch) for each in facts.tasks]
    return render(
        "report",
        title=printable(facts.path),
        palette=palette,
        summary=summarise(facts),
        meanings=MEANINGS,
        total=len(cards),
        notes=list(_notes(facts, find)),
        digest=facts.digest,
        sets=sorted({card.set for card in cards}),
        tasks=cards,
        texts=embedded(_texts(facts.tasks)),
    )


def _card(
    facts: TaskFacts,
    task: Task | None,
    commands: Mapping[int, str],
    watch: Callable[[int], object],
) -> Card:
    record = facts.record
    code = embedded(task_code(facts, task, commands))
    watch(1)
    return Card(
        record.name, printable(record.id), set_of(record), facts.status, share_of(facts.kept), code
    )


def _texts(tasks: Sequence[TaskFacts]) -> Json:
    """The lines of every kept program by key, each once: many tasks keep the same ones."""
    return {each.program.key: _text(each) for task in tasks for each in task.kept}


def _text(kept: Kept) -> str:
    lines, left = kept.program.lines.splitlines(), LONGEST_TEXT
    for at, line in enumerate(lines):
        left -= len(line) + 1
        if left < 0:
            lines[at:] = [f"# and {len(lines) - at:,} more lines"]
            break
    return "\n".join(map(printable, lines))


def _notes(facts: StoreFacts, find: FindTask) -> Iterator[str]:
    """What a reader has to know before believing the numbers."""
    if facts.changed:
        yield (
            f"Since the runs, these primitives do something else: {', '.join(facts.changed)}. "
            "Scores are those of then, drawings those of now; batt store verify tells them apart."
        )
    away = sorted({set_of(each.record) for each in facts.tasks if find(each.record) is None})
    if away:
        count = sum(find(each.record) is None for each in facts.tasks)
        tasks = f"{count:,} task{'' if count == 1 else 's'}"
        yield (
            f"The grids of {tasks} are not at hand ({', '.join(away)}): a store keeps no "
            "grids. Name their data set with --data."
        )
    if any(
        (each.record.dataset, each.record.group) == ("arc2", "training") for each in facts.tasks
    ):
        yield f"{ARC2_NOTE[0].upper()}{ARC2_NOTE[1:]}."
