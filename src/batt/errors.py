"""Every exception that batt raises, as one tree.

::

    BattError                 what batt tells a user about; the command line exits 2
    ├── TaskError             a data set, a task file or a grid in it cannot be used
    ├── NotUnderstood         a program or batt text is not in the language (line and column known)
    ├── StoreError            a store folder or its database cannot be used
    ├── UsageError            the call itself was wrong: an option, a path, an id
    ├── EngineError           what runs the jobs cannot go on: a cluster that is gone
    └── DslError              a primitive has no result for its arguments
        └── OutOfSteps        a call would pass the step budget

    OutOfBudget               a proposer would pass its budget; it lets this pass, and is ended

Inside a run a ``DslError`` never escapes: the evaluator turns it into a ``Failure``, which is a
value.  Any other exception is a mistake of our own and is not caught.
"""


class BattError(Exception):
    """What batt tells a user about: the message says what was found, where, and what is needed."""


class TaskError(BattError):
    """A data set, a task file, or a grid in it cannot be used."""


class NotUnderstood(BattError):
    """A text is not a program.

    ``line`` and ``column`` count from 1 within the given text; 0 where there is no place to name.
    """

    def __init__(self, reason: str, line: int = 0, column: int = 0) -> None:
        """Keep the reason and its place."""
        super().__init__(reason, line, column)
        self.reason, self.line, self.column = reason, line, column

    def __str__(self) -> str:
        """Place first, then the reason.

        >>> str(NotUnderstood("a loop; programs are straight lines of calls", 3, 1))
        'line 3, column 1: a loop; programs are straight lines of calls'
        """
        if not self.line:
            return self.reason
        place = f"line {self.line}" + (f", column {self.column}" if self.column else "")
        return f"{place}: {self.reason}"


class StoreError(BattError):
    """A store folder or its database cannot be used."""


class UsageError(BattError):
    """The call itself was wrong: an option, a path, a task id."""


class EngineError(BattError):
    """What runs the jobs cannot go on, such as a cluster that does not answer any more."""


class DslError(BattError):
    """A primitive has no result for its arguments (the reference's *Error*)."""

    def __init__(self, primitive: str, reason: str) -> None:
        """Keep which primitive failed, and why; ``__new__`` has kept both for pickling."""
        self.primitive, self.reason = primitive, reason

    def __str__(self) -> str:
        """Primitive first, then the reason.

        >>> str(DslError("first", "empty container"))
        'first: empty container'
        """
        return f"{self.primitive}: {self.reason}" if self.primitive else self.reason


class OutOfSteps(DslError):
    """A call would pass the step budget."""

    def __init__(self) -> None:
        """The reason is always the same, so that outcomes compare equal."""
        super().__init__("", "steps")


class OutOfBudget(Exception):
    """A proposer would pass its budget; ``batt solve`` ends it there, and asks the next one."""
