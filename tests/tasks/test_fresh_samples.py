"""Fresh samples: zips and folders in re-arc's format, and what is refused in them."""

import json
import zipfile

import pytest

from batt.dsl.values import Grid
from batt.errors import TaskError
from batt.tasks import fresh
from batt.tasks.fresh import FreshSamples

SAMPLES = [{"input": [[1]], "output": [[2]]}, {"input": [[3, 4]], "output": [[5]]}]
TEXT = json.dumps(SAMPLES)


def zipped(path, *members, method=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return path


def read(path):
    return {id: [(p.input, p.output) for p in pairs] for id, pairs in FreshSamples(path).items()}


WANTED = {"aa": [(Grid("1"), Grid("2")), (Grid("34"), Grid("5"))]}


@pytest.mark.parametrize(
    "members",
    [
        [("tasks/", ""), ("tasks/aa.json", TEXT), ("metadata.json", "{}")],
        [("re_arc/tasks/aa.json", TEXT), ("re_arc/metadata.json", "{}")],
        [("tasks/aa.json", TEXT), ("tasks/deeper/bb.json", TEXT), ("bb.json", TEXT)],
    ],
)
def test_a_zip_is_read_by_its_tasks_alone(tmp_path, members):
    assert read(zipped(tmp_path / "z.zip", *members)) == WANTED


def test_a_folder_is_read_with_tasks_in_it_or_below(tmp_path):
    (tmp_path / "tasks").mkdir()
    (tmp_path / "tasks" / "aa.json").write_text(TEXT)
    assert read(tmp_path) == read(tmp_path / "tasks") == WANTED


def test_nothing_is_extracted(tmp_path):
    path = zipped(tmp_path / "z.zip", ("tasks/aa.json", TEXT))
    before = sorted(tmp_path.rglob("*"))
    read(path)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    "name", ["../x.json", "tasks/../../x.json", "/etc/x.json", "c:/x.json", "tasks\\..\\..\\x", "/"]
)
def test_a_path_that_climbs_out_is_refused_by_name(tmp_path, name):
    path = zipped(tmp_path / "z.zip", ("tasks/aa.json", TEXT), (name, TEXT))
    with pytest.raises(TaskError, match="climbs out of the zip; nothing of it is read") as told:
        FreshSamples(path)
    assert fresh.printable(name) in str(told.value)


LIMITS = {
    "members": ("MOST_MEMBERS", 1, "z.zip has 2 members; the most is 1"),
    "a file": ("MOST_BYTES", 50, "tasks/aa.json is too large"),
    "in all": ("MOST_BYTES_IN_ALL", 1500, "z.zip is too large"),
}


@pytest.mark.parametrize("name", LIMITS)
def test_a_limit_is_told(tmp_path, monkeypatch, name):
    limit, value, message = LIMITS[name]
    monkeypatch.setattr(fresh, limit, value)
    long = TEXT + " " * 1000
    path = zipped(tmp_path / "z.zip", ("tasks/aa.json", long), ("tasks/bb.json", long))
    with pytest.raises(TaskError, match=message):
        read(path)


def test_bytes_are_counted_whatever_the_zip_says(tmp_path, monkeypatch):
    """A member that says it is small, and is not, is stopped while it is read."""
    monkeypatch.setattr(fresh, "MOST_BYTES", 10_000)
    path = zipped(tmp_path / "z.zip", ("tasks/aa.json", " " * 1_000_000))
    content = path.read_bytes().replace((1_000_000).to_bytes(4, "little"), b"\x01\0\0\0")
    path.write_bytes(content)
    with pytest.raises(TaskError):
        read(path)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "is empty"),
        ("{", "not usable JSON"),
        ("{}", "samples are a list of pairs, not an object"),
        ("[1]", "sample 1: is 1, not an input and an output"),
        ('[{"input": [[1]]}]', "sample 1: the output is missing"),
        ('[{"input": [[1]], "output": [[10]]}]', "sample 1, output, row 1: 10 is not a colour"),
        ("[" * 100_000, "nests too deep"),
    ],
)
def test_bad_samples_are_told(tmp_path, content, message):
    path = zipped(tmp_path / "z.zip", ("tasks/aa.json", content))
    with pytest.raises(TaskError, match=message):
        FreshSamples(path)["aa"]


def test_a_member_twice_is_refused(tmp_path):
    with pytest.warns(UserWarning, match="Duplicate name"):
        path = zipped(tmp_path / "z.zip", ("tasks/aa.json", TEXT), ("tasks/aa.json", "[]"))
    with pytest.raises(TaskError, match=r"tasks/aa\.json comes twice"):
        FreshSamples(path)


def test_what_is_no_zip_is_told(tmp_path):
    good = zipped(tmp_path / "z.zip", ("tasks/aa.json", TEXT)).read_bytes()
    for content in (b"", b"PK", b"no zip", good[:-5], good[10:], good[:40] + good[60:]):
        (tmp_path / "bad.zip").write_bytes(content)
        with pytest.raises(TaskError, match=r"bad\.zip"):
            read(tmp_path / "bad.zip")
    with pytest.raises(TaskError, match="No such file"):
        FreshSamples(tmp_path / "none.zip")
    with pytest.raises(TaskError, match="holds no fresh samples"):
        FreshSamples(zipped(tmp_path / "e.zip", ("x.json", TEXT)))


def test_every_damage_of_one_byte_is_told_or_harmless(tmp_path):
    good = zipped(tmp_path / "z.zip", ("tasks/aa.json", TEXT)).read_bytes()
    for place in range(len(good)):
        (tmp_path / "bad.zip").write_bytes(
            good[:place] + bytes([good[place] ^ 0x41]) + good[place + 1 :]
        )
        try:
            read(tmp_path / "bad.zip")
        except TaskError as error:
            assert "bad.zip" in str(error)
