"""Ids as parts of paths and of function names."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from batt.tasks import path_name

ids = st.text(st.characters(codec="utf-8"), max_size=120) | st.text("aA_-/.é\x00 ", max_size=90)


@pytest.mark.parametrize(
    ("id", "name"),
    [
        ("007bbfb7", "007bbfb7"),
        ("", ""),
        ("AboveBelow/1", "AboveBelow_2f1"),
        ("../x", "_2e_2e_2fx"),
        ("a_b", "a_5fb"),
        ("é", "_c3_a9"),
        ("\x00", "_00"),
        ("\udc80", "_ed_b2_80"),
        ("x" * 80, "x" * 80),
    ],
)
def test_characters_other_than_letters_and_digits_are_escaped(id: str, name: str) -> None:
    assert path_name(id) == name


@given(ids)
def test_a_name_is_short_and_safe_in_a_path(id: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9_]{0,80}", path_name(id))


@given(st.sets(ids, min_size=2))
def test_different_ids_have_different_names(some: set[str]) -> None:
    assert len(set(map(path_name, some))) == len(some)


@given(st.text("ab-", min_size=70, max_size=100), st.text("ab-", max_size=40))
def test_ids_that_differ_only_past_the_cut_have_different_names(start: str, end: str) -> None:
    assert (path_name(start) == path_name(start + end)) == (not end)


@given(ids)
def test_no_name_can_be_taken_by_the_id_that_it_looks_like(id: str) -> None:
    name = path_name(id)
    assert (path_name(name) == name) == ("_" not in name)
