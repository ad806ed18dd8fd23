"""The explanation of one program alone as a page."""

from __future__ import annotations

from batt.drawing.text import printable
from batt.evaluate.limits import Budgets
from batt.explaining import explained_on
from batt.programs.program import Program
from batt.report.pages.render import embedded, render
from batt.report.pages.steps import explanations, steps_code
from batt.tasks.task import Task


def explanation_page(
    program: Program, task: Task, sample: str = "train1", palette: str = "official"
) -> str:
    """What a program does on every sample of a task, as self-contained HTML.

    ``sample`` is the one that is shown first; ``UsageError`` where there is no such sample.
    """
    shown = explained_on(program, task, sample).title
    titles = [f"{task.id} {name}" for name, _ in task.named_pairs()]
    code = steps_code(explanations(program, task, Budgets()), most=None)
    return render(
        "explain",
        title=printable(task.id),
        key=program.key,
        text="\n".join(map(printable, program.lines)),
        palette=palette,
        first=titles.index(shown),
        code=embedded(code),
    )
