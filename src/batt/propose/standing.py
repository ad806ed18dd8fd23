"""``Standing``: how a search stands between two rounds, all of it read from the store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from batt.programs.program import Program
from batt.propose.draft import Normals
from batt.propose.population import Population
from batt.propose.tasks import features, likeness, weight_of
from batt.store import Store
from batt.tasks.task import Task


class Standing:
    """The tasks of a search, each with its population, and the programs that it began with.

    Nothing in it comes from elsewhere than the store and the tasks, so a search that was killed
    finds it again as it was.
    """

    def __init__(self, store: Store, tasks: Sequence[Task], founders: Sequence[Program]) -> None:
        """Read what the store knows of the tasks."""
        self.tasks, self.founders = tuple(tasks), tuple(founders)
        self.populations = [Population.read(store, task.fingerprint) for task in tasks]
        self.normals = Normals(normal for _, normal in store.normals())
        self.solved = store.solved()
        self._alike: dict[int, list[float]] = {}

    def update(self, store: Store, places: Iterable[int]) -> None:
        """Read again what a round may have changed: what is known of its tasks."""
        for place in places:
            fingerprint = self.tasks[place].fingerprint
            self.populations[place] = Population.read(store, fingerprint)
            self.solved.update(store.solved(fingerprint))

    @property
    def weights(self) -> list[float]:
        """How much each task is worth the work."""
        pairs = zip(self.tasks, self.populations, strict=True)
        return [weight_of(task, population.fits) for task, population in pairs]

    def alike(self, place: int) -> list[float]:
        """For each task how much it is worth to learn from it for this one; 0 for itself."""
        found = self._alike.get(place)
        if found is None:
            own = self._features[place]
            found = [2.0 ** likeness(own, other) for other in self._features]
            found[place] = 0.0
            self._alike[place] = found
        return found

    @cached_property
    def _features(self) -> list[tuple[object, ...]]:
        return [features(task) for task in self.tasks]
