"""``Favours``: the differs that a search has found, and which members of a population they favour.

Once a round, for one task, mutated differs are shown what the task's population does.  One that
tells its outputs apart as no known differ does is kept, and weighs parents of that task from then
on.  It never enters a score.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from batt.differs.mutated import FoundDiffer, favour, found_differs
from batt.differs.score import shipped
from batt.dsl.values import Grid
from batt.evaluate.batch import Samples, run_together
from batt.evaluate.limits import Budgets
from batt.programs.heading import INPUTS
from batt.programs.node import Pool
from batt.programs.program import Program
from batt.propose.differ_mutants import differ_mutants
from batt.propose.population import Population
from batt.store import DifferRecord, DifferResult, Store
from batt.tasks.task import Task

TRIES = 16
"""How many mutants are made in a round."""

MOST_A_TASK = 4
"""A task with so many found differs is not shown further ones."""

MOST_A_ROUND = 1


class Favours:
    """What found differs say of the populations of a search's tasks, given by their places."""

    def __init__(self, store: Store, tasks: Sequence[Task], budgets: Budgets) -> None:
        """Read which differs were found before."""
        self._store, self._tasks, self._budgets = store, tasks, budgets
        self._shipped = [differ.program for differ in shipped()]
        known = {each.key: each.lines for each in store.differs() if not each.shipped}
        self._found = [
            [
                Program.parse(known[result.key], inputs=INPUTS["differ"])
                for result in store.differ_results(task.fingerprint)
                if result.key in known
            ]
            for task in tasks
        ]
        self._weights: dict[int, tuple[Population, list[float]]] = {}

    def weights(self, place: int, population: Population) -> Sequence[float] | None:
        """What each member weighs as a parent, 1 to 2; None where no differ was found."""
        if not self._found[place]:
            return None
        known = self._weights.get(place)
        if known is None or known[0] is not population:
            known = self._weights[place] = population, self._measured(place, population)
        return known[1]

    def _measured(self, place: int, population: Population) -> list[float]:
        shown, places = self._outputs(place, population)
        found = found_differs(
            self._tasks[place].examples, shown, (), self._found[place], MOST_A_TASK
        )
        return [favour(found, mine) for mine in places]

    def search(self, place: int, population: Population, random: Random) -> list[FoundDiffer]:
        """Differs that tell a population's outputs apart in a new way."""
        mine = self._found[place]
        if len(mine) >= MOST_A_TASK or len(population.members) < 2:
            return []
        known = [*self._shipped, *mine]
        shown, _ = self._outputs(place, population)
        mutants = differ_mutants(known, TRIES, random)
        return found_differs(self._tasks[place].examples, shown, known, mutants, MOST_A_ROUND)

    def save(self, place: int, found: Sequence[FoundDiffer]) -> None:
        """Keep differs that were found on a task, in the transaction of the round."""
        if not found:
            return
        programs = [each.program for each in found]
        self._store.save_differs(DifferRecord(one.key, one.text, one.size) for one in programs)
        fingerprint = self._tasks[place].fingerprint
        self._store.save_differ_results(
            DifferResult(fingerprint, each.program.key, each.distinct, each.steps) for each in found
        )
        self._found[place] = sorted([*self._found[place], *programs], key=lambda one: one.key)
        self._weights.pop(place, None)

    def _outputs(
        self, place: int, population: Population
    ) -> tuple[list[tuple[int, Grid]], list[list[int]]]:
        """The distinct outputs of a population, and for each member the places of its own."""
        pool = Pool()
        texts = [kept.program.lines for kept in population.members]
        roots = {at: Program.parse(text, pool).root for at, text in enumerate(texts)}
        inputs = tuple(given for given, _ in self._tasks[place].examples)
        trials = run_together(Samples(inputs, self._budgets), roots, lambda _: None)
        shown: dict[tuple[int, Grid], int] = {}
        places: list[list[int]] = []
        for trial in trials.values():
            outputs = [(pair, out) for pair, out in enumerate(trial.outputs) if type(out) is Grid]
            places.append([shown.setdefault(output, len(shown)) for output in outputs])
        return list(shown), places
