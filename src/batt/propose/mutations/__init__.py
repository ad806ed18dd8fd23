"""The mutations: each a small pure function; importing this makes all of them known."""

from batt.propose.mutations import arguments, calls, colours, constants
from batt.propose.mutations.mutation import MUTATIONS, Change, Mutation, mutation

__all__ = [
    "MUTATIONS",
    "Change",
    "Mutation",
    "arguments",
    "calls",
    "colours",
    "constants",
    "mutation",
]
