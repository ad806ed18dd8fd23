"""The tables of a store's database, and the version of their layout.

Every table is small and named for what it holds.  A change here raises ``VERSION``; an older batt
then refuses the database, and a newer one knows what it has in hand.
"""

VERSION = 3
"""Kept as SQLite's ``user_version``."""

APPLICATION = 0x62617474
"""Kept as SQLite's ``application_id``: "batt" in ASCII, so that the file is known for ours."""

TABLES = """
CREATE TABLE tasks (
    number INTEGER PRIMARY KEY,
    fingerprint TEXT NOT NULL UNIQUE,
    id TEXT NOT NULL,
    dataset TEXT NOT NULL,
    task_group TEXT NOT NULL
);
CREATE INDEX tasks_by_id ON tasks (id, number);
CREATE TABLE programs (
    key TEXT NOT NULL PRIMARY KEY,
    lines TEXT NOT NULL,
    size INTEGER NOT NULL,
    normal TEXT NOT NULL
);
CREATE TABLE runs (
    number INTEGER PRIMARY KEY,
    command TEXT NOT NULL,
    seed INTEGER NOT NULL,
    options TEXT NOT NULL,
    batt_version TEXT NOT NULL,
    dsl_version TEXT NOT NULL,
    data_fingerprint TEXT NOT NULL,
    started TEXT NOT NULL,
    ended TEXT NOT NULL,
    reproducible INTEGER NOT NULL
);
CREATE TABLE rounds (
    run INTEGER NOT NULL REFERENCES runs,
    number INTEGER NOT NULL,
    tasks INTEGER NOT NULL,
    programs INTEGER NOT NULL,
    trials INTEGER NOT NULL,
    steps INTEGER NOT NULL,
    fresh INTEGER NOT NULL,
    fits INTEGER NOT NULL,
    known_right INTEGER NOT NULL,
    gains TEXT NOT NULL,
    PRIMARY KEY (run, number)
) WITHOUT ROWID;
CREATE TABLE results (
    task INTEGER NOT NULL REFERENCES tasks,
    key TEXT NOT NULL REFERENCES programs,
    failed INTEGER NOT NULL,
    score INTEGER NOT NULL,
    steps INTEGER NOT NULL,
    size INTEGER NOT NULL,
    scores TEXT NOT NULL,
    tests TEXT NOT NULL,
    behaviour TEXT NOT NULL,
    node_budget INTEGER NOT NULL,
    program_budget INTEGER NOT NULL,
    seconds REAL NOT NULL,
    run INTEGER NOT NULL REFERENCES runs,
    parents TEXT NOT NULL,
    mutation TEXT NOT NULL,
    seed INTEGER NOT NULL,
    round INTEGER NOT NULL,
    language TEXT NOT NULL,
    PRIMARY KEY (task, key)
) WITHOUT ROWID;
CREATE INDEX results_by_rank ON results (task, failed, score DESC, steps, size, key);
CREATE INDEX results_by_program ON results (key, task);
CREATE TABLE differs (
    key TEXT NOT NULL PRIMARY KEY,
    lines TEXT NOT NULL,
    size INTEGER NOT NULL,
    name TEXT NOT NULL,
    shipped INTEGER NOT NULL
);
CREATE TABLE differ_results (
    task INTEGER NOT NULL REFERENCES tasks,
    key TEXT NOT NULL REFERENCES differs,
    distinct_values INTEGER NOT NULL,
    steps INTEGER NOT NULL,
    PRIMARY KEY (task, key)
) WITHOUT ROWID;
CREATE TABLE primitives (
    name TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (name, hash)
) WITHOUT ROWID;
CREATE TABLE incidents (
    number INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs,
    task INTEGER NOT NULL REFERENCES tasks,
    key TEXT NOT NULL,
    lines TEXT NOT NULL,
    reason TEXT NOT NULL,
    seconds REAL NOT NULL,
    round INTEGER NOT NULL
);
CREATE TABLE generality (
    task INTEGER NOT NULL REFERENCES tasks,
    key TEXT NOT NULL REFERENCES programs,
    samples TEXT NOT NULL,
    source TEXT NOT NULL,
    fresh_right INTEGER NOT NULL,
    fresh_tried INTEGER NOT NULL,
    turned_right INTEGER NOT NULL,
    turned_tried INTEGER NOT NULL,
    recoloured_right INTEGER NOT NULL,
    recoloured_tried INTEGER NOT NULL,
    left_out_right INTEGER NOT NULL,
    left_out_tried INTEGER NOT NULL,
    language TEXT NOT NULL,
    PRIMARY KEY (task, key, samples)
) WITHOUT ROWID
"""

STATEMENTS = tuple(statement.strip() for statement in TABLES.split(";"))
"""What makes an empty database a store's; ``sqlite_master`` then holds these word for word."""
