"""Types: what every node of a program can be, where its calls clash, and what constants are for.

``infer`` gives the types of a program's nodes and its clashes, ``roles`` what its constants are
used as.  ``fits`` tells whether values of one type may stand where another is needed, ``overlaps``
whether some may; ``read_type`` reads a type from the words of signatures; ``type_of_value`` and
``holds`` join types to values.
"""

from batt.programs.infer import Clash, Typing, infer
from batt.programs.roles import Role, roles
from batt.programs.type_calls import Calls, Misfit, fits, primitive_type
from batt.programs.type_match import overlaps
from batt.programs.type_terms import Type
from batt.programs.type_values import holds, type_of_value
from batt.programs.type_words import read_type

__all__ = [
    "Calls",
    "Clash",
    "Misfit",
    "Role",
    "Type",
    "Typing",
    "fits",
    "holds",
    "infer",
    "overlaps",
    "primitive_type",
    "read_type",
    "roles",
    "type_of_value",
]
