import type { EpssScore } from '../../model/epss.ts';
import { isLaterDate } from '../../model/instant.ts';

export interface EpssScores {
  readonly model: string | null;
  /** When the scores were made, as the file says; null when it does not. */
  readonly date: string | null;
  readonly byCve: ReadonlyMap<string, EpssScore>;
  /** Lines that could not be read. */
  readonly unread: number;
}

/** The daily CSV: `#model_version:v2026.01.01,score_date:2026-…`, `cve,epss,percentile`, then the scores. undefined for another text. */
export function readEpss(text: string): EpssScores | undefined {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const about = lines[0]?.startsWith('#') === true ? lines[0] : '';
  const header = lines[about === '' ? 0 : 1] ?? '';
  if (!header.trim().startsWith('cve,epss,percentile')) return undefined;
  const rows = lines.slice(about === '' ? 1 : 2).filter((line) => line.trim() !== '');
  const byCve = new Map<string, EpssScore>();
  for (const row of rows) {
    const score = scoreOf(row);
    if (score !== undefined) byCve.set(score.cve, score);
  }
  return {
    model: /model_version:([^,\s]+)/.exec(about)?.[1] ?? null,
    date: /score_date:([^,\s]+)/.exec(about)?.[1] ?? null,
    byCve,
    unread: rows.length - byCve.size,
  };
}

/** Whether the scores bear a day that had begun nowhere at `at`; scores without a date are taken as they are. */
export function isDatedLater({ date }: Pick<EpssScores, 'date'>, at: number): boolean {
  return date !== null && isLaterDate(date.slice(0, 10), at);
}

function scoreOf(row: string): (EpssScore & { readonly cve: string }) | undefined {
  const [cve = '', epss = '', rank = ''] = row.split(',');
  const [probability, percentile] = [share(epss), share(rank)];
  if (!/^CVE-\d{4}-\d{4,}$/.test(cve) || probability === undefined || percentile === undefined) return undefined;
  return { cve, probability, percentile };
}

function share(text: string): number | undefined {
  if (!/^\d*\.?\d+(?:e-?\d+)?$/i.test(text.trim())) return undefined;
  const value = Number(text);
  return value >= 0 && value <= 1 ? value : undefined;
}
