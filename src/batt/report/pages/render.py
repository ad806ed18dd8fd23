"""Data into HTML: templates with everything escaped, and a policy that lets a page load nothing."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from batt.drawing.palette import LINE, OUTSIDE, PALETTES

POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; style-src {}; script-src {}"
"""Nothing is loaded from anywhere; only the page's own style sheet and script count."""


def render(template: str, **given: Any) -> str:
    """A page from its template, with the style sheet and the named scripts in it."""
    style = Markup(_source("page.css"))
    script = Markup(_environment().get_template(f"{template}.js").render())
    policy = POLICY.format(_hash(style), _hash(script))
    page = _environment().get_template(f"{template}.html")
    return page.render(style=style, script=script, policy=policy, colours=_colours(), **given)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("batt.report.pages"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
