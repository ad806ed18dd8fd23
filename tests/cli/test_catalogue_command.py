"""``batt catalogue`` as a user calls it; golden files begin with the command that makes them."""

import json
from pathlib import Path

import pytest

from batt.cli import main
from batt.dsl.version import shipped

GOLDEN = sorted((Path(__file__).parent / "golden").glob("catalogue-*.txt"))


def catalogue(capsys, *arguments):
    code = main(["catalogue", *arguments])
    out, err = capsys.readouterr()
    return code, out, err


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_the_catalogue_prints_what_the_golden_file_holds(capsys, path):
    command, _, drawn = path.read_text(encoding="utf-8").partition("\n")
    batt, name, *arguments = command.split()
    assert (batt, name) == ("batt", "catalogue")
    assert catalogue(capsys, *arguments) == (0, drawn, "")


def test_there_are_golden_files_for_a_card_with_grids_a_long_one_and_a_search():
    assert {path.stem for path in GOLDEN} >= {
        "catalogue-rot90",
        "catalogue-upscale",
        "catalogue-objects",
        "catalogue-mirror",
    }


def test_the_whole_list_has_every_primitive_within_80_columns(capsys):
    code, out, _ = catalogue(capsys)
    lines = out.splitlines()
    assert code == 0
    assert max(map(len, lines)) <= 80
    listed = {line.split("(")[0] for line in lines if "(" in line and not line.startswith(" ")}
    assert listed >= set(shipped())
    assert lines[-1] == f"-- {len(shipped())} primitives; batt catalogue NAME draws one"


@pytest.mark.parametrize("name", shipped())
def test_every_card_is_within_80_columns_and_has_its_example(capsys, name):
    code, out, _ = catalogue(capsys, name)
    assert code == 0
    assert out.startswith(f"{name}(")
    assert "\n>>> " in out
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize("word", ["MIRROR", "mirror", "Mirror"])
def test_a_word_is_found_whatever_its_capitals(capsys, word):
    code, out, _ = catalogue(capsys, word)
    assert code == 0
    assert "dmirror(" in out
    assert "rot90(" not in out


def test_a_word_is_found_in_the_type_and_in_the_help(capsys):
    assert "fork(" in catalogue(capsys, "Callable")[1]
    assert "shift(" not in catalogue(capsys, "quarter")[1]
    assert "rot90(" in catalogue(capsys, "quarter")[1]


def test_an_unknown_word_is_one_message_with_near_names(capsys):
    code, out, err = catalogue(capsys, "vmiror")
    assert (code, out) == (2, "")
    assert err.startswith("batt: no primitive has 'vmiror' in its name, type or help; near it: ")
    assert "vmirror" in err


def test_json_has_a_record_for_each_primitive_found(capsys, tmp_path):
    path = tmp_path / "rot90.json"
    catalogue(capsys, "rot90", "--json", str(path))
    assert json.loads(path.read_text()) == {
        "primitives": [
            {
                "name": "rot90",
                "signature": "rot90(grid: Grid) -> Grid",
                "parameters": {"grid": "Grid"},
                "result": "Grid",
                "family": "grids",
                "twin": "dsl/native/primitives/grids.pyx",
                "sentence": "Turn a grid by a quarter clockwise.",
                "help": "Turn a grid by a quarter clockwise.",
                "examples": [{"source": 'rot90(Grid("12/34"))', "printed": "Grid('31/42')"}],
            }
        ]
    }


def test_grids_are_drawn_in_colour_where_the_terminal_has_it(capsys, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    _, out, _ = catalogue(capsys, "rot90")
    assert "\x1b[48;2;46;204;64m  " in out  # a 3, in green
    assert "31\n" not in out
