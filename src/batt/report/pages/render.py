"""Data into HTML: everything is escaped, and a policy of the page lets it load nothing."""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from batt.about import __version__
from batt.drawing.palette import HAZE, HAZINESS, LINE, OUTSIDE, PALETTES
from batt.report.pages.encoded import Json, script_json

POLICY = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; "
    "style-src '{}'; script-src '{}'"
)
"""Nothing comes from anywhere else, and only the page's own style sheet and script are obeyed."""


def render(name: str, **given: Any) -> str:
    """The page ``NAME.html``, with the style sheet and the script ``NAME.js`` in it.

    ``palette`` must be given: the name of one.
    """
    style, script = _style(), Markup(_environment().get_template(f"{name}.js").render())
    return (
        _environment()
        .get_template(f"{name}.html")
        .render(
            style=style,
            script=script,
            policy=Markup(POLICY.format(_hash(style), _hash(script))),
            palettes=json.dumps(list(PALETTES)),
            version=__version__,
            **given,
        )
    )


def embedded(document: Json) -> Markup:
    """JSON for a ``<script type="application/json">``."""
    return Markup(script_json(document))


def _style() -> Markup:
    kept = round(100 * (1 - HAZINESS))
    haze = f"#{HAZE:02X}{HAZE:02X}{HAZE:02X}"
    template = _environment().get_template("page.css")
    return Markup(
        template.render(palettes=PALETTES, line=LINE, outside=OUTSIDE, haze=haze, kept=kept)
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("batt.report.pages"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )


def _hash(text: str) -> str:
    """What a policy calls an inline style or script of that text."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
