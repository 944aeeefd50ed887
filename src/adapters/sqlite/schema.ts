/**
 * One row per delivery and per piece of work; its `state` is its place in the queue, so storing and queueing are one write.
 * Instants are RFC 3339 text in UTC, which sorts like time. Each member is one step from the `user_version` before it.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE deliveries (
    id TEXT PRIMARY KEY,
    event TEXT NOT NULL,
    body BLOB NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'claimed', 'failed', 'done', 'dead')),
    attempts INTEGER NOT NULL DEFAULT 0,
    received_at TEXT NOT NULL,
    due_at TEXT NOT NULL,
    outcome TEXT
  ) STRICT;
  CREATE INDEX deliveries_due ON deliveries (due_at) WHERE state IN ('queued', 'failed');

  CREATE TABLE evaluations (
    ticket INTEGER PRIMARY KEY AUTOINCREMENT,
    installation INTEGER NOT NULL,
    repository INTEGER NOT NULL,
    key TEXT NOT NULL,
    urgency INTEGER NOT NULL,
    request TEXT NOT NULL,
    task TEXT NOT NULL CHECK (task IN ('evaluate', 'give-up')),
    why TEXT CHECK (why IN ('failed', 'superseded')),
    unwanted TEXT CHECK (unwanted IN ('superseded', 'dropped')),
    state TEXT NOT NULL CHECK (state IN ('queued', 'claimed', 'dead')),
    attempts INTEGER NOT NULL DEFAULT 0,
    due_at TEXT NOT NULL,
    reason TEXT
  ) STRICT;
  CREATE UNIQUE INDEX evaluations_waiting ON evaluations (repository, key) WHERE state = 'queued';
  CREATE INDEX evaluations_due ON evaluations (urgency, ticket) WHERE state = 'queued';
  CREATE INDEX evaluations_running ON evaluations (repository, key) WHERE state = 'claimed';

  CREATE TABLE heads (
    repository INTEGER NOT NULL,
    lineage TEXT NOT NULL,
    head TEXT NOT NULL,
    moved_at TEXT NOT NULL,
    PRIMARY KEY (repository, lineage)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE admissions (
    repository INTEGER NOT NULL,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX admissions_by_key ON admissions (repository, key, name, at);

  CREATE TABLE check_runs (
    repository INTEGER NOT NULL,
    external_id TEXT NOT NULL,
    installation INTEGER NOT NULL,
    head TEXT NOT NULL,
    run_id INTEGER NOT NULL,
    request TEXT NOT NULL,
    remembered_at TEXT NOT NULL,
    PRIMARY KEY (repository, external_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX check_runs_by_head ON check_runs (repository, head);

  CREATE TABLE evidence (
    repository INTEGER PRIMARY KEY,
    installation INTEGER NOT NULL,
    document TEXT NOT NULL,
    at TEXT NOT NULL
  ) STRICT;
  `,
  `
  CREATE TABLE reports (
    repository INTEGER NOT NULL,
    at TEXT NOT NULL,
    installation INTEGER NOT NULL,
    unknown INTEGER NOT NULL,
    asked INTEGER NOT NULL CHECK (asked > 0),
    PRIMARY KEY (repository, at)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX reports_by_day ON reports (at);
  `,
];
