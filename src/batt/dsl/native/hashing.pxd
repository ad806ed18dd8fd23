"""The hashes that CPython gives tuples and frozensets, made without making either.

``grid.pyx`` and ``patch.pyx`` check when they are imported that this Python hashes so, and go the
long way where it does not.
"""

from libc.stdint cimport uint64_t

cdef extern from *:
    """
    #define BATT_PRIME_1 11400714785074694791ULL
    #define BATT_PRIME_2 14029467366897019727ULL
    #define BATT_PRIME_5 2870177450012600261ULL
    """
    const uint64_t PRIME_1 "BATT_PRIME_1"
    const uint64_t PRIME_2 "BATT_PRIME_2"
    const uint64_t PRIME_5 "BATT_PRIME_5"


cdef inline uint64_t number_hash(long number) noexcept nogil:
    """The hash of a small number: itself, but for -1."""
    return <uint64_t>(-2 if number == -1 else number)


cdef inline uint64_t start_tuple() noexcept nogil:
    """The state before the first member of a tuple."""
    return PRIME_5


cdef inline uint64_t add_member(uint64_t state, uint64_t member_hash) noexcept nogil:
    """The state after one more member."""
    state += member_hash * PRIME_2
    return ((state << 31) | (state >> 33)) * PRIME_1


cdef inline uint64_t end_tuple(uint64_t state, uint64_t members) noexcept nogil:
    """The hash of a tuple of that many members."""
    state += members ^ (PRIME_5 ^ 3527539ULL)
    return 1546275796ULL if state == <uint64_t>-1 else state


cdef inline uint64_t scattered(uint64_t member_hash) noexcept nogil:
    """What a member adds (by exclusive or) to the hash of a set."""
    return ((member_hash ^ 89869747ULL) ^ (member_hash << 16)) * 3644798167ULL


cdef inline uint64_t end_set(uint64_t state, uint64_t members) noexcept nogil:
    """The hash of a frozenset of that many members."""
    state ^= (members + 1) * 1927868237ULL
    state ^= (state >> 11) ^ (state >> 25)
    state = state * 69069ULL + 907133923ULL
    return 590923713ULL if state == <uint64_t>-1 else state
