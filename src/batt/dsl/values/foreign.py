"""What a call meets that is no value of the language."""


class ForeignValue(Exception):
    """A plain Python value that is not one of ours yet; see ``adopt``."""


UNREADABLE = (TypeError, ValueError, LookupError, ArithmeticError, AttributeError)
"""What Python raises where a body meets an argument of a kind that it has no reading for."""
