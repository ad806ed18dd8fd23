"""Programs that are each meant to hang or to eat memory, of every kind that the language allows.

Each family is one way to ask for far more work, or far larger values, than a task needs.  What they
make is drawn from a seed; all of it parses, has types and depends on the input.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from random import Random

from batt.programs.program import Program

HUGE = 10**9
LONG = 40_000
"""Members of a container that is within the limits, and costs much to go through."""


class Draft:
    """A program while it is written: each call is a line, and gives the name of its value."""

    def __init__(self, random: Random) -> None:
        """Begin without a line."""
        self.random = random
        self._lines: list[str] = []

    def call(self, function: str, *args: object) -> str:
        """Write a call."""
        name = f"x{len(self._lines) + 1}"
        self._lines.append(f"{name} = {function}({', '.join(map(str, args))})")
        return name

    def close(self, grid: str) -> str:
        """The text, where the value of this name is the output."""
        return "\n".join([*self._lines, f"O = {grid}", ""])

    def close_number(self, number: str) -> str:
        """The text, where the output hangs on a number."""
        return self.close(self.fill(self.call("toivec", number)))

    def close_members(self, container: str) -> str:
        """The text, where the output hangs on a container."""
        return self.close_number(self.call("size", container))

    def fill(self, place: str) -> str:
        """The input with one cell changed."""
        return self.call("fill", "I", "ONE", self.call("initset", place))

    # Material

    def pick(self, *given: str) -> str:
        """One of some words."""
        return self.random.choice(given)

    def below(self, least: int, most: int) -> int:
        """A number from least to most."""
        return self.random.randint(least, most)

    def huge(self) -> int:
        """A number that nothing may be repeated by."""
        return HUGE + self.below(0, 999)

    def numbers(self, least: int = LONG // 2, most: int = LONG) -> str:
        """A long tuple of numbers."""
        start = self.below(0, 99)
        return self.call("interval", start, start + self.below(least, most), "ONE")

    def field(self, least: int = 150, most: int = 300) -> str:
        """A large grid of one colour."""
        dimensions = self.call("astuple", self.below(least, most), self.below(least, most))
        return self.call("canvas", self.below(0, 9), dimensions)

    def pattern(self, sides: int = 200) -> str:
        """A large grid of the input's cells."""
        return self.call("upscale", "I", self.below(4, max(4, sides // 30)))

    def cells(self) -> str:
        """A large object."""
        return self.call("asobject", self.pick(self.field(100, 170), self.pattern()))


Family = Callable[[Draft], str]
FAMILIES: list[Family] = []


def family(made: Family) -> Family:
    """Note a function that writes hostile programs of one kind."""
    FAMILIES.append(made)
    return made


def hostile_programs(number: int, seed: int = 0) -> list[str]:
    """So many distinct programs in canonical form, the families in turn."""
    random, found = Random(f"hostile {seed}"), dict[str, None]()
    for turn in count():
        if len(found) == number:
            return list(found)
        text = FAMILIES[turn % len(FAMILIES)](Draft(random))
        found.setdefault(Program.parse(text).text)
    raise AssertionError("numbers without end")


# Numbers and loops


@family
def endless_powers(draft: Draft) -> str:
    """A function applied a thousand million times over."""
    function = draft.pick("double", "increment", "halve", "identity", "crement", "sign", "invert")
    looped = draft.call("power", function, draft.huge())
    return draft.close_number(draft.call(looped, draft.below(0, 9)))


@family
def endless_turns(draft: Draft) -> str:
    """A grid turned, cut or painted a thousand million times over."""
    turn = draft.pick("rot90", "rot270", "rot180", "hmirror", "vmirror", "dmirror", "compress")
    grid = draft.pick("I", draft.field(), draft.pattern())
    looped = draft.call("power", turn, draft.huge())
    return draft.close(draft.call(looped, grid))


@family
def powers_of_powers(draft: Draft) -> str:
    """Loops in loops in loops."""
    looped = draft.pick("increment", "rot90", "decrement", "hmirror")
    given = "I" if looped in ("rot90", "hmirror") else "ONE"
    for _ in range(draft.below(2, 6)):
        looped = draft.call("power", looped, draft.below(1000, HUGE))
    made = draft.call(looped, given)
    return draft.close(made) if given == "I" else draft.close_number(made)


@family
def towers(draft: Draft) -> str:
    """A function made of itself, again and again: as many calls as no clock can count."""
    looped = draft.pick("increment", "decrement", "rot90", "vmirror")
    given = "I" if looped in ("rot90", "vmirror") else "ONE"
    for _ in range(draft.below(20, 40)):
        made = draft.pick("compose", "chain")
        looped = draft.call(made, *[looped] * (2 if made == "compose" else 3))
    found = draft.call(looped, given)
    return draft.close(found) if given == "I" else draft.close_number(found)


@family
def forks(draft: Draft) -> str:
    """A tree of functions, each of which calls two."""
    tree = draft.pick("increment", "double")
    for _ in range(draft.below(15, 30)):
        tree = draft.call("fork", draft.pick("add", "subtract", "multiply"), tree, tree)
    return draft.close_number(draft.call(tree, "ONE"))


@family
def self_application(draft: Draft) -> str:
    """A function that is applied to itself through a set."""
    itself = draft.call("fork", draft.pick("apply", "mapply"), "identity", "initset")
    made = draft.call("apply", itself, draft.call("initset", itself))
    return draft.close_members(made)


# Containers


@family
def products_of_products(draft: Draft) -> str:
    """All pairs of all pairs of all pairs."""
    made = draft.call("interval", draft.below(0, 5), draft.below(20, 300), "ONE")
    for _ in range(draft.below(2, 5)):
        made = draft.call("product", made, made)
    return draft.close_members(made)


@family
def products_of_the_input(draft: Draft) -> str:
    """All pairs of what the input has."""
    made = draft.call(draft.pick("asobject", "asindices", "partition", "palette"), "I")
    for _ in range(draft.below(2, 5)):
        made = draft.call("product", made, made)
    return draft.close_members(made)


@family
def huge_intervals(draft: Draft) -> str:
    """Intervals of thousands of millions, and of as many as there may just be."""
    step = draft.pick("ONE", "TWO", "NEG_ONE")
    first, last = (
        draft.below(-99, 99),
        draft.pick(str(draft.huge()), str(99_000 - draft.below(0, 99))),
    )
    given = (last, first, step) if step == "NEG_ONE" else (first, last, step)
    made = draft.call("interval", *given)
    function = draft.pick("increment", "double", "invert", "toivec", "tojvec", "initset")
    return draft.close_members(draft.call("apply", function, made))


@family
def intervals_of_intervals(draft: Draft) -> str:
    """An interval for each member of an interval."""
    numbers = draft.numbers(500, LONG)
    each = draft.call("rbind", draft.call("rbind", "interval", "ONE"), draft.below(500, LONG))
    name = draft.pick("apply", "mapply")
    return draft.close_members(draft.call(name, each, numbers))


@family
def huge_repeats(draft: Draft) -> str:
    """A grid, or a container, as often as no memory holds."""
    item = draft.pick("I", draft.field(), draft.numbers(), draft.cells())
    made = draft.call("repeat", item, draft.pick(str(draft.huge()), str(draft.below(2, 5000))))
    made = draft.call("repeat", made, draft.below(2, 5000))
    return draft.close_members(draft.call("merge", made))


@family
def doubled_containers(draft: Draft) -> str:
    """A container joined to itself until it is past every limit."""
    made = draft.pick(draft.numbers(100, 200), draft.call("totuple", draft.cells()))
    for _ in range(draft.below(10, 30)):
        made = draft.call("combine", made, made)
    return draft.close_members(made)


@family
def doubled_by_power(draft: Draft) -> str:
    """The same inside one call."""
    more = draft.call("fork", "combine", "identity", "identity")
    made = draft.call(draft.call("power", more, draft.huge()), draft.numbers(1, 50))
    return draft.close_members(made)


@family
def sets_of_sets(draft: Draft) -> str:
    """Sets in sets, deeper than they may be."""
    made, sets = "I", draft.call("apply", "initset", draft.numbers(10, 5000))
    for _ in range(draft.below(20, 50)):
        inner = draft.call("initset", made)
        made = inner if draft.below(0, 3) else draft.call("insert", made, inner)
    both = draft.call("product", draft.call("initset", made), sets)
    return draft.close_members(both)


@family
def squares_of_pairs(draft: Draft) -> str:
    """A function on all pairs of two long containers."""
    function = draft.pick("add", "subtract", "multiply", "astuple", "equality", "greater")
    made = draft.call("prapply", function, draft.numbers(300, LONG), draft.numbers(300, LONG))
    return draft.close_members(made)


@family
def squares_of_grids(draft: Draft) -> str:
    """Grids joined in all pairs, and these again."""
    grids = draft.call("repeat", draft.pattern(), draft.below(2, 9))
    turned = draft.call(
        "rapply", _functions(draft, ("rot90", "rot180", "vmirror")), draft.pattern()
    )
    name = draft.pick("hconcat", "vconcat")
    made = draft.call("prapply", name, draft.call("combine", turned, grids), turned)
    made = draft.call("prapply", name, made, made)
    return draft.close_members(made)


def _functions(draft: Draft, names: tuple[str, ...]) -> str:
    made = draft.call("repeat", names[0], "ONE")
    for name in names[1:]:
        made = draft.call("combine", made, draft.call("repeat", name, "ONE"))
    return made


@family
def many_functions(draft: Draft) -> str:
    """As many functions as a container holds, all called, or all kept."""
    each = draft.call("lbind", draft.pick("add", "subtract", "multiply"), draft.below(1, 9))
    if draft.below(0, 1):
        many = draft.call("repeat", each, draft.below(10_000, 30_000))
        return draft.close_members(draft.call("rapply", many, draft.below(1, 9)))
    made = draft.call("apply", draft.call("lbind", "lbind", "add"), draft.numbers(20_000, 30_000))
    return draft.close_members(draft.call("rapply", made, draft.below(1, 9)))


@family
def nests_of_loops(draft: Draft) -> str:
    """A loop in a loop in a loop over containers."""
    made = draft.numbers(30, 60)
    function = draft.pick("increment", "double", "toivec")
    for _ in range(draft.below(2, 7)):
        made = draft.call("repeat", made, draft.below(2, 40))
        function = draft.call("lbind", "apply", function)
    return draft.close_members(draft.call("apply", function, made))


@family
def growing_nests(draft: Draft) -> str:
    """A container for each member, merged, and again."""
    made = draft.numbers(5, 20)
    for _ in range(draft.below(3, 8)):
        more = draft.call("rbind", "repeat", draft.below(5, 500))
        made = draft.call("mapply", more, made)
    return draft.close_members(made)


@family
def slow_orders(draft: Draft) -> str:
    """Long containers, looked through by functions that take long."""
    slow = draft.call("power", draft.pick("increment", "invert"), draft.below(1000, HUGE))
    name = draft.pick("order", "argmax", "argmin")
    made = draft.call(name, draft.numbers(), slow)
    if name == "order":
        return draft.close_members(made)
    return draft.close_number(made)


@family
def slow_filters(draft: Draft) -> str:
    """Long containers, of which a test that takes long leaves something."""
    slow = draft.call("power", draft.pick("increment", "invert"), draft.below(1000, HUGE))
    test = draft.call("matcher", slow, draft.below(0, 99))
    name = draft.pick("sfilter", "extract")
    made = draft.call(name, draft.numbers(), test)
    return draft.close_members(made) if name == "sfilter" else draft.close_number(made)


@family
def long_comparisons(draft: Draft) -> str:
    """Long containers of long members, compared, counted and sorted."""
    members = draft.call("apply", "toivec", draft.numbers(9_000, 30_000))
    name = draft.pick("dedupe", "mostcommon", "leastcommon", "maximum", "minimum", "totuple")
    made = draft.call(name, draft.call("combine", members, draft.call("dedupe", members)))
    return draft.close_members(made)


# Much at once


@family
def much_alive(draft: Draft) -> str:
    """Large values, all of them needed in the end."""
    made = [
        draft.call("apply", draft.pick("initset", "toivec", "tojvec"), draft.numbers(9_000, 25_000))
        for _ in range(draft.below(10, 40))
    ]
    sizes = [draft.call("size", each) for each in made]
    total = sizes[0]
    for each in sizes[1:]:
        total = draft.call("add", total, each)
    firsts = [draft.call("size", draft.call("first", each)) for each in made]
    for each in firsts:
        total = draft.call("add", total, each)
    return draft.close_number(total)


@family
def functions_alive(draft: Draft) -> str:
    """The same of function values, which are the largest for their size."""
    bound = draft.call("lbind", "lbind", draft.pick("add", "subtract", "multiply"))
    made = [
        draft.call("apply", bound, draft.numbers(9_000, 30_000)) for _ in range(draft.below(5, 30))
    ]
    total = "ONE"
    for each in made:
        total = draft.call("add", total, draft.call("size", each))
    for each in made:
        total = draft.call("add", total, draft.call(draft.call("last", each), "ONE"))
    return draft.close_number(total)


@family
def fields_alive(draft: Draft) -> str:
    """Large grids and their cells, all of them needed in the end."""
    fields = [draft.field(200, 300) for _ in range(draft.below(5, 30))]
    cells = [draft.call(draft.pick("asindices", "asobject"), each) for each in fields[:10]]
    total = "ONE"
    for each in (*fields, *cells):
        total = draft.call("add", total, draft.call("size", each))
    return draft.close_number(total)


# Grids


@family
def huge_scales(draft: Draft) -> str:
    """Every cell a million times as large."""
    factor = draft.pick(
        str(10**6 + draft.below(0, 99)), str(draft.below(20, 60)), str(draft.huge())
    )
    made = draft.call(draft.pick("upscale", "hupscale", "vupscale"), "I", factor)
    made = draft.call("upscale", made, draft.below(2, 30))
    return draft.close(made)


@family
def huge_objects(draft: Draft) -> str:
    """Objects, with every cell a million times as large."""
    cells = draft.call("asobject", "I")
    made = draft.call(
        "upscale", cells, draft.pick(str(10**6 + draft.below(0, 99)), str(draft.below(5, 40)))
    )
    made = draft.call("upscale", made, draft.below(2, 30))
    return draft.close(draft.call("paint", "I", made))


@family
def scaled_again(draft: Draft) -> str:
    """Grids that grow with each call."""
    made = "I"
    for _ in range(draft.below(6, 20)):
        name = draft.pick("upscale", "hupscale", "vupscale", "hconcat", "vconcat")
        made = draft.call(
            name, made, made if name.endswith("concat") else draft.pick("TWO", "THREE")
        )
    return draft.close(made)


@family
def scaled_by_power(draft: Draft) -> str:
    """The same inside one call."""
    name = draft.pick("hconcat", "vconcat", "upscale")
    more = (
        draft.call("rbind", "upscale", draft.below(2, 9))
        if name == "upscale"
        else draft.call(draft.pick("lbind", "rbind"), name, "I")
        if draft.below(0, 1)
        else draft.call("fork", name, "identity", "identity")
    )
    return draft.close(draft.call(draft.call("power", more, draft.huge()), "I"))


@family
def huge_canvases(draft: Draft) -> str:
    """Grids past every limit, and as large as they may be."""
    side = draft.pick("2047", str(10**6 + draft.below(0, 9)), str(draft.below(250, 310)))
    field = draft.call(
        "canvas", draft.below(0, 9), draft.call("astuple", side, draft.below(250, 310))
    )
    name = draft.pick("asindices", "asobject", "objects", "partition", "fgpartition", "palette")
    flags = ("T", draft.pick("T", "F"), "F") if name == "objects" else ()
    return draft.close_members(draft.call(name, field, *flags))


@family
def many_fields(draft: Draft) -> str:
    """A large grid for each of many places."""
    sides = draft.call("apply", "tojvec", draft.numbers(100, 1000))
    taller = draft.call(
        "apply", draft.call("lbind", "add", draft.call("toivec", draft.below(50, 300))), sides
    )
    fields = draft.call("apply", draft.call("lbind", "canvas", draft.below(0, 9)), taller)
    return draft.close_members(fields)


@family
def many_parts(draft: Draft) -> str:
    """Large grids cut into thousands of parts, or thousands of millions."""
    name = draft.pick("hsplit", "vsplit")
    grid = draft.pick(draft.pattern(), draft.field())
    made = draft.call(name, grid, draft.pick(str(draft.huge()), str(draft.below(2, 300))))
    return draft.close_members(
        draft.call("mapply", draft.pick("asobject", "asindices", "partition"), made)
    )


@family
def looped_over_cells(draft: Draft) -> str:
    """A walk over a large grid for each of its cells."""
    grid = draft.pick(draft.pattern(), draft.field(60, 150))
    places = draft.call("asindices", grid)
    name = draft.pick("shoot", "crop", "index")
    each = {
        "shoot": lambda: draft.call("rbind", "shoot", draft.pick("UNITY", "DOWN", "RIGHT")),
        "crop": lambda: draft.call(
            "rbind",
            draft.call("lbind", "crop", grid),
            draft.call("astuple", draft.below(5, 50), 20),
        ),
        "index": lambda: draft.call("lbind", "index", grid),
    }[name]()
    return draft.close_members(draft.call("apply", each, places))


@family
def neighbours_of_all(draft: Draft) -> str:
    """The neighbours of the neighbours of all cells."""
    made = draft.call("asindices", draft.pick("I", draft.pattern(), draft.field()))
    name = draft.pick("neighbors", "dneighbors", "ineighbors", "vfrontier", "hfrontier")
    for _ in range(draft.below(2, 9)):
        made = draft.call("mapply", name, made)
    return draft.close(draft.call("fill", "I", "THREE", made))


@family
def grown_by_power(draft: Draft) -> str:
    """Patches that grow without end inside one call."""
    name = draft.pick("outbox", "neighbors", "vfrontier", "box")
    more = draft.call("lbind", "mapply", name) if name in ("neighbors", "vfrontier") else name
    made = draft.call(draft.call("power", more, draft.huge()), draft.call("asindices", "I"))
    return draft.close(draft.call("fill", "I", "THREE", made))


@family
def far_corners(draft: Draft) -> str:
    """What lies between places far apart."""
    far = draft.call("astuple", draft.below(1000, 2047), draft.below(1000, 2047))
    near = draft.call("astuple", -draft.below(0, 2047), -draft.below(0, 2047))
    both = draft.call("insert", near, draft.call("initset", far))
    name = draft.pick("backdrop", "delta", "box", "outbox", "inbox", "connect")
    made = draft.call("connect", near, far) if name == "connect" else draft.call(name, both)
    return draft.close(draft.call("fill", draft.pick("I", draft.field()), "ONE", made))


@family
def distances_of_many(draft: Draft) -> str:
    """How far each of very many cells is from each of very many others."""
    ours, theirs = draft.cells(), draft.call("asindices", draft.field())
    moved = draft.call(
        "shift", theirs, draft.call("astuple", draft.below(0, 300), draft.below(0, 300))
    )
    name = draft.pick("manhattan", "adjacent", "gravitate", "hmatching", "vmatching", "position")
    made = draft.call(name, ours, moved)
    if name == "manhattan":
        return draft.close_number(made)
    if name in ("gravitate", "position"):
        return draft.close(draft.fill(made))
    return draft.close(draft.fill(draft.call("branch", made, "ORIGIN", "UNITY")))


@family
def places_of_objects(draft: Draft) -> str:
    """Where a large object occurs in a large grid."""
    grid = draft.pick(draft.pattern(), draft.field())
    wanted = draft.call(
        "asobject",
        draft.call("crop", grid, "ORIGIN", draft.call("astuple", draft.below(2, 20), 20)),
    )
    return draft.close(draft.call("fill", "I", "ONE", draft.call("occurrences", grid, wanted)))


@family
def objects_of_large_grids(draft: Draft) -> str:
    """All that looks for shapes, on large grids."""
    grid = draft.pick(draft.pattern(), draft.field(), draft.call("hconcat", draft.pattern(), "I"))
    name = draft.pick("objects", "partition", "frontiers", "panels", "regions", "objects_upon")
    given = {
        "objects": (draft.pick("T", "F"), draft.pick("T", "F"), "F"),
        "regions": ("ZERO", "T"),
        "objects_upon": ("ZERO", "F", draft.pick("T", "F")),
    }.get(name, ())
    made = draft.call(name, grid, *given)
    looked = draft.pick("normalize", "toindices", "delta", "backdrop", "box", "outbox")
    return draft.close_members(draft.call("apply", looked, made))


@family
def large_objects(draft: Draft) -> str:
    """All that looks into an object, into a large one."""
    name = draft.pick("hperiod", "vperiod", "holes", "hole_cells", "fragments", "rim", "symmetries")
    return draft.close_number(draft.call(name, draft.cells()))


@family
def completed_fields(draft: Draft) -> str:
    """Large grids, searched for symmetries, periods and parts."""
    grid = draft.pick(draft.pattern(), draft.field())
    if draft.below(0, 1):
        name = draft.pick("completed_by_symmetry", "completed_by_period")
        return draft.close(draft.call(name, grid, draft.below(0, 9)))
    name = draft.pick("with_mirrors", "parts_between_lines", "uneven_parts")
    return draft.close_members(draft.call(name, grid))


@family
def layers_of_fields(draft: Draft) -> str:
    """Layers of large grids, one on the other."""
    made = draft.pick(draft.pattern(), draft.field())
    for _ in range(draft.below(3, 25)):
        name, *given = draft.pick(
            "layer_around 1 T",
            "layer_seen UP",
            "layer_steps RIGHT",
            "layer_in_row 1",
            "layer_colour_counts",
            "layer_from_edge",
            "layer_region_sizes T",
            "layer_enclosed F",
            "layer_square_regions T",
            "layer_region_heights F",
        ).split()
        made = draft.call(name, made, *given)
    return draft.close(made)


@family
def huge_tilings(draft: Draft) -> str:
    """Grids tiled by themselves, and again."""
    times = draft.call("astuple", draft.pick("TWO", str(draft.huge()), "30"), draft.below(2, 40))
    made = draft.call("tiled_times", "I", times)
    made = draft.call("tiled_times", made, times)
    return draft.close(made)


@family
def loops_of_large_calls(draft: Draft) -> str:
    """A call that takes long, for each of many members."""
    grid, name = (
        draft.pattern(),
        draft.pick(
            "partition",
            "fgpartition",
            "frontiers",
            "rot90",
            "cmirror",
            "asobject",
            "compress",
            "trim",
            "tophalf",
            "leastcolor",
            "mostcolor",
            "palette",
            "numcolors",
        ),
    )
    grids = draft.call("repeat", grid, draft.below(2, 40))
    return draft.close_members(draft.call("apply", name, draft.call("apply", "vmirror", grids)))


@family
def paired_large_calls(draft: Draft) -> str:
    """A call on two large grids, for all pairs of many."""
    grids = draft.call("hsplit", draft.pattern(), draft.below(2, 9))
    same = draft.call("repeat", draft.call("first", grids), draft.below(2, 99))
    name = draft.pick("cellwise", "hconcat", "vconcat")
    function = draft.call("rbind", "cellwise", "ZERO") if name == "cellwise" else name
    return draft.close_members(draft.call(draft.pick("papply", "prapply"), function, same, same))
