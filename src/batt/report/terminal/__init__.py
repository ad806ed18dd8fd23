"""Tasks, programs and values in the terminal: in colour, or in digits where there is none."""

from batt.report.terminal.explanations import draw_explanation, explanation_lines
from batt.report.terminal.look import Look
from batt.report.terminal.pens import DIGITS, FULL, HALF, Pen
from batt.report.terminal.tasks import draw_task
from batt.report.terminal.tried import draw_tried

__all__ = [
    "DIGITS",
    "FULL",
    "HALF",
    "Look",
    "Pen",
    "draw_explanation",
    "draw_task",
    "draw_tried",
    "explanation_lines",
]
