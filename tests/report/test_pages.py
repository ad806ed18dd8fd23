"""Pages of stores: statuses, snapshot, what is escaped, what is left out, and bad input."""

import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_stores import (
    FAILING,
    HOSTILE_LINES,
    IDS,
    MARKUP,
    NEAR,
    RIGHT,
    TASKS,
    hostile_store,
    hostile_task,
    page_of,
    program_record,
    result,
    small_store,
    task_record,
)

from batt.cli import main
from batt.drawing.picture import Board, Fault, Words
from batt.drawing.text import printable
from batt.evaluate.limits import Budgets
from batt.programs.program import Program
from batt.report.pages import steps
from batt.report.pages.encoded import picture_code, script_json
from batt.report.pages.explained import explanation_page
from batt.report.pages.facts import read_facts
from batt.report.pages.page import LONGEST_TEXT
from batt.report.pages.status import share_of, status_of
from batt.report.pages.summary import summarise
from batt.store import Kept, RunRecord, Store


class Read(HTMLParser):
    """What a browser makes of a page: its elements, its data, and the texts between."""

    def __init__(self, page):
        super().__init__()
        self.elements, self.data, self.text, self._script = [], {}, [], None
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        self._script = dict(attrs).get("id", "") if tag == "script" else None

    def handle_endtag(self, tag):
        self._script = None

    def handle_data(self, data):
        if self._script:
            self.data[self._script] = self.data.get(self._script, "") + data
        elif self._script is None:
            self.text.append(data)

    def json(self, id):
        return json.loads(self.data[id])


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return small_store(tmp_path_factory.mktemp("pages") / "store")


@pytest.fixture(scope="module")
def page(small):
    return Read(page_of(small, *(TASKS[id] for id in IDS)))


def kept(score, tests=(True,)):
    return Kept(program_record(NEAR), result(TASKS["007bbfb7"], NEAR.key, score, tests))


@pytest.mark.parametrize(
    ("programs", "status", "share"),
    [
        ([], "unsolved", 0),
        ([kept(0)], "unsolved", 0),
        ([kept(799)], "unsolved", 799),
        ([kept(800)], "nearly", 800),
        ([kept(999)], "nearly", 999),
        ([kept(1000, (False,))], "fits", 1000),
        ([kept(1000, (None,))], "right", 1000),
        ([kept(1000, (False,)), kept(1000)], "right", 1000),
        ([kept(1000), kept(10)], "right", 1000),
    ],
)
def test_the_status_of_a_task(programs, status, share):
    assert (status_of(programs), share_of(programs)) == (status, share)


def test_what_fell_out_of_its_place_counts_for_the_status():
    assert status_of([kept(1000, (False,))], fits=True, right=True) == "right"


def test_the_cards_say_how_far_each_task_is(page):
    cards = [attrs for tag, attrs in page.elements if tag == "li"]
    states = {card["data-name"]: (card["data-status"], card["data-share"]) for card in cards}
    wanted = [("right", "1000"), ("fits", "1000"), ("nearly", "850"), ("unsolved", "100")]
    assert states == dict(zip(IDS, wanted, strict=True))


def test_the_summary_counts_what_the_store_holds(small):
    with Store.open(small, "r") as store:
        found = summarise(read_facts(store))
    assert found.statuses == {"right": 1, "fits": 1, "nearly": 1, "unsolved": 1}
    assert dict(found.facts)["kept results"] == "5"
    assert [(each.name, each.percent) for each in found.phases] == [("try", 75), ("propose", 25)]
    assert (found.course.trials, found.course.nominal) == (96, 3)
    assert found.course.gains == [(IDS[0], 2000)]
    assert [run.verdict for run in found.runs] == ["reproducible"]


def test_a_task_has_its_pairs_and_what_its_best_program_does(page):
    right, unsolved = page.json(f"task-{IDS[0]}"), page.json(f"task-{IDS[3]}")
    assert [pair["name"] for pair in right["pairs"]][-2:] == ["train 5", "test 1"]
    assert [pair["got"] for pair in right["pairs"][:-1]] == [1] * 5
    assert right["pairs"][-1]["attempts"] == [[1, RIGHT.key]]
    assert [line[0] for line in right["steps"]["lines"]] == ["x1", "x2", "x3", "x4", "x5", "O"]
    function = right["steps"]["samples"][0]["values"][3]
    assert function[0][0] == "formula"
    assert function[3][0][:2] == ["x4", "x5"], "x4 was called by x5"
    assert right["general"] == [["re.zip", [5, 6], [15, 17], [3, 4], [5, 5]]]
    assert [member[1] for member in right["lineage"]] == [RIGHT.key, NEAR.key]
    assert unsolved["pairs"][0]["got"][0] == "fault"
    assert page.json("texts")[FAILING.key] == str(FAILING)


