import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { RECENT_REPORTS, type ReportCount } from '../../model/report-count.ts';
import type { ReportRecord } from '../../ports/store.ts';

const row = z.object({ unknown: z.int(), asked: z.int(), at: z.string() });

/** Counts of the last reports, repository by repository; nothing of what they said is kept. */
export interface ReportTable {
  recent(repository: number): readonly ReportCount[];
  remember(record: ReportRecord): void;
}

export function reportTable(database: DatabaseSync): ReportTable {
  const newest = database.prepare(
    'SELECT unknown, asked, at FROM reports WHERE repository = ? ORDER BY at DESC LIMIT ?',
  );
  const keep = database.prepare(
    'INSERT OR REPLACE INTO reports (installation, repository, unknown, asked, at) VALUES (?, ?, ?, ?, ?)',
  );
  const forget = database.prepare(
    `DELETE FROM reports WHERE repository = :repository AND at NOT IN
       (SELECT at FROM reports WHERE repository = :repository ORDER BY at DESC LIMIT :kept)`,
  );
  return {
    recent: (repository) => newest.all(repository, RECENT_REPORTS).map((found) => row.parse(found)),
    remember({ installation, repository, count: { unknown, asked, at } }) {
      keep.run(installation, repository, unknown, asked, at);
      forget.run({ repository, kept: RECENT_REPORTS });
    },
  };
}
