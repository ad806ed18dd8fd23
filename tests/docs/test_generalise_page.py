"""``docs/generalise.md`` says what is measured now, where the samples are at hand."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLES = [ROOT.parent / "shared" / "data" / f"rearc-{name}.zip" for name in ("easy", "full")]


@pytest.mark.skipif(
    not all(path.exists() for path in SAMPLES), reason="the re-arc samples are not beside the clone"
)
def test_the_page_is_what_its_script_writes(monkeypatch):
    monkeypatch.setattr(sys, "path", [str(ROOT / "benchmarks"), *sys.path])
    import generalise

    easy, full = (generalise.measured(path) for path in SAMPLES)
    page = "\n".join(generalise.page(easy, full)) + "\n"
    assert (ROOT / "docs" / "generalise.md").read_text(encoding="utf-8") == page
