"""Pages as people use them: mouse, keyboard, a phone, both themes, hostile texts, a large store."""

import json
import re
from itertools import islice, product

import pytest
from page_stores import (
    IDS,
    MARKUP,
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
from page_tabs import PHONE, SCREENSHOTS

from batt.drawing.text import printable
from batt.programs.program import Program
from batt.propose.library import library
from batt.report.pages.explained import explanation_page
from batt.store import RunRecord, Store

pytestmark = pytest.mark.slow


def write(folder, name, page):
    file = folder / f"{name}.html"
    file.write_text(page, encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    store = small_store(folder / "store")
    return write(folder, "report", page_of(store, *(TASKS[id] for id in IDS)))


def shown(tab):
    return tab.value(
        "[...document.querySelectorAll('.card:not([hidden]) .id')].map((e) => e.textContent)"
    )


def current(tab):
    return tab.page.locator("[aria-current=step]").text_content()


def test_the_gallery_is_filtered_sorted_and_searched_and_the_hash_keeps_it(open_tab, report):
    tab = open_tab(report)
    tab.go()
    page = tab.page
    assert shown(tab) == sorted(IDS)
    assert page.locator("#count").text_content() == "4 of 4 tasks"
    page.locator("#filters").get_by_role("button", name="nearly 1").click()
    assert shown(tab) == [IDS[2]]
    assert page.url.endswith("#status=nearly")
    page.locator("#filters").get_by_role("button", name="all 4").click()
    page.get_by_label("Order").select_option("worst first")
    assert shown(tab) == [IDS[3], IDS[2], *sorted(IDS[:2])]
    page.keyboard.press("Escape")
    page.locator("body").press("/")
    page.keyboard.type("7C7b")
    assert shown(tab) == [IDS[3]]
    assert page.url.endswith("#q=7C7b&sort=worst")
    page.reload()
    assert shown(tab) == [IDS[3]]
    assert page.get_by_label("Search task ids").input_value() == "7C7b"
    page.get_by_label("Search task ids").fill("nothing like it")
    page.get_by_role("button", name="Show all").click()
    assert len(shown(tab)) == 4


def test_what_is_seen_has_thumbnails(open_tab, report):
    tab = open_tab(report)
    tab.go()
    tab.page.locator("#cards").scroll_into_view_if_needed()
    tab.page.wait_for_function("document.querySelectorAll('.thumb svg').length === 8", polling=100)
    tab.keep("gallery")


def test_what_was_never_seen_is_drawn_before_it_is_printed(open_tab, report):
    tab = open_tab(report, {"width": 360, "height": 100})
    tab.go()
    drawn = "document.querySelectorAll('.thumb svg').length"
    assert tab.value(drawn) < 8
    tab.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert tab.value(drawn) == 8


def test_a_task_is_opened_and_left_by_keyboard_alone(open_tab, report):
    tab = open_tab(report)
    tab.go("#q=00d")
    page = tab.page
    page.locator(".card:not([hidden]) a").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#task h2")
    assert page.locator("#task h2").text_content() == IDS[0]
    assert page.title().startswith(IDS[0])
    assert page.locator(".pair").count() == 6
    assert page.locator("#overview").is_hidden()
    page.keyboard.press("Escape")
    page.wait_for_selector(".card a:focus")
    assert page.url.endswith("#q=00d")
    assert page.locator(".card a:focus .id").text_content() == IDS[0]


def test_the_tab_key_goes_through_the_page_with_the_focus_in_sight(open_tab, report):
    tab = open_tab(report)
    tab.go()
    seen = []
    for _ in range(14):
        tab.page.keyboard.press("Tab")
        seen.append(
            tab.value(
                "(({ tagName, textContent }) => [tagName, textContent.trim().slice(0, 12), "
                "getComputedStyle(document.activeElement).outlineStyle])(document.activeElement)"
            )
        )
    assert seen[0][:2] == ["A", "To the tasks"]
    assert [tag for tag, _, _ in seen].count("BUTTON") >= 7
    assert {outline for _, _, outline in seen} == {"solid"}


def test_the_explanation_is_stepped_through_by_keyboard(open_tab, report):
    tab = open_tab(report)
    tab.go(f"#task/{IDS[0]}")
    page = tab.page
    assert current(tab).startswith("x1 = objects(I, T, F, F)")
    page.keyboard.press("ArrowLeft")
    assert current(tab).startswith("x1 = ")
    for line in RIGHT.lines[1:]:
        page.keyboard.press("ArrowRight")
        assert current(tab).startswith(line)
        assert page.locator(".stage .lead code").text_content() == line
    assert page.locator(".stage").get_by_text("as expected").is_visible()
    page.keyboard.press("3")
    assert page.get_by_role("button", name="train 3").get_attribute("aria-pressed") == "true"
    assert page.url.endswith(f"#task/{IDS[0]}?sample=3&line=6")
    page.reload()
    assert current(tab).startswith("O = fill")
    page.get_by_role("button", name="Previous line").click()
    page.get_by_role("button", name="Previous line").click()
    assert page.locator(".calls h4").text_content() == "x4 called by x5"
    assert page.locator(".call svg").count() > 0
    page.locator(".step").first.click()
    page.keyboard.press("ArrowDown")
    assert current(tab).startswith("x2 = ")
    tab.keep("task")


def test_what_is_wrong_is_marked_and_why_there_is_nothing_is_told(open_tab, report):
    tab = open_tab(report)
    tab.go(f"#task/{IDS[2]}")
    answers = tab.page.locator(".pair figcaption", has_text="best program, ").all_text_contents()
    assert len(answers) == 3
    assert all(re.search(r"cells? differ|not \d+x\d+", answer) for answer in answers)
    tab.page.get_by_role("link", name="Previous task").click()
    tab.page.wait_for_function(f"document.querySelector('#task h2').textContent === '{IDS[3]}'")
    assert tab.page.locator(".pair .chip.bad").count() == 3


def test_programs_lineage_and_generality_of_a_task(open_tab, report):
    tab = open_tab(report)
    tab.go(f"#task/{IDS[0]}")
    page = tab.page
    button = page.get_by_role("button", name=f"program {RIGHT.key}")
    button.click()
    assert page.locator("tr.text pre").first.text_content() == str(RIGHT)
    assert button.get_attribute("aria-expanded") == "true"
    assert page.locator(".tree .tree li").count() == 1
    assert page.get_by_role("cell", name="15 of 17").is_visible()


@pytest.mark.parametrize("hash", ["", *(f"#task/{id}?line=4" for id in IDS)])
def test_on_a_phone_nothing_is_wider_than_the_screen(open_tab, report, hash):
    tab = open_tab(report, PHONE)
    tab.go(hash)
    assert not tab.is_too_wide
    tab.keep(f"phone-{hash[6:14] or 'gallery'}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_theme_is_that_of_the_system_until_one_is_chosen(open_tab, report, scheme):
    tab = open_tab(report, scheme=scheme)
    tab.go()
    ground = "getComputedStyle(document.body).backgroundColor"
    light, dark = "rgb(247, 246, 243)", "rgb(20, 22, 26)"
    assert tab.value(ground) == (dark if scheme == "dark" else light)
    toggle = tab.page.get_by_role("button", name="Theme")
    toggle.click()
    assert tab.value(ground) == light
    toggle.click()
    assert tab.value(ground) == dark
    tab.page.reload()
    assert tab.value(ground) == dark
    tab.keep(f"{scheme}-then-dark")


def test_the_palette_is_that_of_the_option_until_another_is_chosen(open_tab, report):
    tab = open_tab(report)
    tab.go()
    red = "getComputedStyle(document.querySelector('.brand .c2')).fill"
    assert tab.value(red) == "rgb(255, 65, 54)"
    tab.page.get_by_role("button", name="Colours").click()
    assert tab.value(red) == "rgb(204, 102, 119)"


def test_without_scripts_the_page_can_be_read(open_tab, report):
    tab = open_tab(report, java_script_enabled=False)
    tab.go()
    assert tab.page.locator(".card .id").all_text_contents() == sorted(IDS)
    assert tab.page.locator("#filters").is_hidden()


def test_hostile_texts_stay_texts(open_tab, tmp_path):
    task = hostile_task()
    page = page_of(hostile_store(tmp_path / "store"), task)
    tab = open_tab(write(tmp_path, "hostile", page), PHONE)
    tab.page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    tab.go()
    text = printable(MARKUP)
    assert shown(tab) == [text]
    tab.page.locator(".card a").click()
    tab.page.wait_for_selector("#task h2")
    assert tab.page.locator("#task h2").text_content() == text
    assert tab.page.locator("img").count() == 0
    tab.page.locator("tbody button").first.click()
    assert tab.page.locator("tr.text pre").first.text_content() == f"O = {text}"
    assert not tab.is_too_wide


def test_an_explanation_alone_is_stepped_through(open_tab, tmp_path):
    tab = open_tab(write(tmp_path, "e", explanation_page(RIGHT, TASKS[IDS[0]], "test1")), PHONE)
    tab.go()
    assert tab.page.get_by_role("button", name="test 1").get_attribute("aria-pressed") == "true"
    tab.page.keyboard.press("ArrowRight")
    assert current(tab).startswith("x2 = ")
    assert not tab.is_too_wide


def large_store(path):
    """All 400 training tasks with 32 programs each, all of them different."""
    shipped = [each.program for each in library()]
    endings = product(shipped, product(range(10), repeat=2))
    made = (
        Program.parse(
            f"{one.text.replace('O = ', f'x{one.size} = ')}O = replace(x{one.size}, {a}, {b})"
        )
        for one, (a, b) in endings
    )
    best = {each.task: each.program for each in library()}
    with Store.open(path) as store, store.transaction():
        store.begin_run(RunRecord("evolve", 7, "2026-01-01T00:00:00Z"))
        for task in TASKS.values():
            programs = {
                one.key: one for one in (*filter(None, [best.get(task.id)]), *islice(made, 32))
            }
            store.save_tasks([task_record(task)])
            store.save_programs(map(program_record, programs.values()))
            scores = [
                1000 if key == getattr(best.get(task.id), "key", "") else 500 for key in programs
            ]
            store.save_results(map(lambda key, score: result(task, key, score), programs, scores))
    return path


def test_a_store_of_400_tasks_with_32_programs_each(open_tab, tmp_path):
    file = write(tmp_path, "large", page_of(large_store(tmp_path / "store"), *TASKS.values()))
    tab = open_tab(file)
    tab.go()
    tab.page.wait_for_selector(".thumb svg")
    assert len(shown(tab)) == 400
    assert tab.value("document.querySelectorAll('*').length") < 6000
    tab.keep("large")
    figures = {
        "megabytes": file.stat().st_size / 2**20,
        "loaded_ms": tab.value("performance.getEntriesByType('navigation')[0]")["loadEventEnd"],
        "painted_ms": tab.value("performance.getEntriesByType('paint')[0]")["startTime"],
    }
    (SCREENSHOTS / "large.json").write_text(json.dumps(figures, indent=1) + "\n")