def test_attempts_are_different_grids_and_never_more_than_two(tmp_path):
    task = TASKS["007bbfb7"]
    texts = ["O = I", "x1 = hmirror(I)\nO = hmirror(x1)", "O = hmirror(I)", "O = vmirror(I)"]
    programs = [Program.parse(text) for text in texts]
    with Store.open(tmp_path / "s") as store, store.transaction():
        store.begin_run(RunRecord("run", 0, "2026"))
        store.save_tasks([task_record(task)])
        store.save_programs(map(program_record, programs))
        store.save_results(
            result(task, each.key, 900 - at, (False,)) for at, each in enumerate(programs)
        )
    (test,) = Read(page_of(tmp_path / "s", task)).json("task-007bbfb7")["pairs"][-1:]
    assert [key for _, key in test["attempts"]] == [programs[0].key, programs[2].key]


def test_a_store_that_changes_while_it_is_read_gives_one_state(tmp_path):
    path = small_store(tmp_path / "store")
    changed = []

    def change(_):
        if changed:
            return
        changed.append(True)
        with Store.open(path) as driver, driver.transaction():
            driver.save_programs([program_record(FAILING)])
            driver.save_results([result(TASKS[id], FAILING.key, 1000) for id in IDS])

    with Store.open(path, "r") as before:
        expected = read_facts(before)
    with Store.open(path) as driver, Store.open(path, "r") as store:  # in WAL, as while evolving
        driver.close()
        found = read_facts(store, watch=change)
    assert changed
    assert found.tasks == expected.tasks
    with Store.open(path, "r") as after:
        assert read_facts(after).tasks != expected.tasks


def test_hostile_texts_are_shown_as_text_and_are_nothing_else(tmp_path):
    task = hostile_task()
    page = page_of(hostile_store(tmp_path / "store"), task)
    read = Read(page)
    tags = {tag for tag, _ in read.elements}
    assert "img" not in tags
    assert sum(tag == "script" for tag, _ in read.elements) == 3, "texts, one task, the script"
    assert not [letter for letter in "\x1b\x00‮" if letter in page]
    shown = printable(MARKUP)
    assert shown in "".join(read.text)
    (id,) = (id for id in read.data if id.startswith("task-"))
    assert re.fullmatch(r"task-\w+", id)
    code = read.json(id)
    assert code["id"] == shown
    assert "cannot be read here" in code["why"]
    assert code["stale"] == 1
    assert printable(HOSTILE_LINES.strip()) in read.json("texts").values()


def test_only_the_pages_own_style_and_script_are_obeyed(page):
    (policy,) = (attrs["content"] for tag, attrs in page.elements if attrs.get("http-equiv"))
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert not [attrs for _, attrs in page.elements if "style" in attrs or "onclick" in attrs]
    sources = [attrs.get("src") or attrs.get("href") for _, attrs in page.elements]
    assert {source[:1] for source in sources if source} == {"#", "d"}, "fragments, data:"
    assert policy.count("'sha256-") == 2


texts = st.text(st.characters(codec=None), max_size=20) | st.sampled_from(["</script>", "<!--"])


@given(st.recursive(texts | st.integers() | st.none(), st.lists, max_leaves=8))
def test_json_in_a_script_says_the_same_and_ends_nothing(document):
    code = script_json(document)
    assert json.loads(code) == document
    assert not set("<>&\u2028") & set(code)


@pytest.mark.parametrize(
    ("picture", "code"),
    [
        (Board(((0, None, 12),)), ["board", "0.?", "", []]),
        (Board(((3, 4),), bright=frozenset()), ["board", "de", "", []]),
        (Words("a\x1b"), ["words", "a\\x1b"]),
        (Fault("first: empty container"), ["fault", "first: empty container"]),
    ],
)
def test_pictures_as_short_lists(picture, code):
    assert picture_code(picture) == code


