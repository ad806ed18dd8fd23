"""``Bench``: what mutating needs in one pool, and ``Subject``: a program as mutations see it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from random import Random

from batt.dsl.primitive import Primitive, common
from batt.programs.edit import Use
from batt.programs.node import Node, Op, Pool, walk
from batt.programs.normal import Normaliser
from batt.programs.roles import Role, own_roles, roles_of_uses
from batt.programs.type_terms import ANY, FUNCTION_HEADS, Type
from batt.programs.type_words import plain, signature_of
from batt.programs.typer import Typer
from batt.programs.well_formed import SOLVER, Interface, is_well_formed
from batt.propose.fitting import fits, overlaps
from batt.propose.material import material


class Bench:
    """A pool with what is known of its nodes, and the programs to take parts from.

    ``donors`` are outputs of programs in the pool, and may be exchanged for others.  Everything is
    worked out once, when first needed.
    """

    def __init__(
        self, pool: Pool, donors: Sequence[Node] = (), interface: Interface = SOLVER
    ) -> None:
        """Start with nothing known."""
        self.pool, self.donors, self.interface = pool, donors, interface
        self.typer = Typer(interface.inputs)
        self.normaliser = Normaliser(pool)
        self._subjects: dict[Node, Subject] = {}
        self._material: dict[int, Node] = {}
        self._choices: dict[Type, list[Node]] = {}
        self._alternatives: dict[Primitive, tuple[list[Primitive], list[Primitive]]] = {}
        self._wrappers: dict[tuple[Type, Type], list[tuple[Primitive, int]]] = {}

    def subject(self, root: Node) -> Subject:
        """A program of the pool as mutations see it."""
        found = self._subjects.get(root)
        if found is None:
            found = self._subjects[root] = Subject(root, self)
        return found

    def accepts(self, root: Node) -> bool:
        """Whether a program is well formed."""
        return is_well_formed(root, self.typer, self.interface)

    @cached_property
    def material_places(self) -> dict[Node, int]:
        """The place in ``material()`` of each expression that is in there."""
        return {self.material(place): place for place in range(len(material()))}

    @cached_property
    def all_material(self) -> list[Node]:
        """The whole of ``material()`` as nodes of the pool."""
        return list(self.material_places)

    def choices(self, needed: Type) -> list[Node]:
        """The material, and the primitives as values, that fit a type."""
        found = self._choices.get(needed)
        if found is None:
            functions = needed.head in FUNCTION_HEADS
            names = [made.name for made in common()]
            every = map(self.pool.primitive, names) if functions else self.all_material
            found = [node for node in every if fits(self.typer.of(node), needed)]
            self._choices[needed] = found
        return found

    def alternatives(self, old: Primitive) -> tuple[list[Primitive], list[Primitive]]:
        """Primitives that may stand for another: of the very same types, and other possible ones.

        >>> near, far = Bench(Pool()).alternatives(hupscale)
        >>> [each.name for each in near]
        ['vupscale', 'downscale']
        """
        found = self._alternatives.get(old)
        if found is None:
            found = self._alternatives[old] = ([], [])
            for new in common():
                if new is not old and new.arity == old.arity:
                    if _words(new) == _words(old):
                        found[0].append(new)
                    elif all(map(overlaps, _types(new), _types(old))):
                        found[1].append(new)
        return found

    def wrappers(self, given: Type, needed: Type) -> list[tuple[Primitive, int]]:
        """Primitives that may make what is needed of what is given, each with its place for it."""
        found = self._wrappers.get((given, needed))
        if found is None:
            found = self._wrappers[given, needed] = [
                (made, place)
                for made in common()
                for place, asked in enumerate(signature_of(made).parameters)
                if fits(given, plain(asked)) and self._may_give(made, given, needed)
            ]
        return found

    def _may_give(self, made: Primitive, given: Type, needed: Type) -> bool:
        result = signature_of(made).result
        if result.head == "Same":
            return overlaps(given, needed)
        return fits(plain(result), needed) or (
            plain(result) is not result and overlaps(plain(result), needed)
        )

    def material(self, place: int) -> Node:
        """One of ``material()`` as a node of the pool."""
        found = self._material.get(place)
        if found is None:
            found = self._material[place] = self.pool.adopt(material()[place].node)
        return found


class Subject:
    """A program: its nodes, where each argument is used, and for what."""

    def __init__(self, root: Node, bench: Bench) -> None:
        """List the nodes, arguments before calls."""
        self.root, self.bench = root, bench
        self.nodes = list(walk([root]))

    @cached_property
    def calls(self) -> list[Node]:
        """The calls, the output last."""
        return [node for node in self.nodes if node.op is Op.CALL]

    @cached_property
    def uses(self) -> list[Use]:
        """Every argument of every call; what is called only where it is no primitive."""
        return [
            (call, place)
            for call in self.calls
            for place, arg in enumerate(call.args)
            if place or arg.op is not Op.PRIMITIVE
        ]

    @cached_property
    def constant_uses(self) -> list[Use]:
        """Where constants are used."""
        return [(call, place) for call, place in self.uses if call.args[place].op is Op.CONSTANT]

    @cached_property
    def _roles(self) -> dict[Use, frozenset[Role]]:
        return roles_of_uses(self.nodes, self.bench.typer)

    def roles(self, use: Use) -> frozenset[Role]:
        """What a constant is used for in one place, at least one role."""
        return self._roles.get(use) or own_roles(use[0].args[use[1]].payload)

    @cached_property
    def _below(self) -> dict[Node, int]:
        """What each node depends on, itself included, as bits by the place in ``nodes``."""
        below: dict[Node, int] = {}
        for place, node in enumerate(self.nodes):
            bits = 1 << place
            for arg in node.args:
                bits |= below[arg]
            below[node] = bits
        return below

    def depends(self, node: Node, on: Node) -> bool:
        """Whether a node of the program depends on another, or is it."""
        return bool(self._below[node] & _top(self._below[on]))

    def needed(self, use: Use) -> Type:
        """The type that a place asks for: where it asks for nothing, that of what is there."""
        call, place = use
        head = call.args[0]
        if place and head.op is Op.PRIMITIVE:
            asked = plain(signature_of(head.payload).parameters[place - 1])
            if asked is not ANY:
                return asked
        return self.bench.typer.of(call.args[place])

    def fitting(self, use: Use) -> list[Node]:
        """Other nodes of the program for one place, none of which depends on the call."""
        call, place = use
        needed, typer = self.needed(use), self.bench.typer
        below, top = self._below, _top(self._below[call])
        return [
            node
            for node in self.nodes
            if not below[node] & top
            and node is not call.args[place]
            and fits(typer.of(node), needed)
        ]

    def pick_call(self, random: Random) -> Node | None:
        """One of the calls."""
        return random.choice(self.calls) if self.calls else None

    def pick_use(self, random: Random) -> Use | None:
        """One of the places where something is used."""
        return random.choice(self.uses) if self.uses else None


def _top(bits: int) -> int:
    """The bit of a node itself, which is its highest: arguments come before calls."""
    return 1 << (bits.bit_length() - 1)


def _words(primitive: Primitive) -> tuple[str, ...]:
    return (*primitive.parameters.values(), primitive.result)


def _types(primitive: Primitive) -> tuple[Type, ...]:
    signature = signature_of(primitive)
    return tuple(map(plain, (*signature.parameters, signature.result)))