def test_an_explanation_is_bounded(monkeypatch):
    task = TASKS["00d62c1b"]

    def coded(**bounds):
        return steps.steps_code(steps.explanations(RIGHT, task, Budgets()), **bounds)

    whole = coded(most=None)
    assert (len(whole["samples"]), whole["left"]) == (6, 0)
    cut = coded(most=100)
    assert (len(cut["samples"]), cut["left"]) == (1, 5)
    monkeypatch.setattr(steps, "MOST_OF_SAMPLE", 100)
    values = coded(most=100)["samples"][0]["values"]
    assert [value[0] == steps.LEFT_OUT for value in values] == [False] + [True] * 5


def test_a_very_long_program_is_cut(tmp_path):
    task = TASKS["007bbfb7"]
    lines = ["x1 = hmirror(I)", *(f"x{n} = hmirror(x{n - 1})" for n in range(2, 2000))]
    program = Program.parse("\n".join([*lines, "O = hmirror(x1999)"]))
    with Store.open(tmp_path / "s") as store, store.transaction():
        store.begin_run(RunRecord("run", 0, "2026"))
        store.save_tasks([task_record(task)])
        store.save_programs([program_record(program)])
        store.save_results([result(task, program.key, 10, (False,))])
    text = Read(page_of(tmp_path / "s")).json("texts")[program.key]
    assert len(text) < LONGEST_TEXT + 100
    assert re.search(r"# and [\d,]+ more lines$", text)


def test_tasks_whose_grids_are_not_at_hand_are_named(small):
    page = Read(page_of(small, TASKS[IDS[0]]))
    assert "The grids of 3 tasks are not at hand (arc1 training)" in "".join(page.text)
    assert "pairs" in page.json(f"task-{IDS[0]}")
    assert "pairs" not in page.json(f"task-{IDS[1]}")
    assert len(page.json(f"task-{IDS[1]}")["programs"]) == 1


def test_primitives_that_have_changed_are_named(small, monkeypatch):
    from batt.dsl.version import known_table

    changed = {**known_table(), "hmirror": "0" * 16}
    monkeypatch.setattr("batt.report.pages.facts.known_table", lambda: changed)
    assert "these primitives do something else: hmirror." in "".join(Read(page_of(small)).text)


def test_a_store_of_nothing_gives_a_page_that_says_so(tmp_path):
    Store.open(tmp_path / "empty").close()
    page = Read(page_of(tmp_path / "empty"))
    assert "Nothing is kept in this store yet." in "".join(page.text)


def test_an_explanation_alone_is_a_page():
    page = Read(explanation_page(RIGHT, TASKS["00d62c1b"], "train2", "safe"))
    assert len(page.json("explained")["samples"]) == 6
    assert [attrs["data-first"] for _, attrs in page.elements if "data-first" in attrs] == ["1"]
    assert ("html", {"lang": "en", "data-palette": "safe"}) in page.elements


def test_the_command_writes_the_page(small, tmp_path, capsys):
    out = tmp_path / "report.html"
    assert main(["report", "-o", str(out), "--store", str(small), "-i", IDS[0]]) == 0
    assert capsys.readouterr().out.startswith(f"-- 1 task of {small} drawn in {out}")
    assert set(Read(out.read_text(encoding="utf-8")).data) == {"texts", f"task-{IDS[0]}"}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["-o", "r.html", "--store", "none"], "holds no store yet"),
        (["-o", "no/such/r.html"], "cannot write no/such/r.html: there is no folder no/such"),
        (["-o", "."], ". is a folder; name a file in it"),
        (["-o", "r.html", "-i", "\x1b<b>"], r"nothing on a task \x1b<b>"),
        (["-o", "r.html", "--palette", "grey"], "--palette is one of official, safe"),
        (["-o", "r.html", "--data", "none"], "none"),
        ([], "-o"),
    ],
)
def test_bad_input_is_told_and_nothing_is_written(
    small, tmp_path, monkeypatch, capsys, arguments, told
):
    monkeypatch.chdir(tmp_path)
    assert main(["report", "--store", str(small), *arguments]) == 2
    assert told in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_explain_writes_a_page(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["explain", "007bbfb7", "--html", "e.html"]) == 0
    assert capsys.readouterr().out == "-- 6 samples of 007bbfb7 drawn in e.html\n"
    assert (tmp_path / "e.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert main(["explain", "007bbfb7", "--html", "no/such/e.html"]) == 2
    assert "cannot write no/such/e.html" in capsys.readouterr().err
