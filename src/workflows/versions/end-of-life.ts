import { hasEnded } from '../../model/end-of-life.ts';
import type { ToolVersion } from './types.ts';

interface Schedule {
  /** Where the makers publish it. */
  readonly source: string;
  /** How many numbers name a line of releases. */
  readonly numbers: 1 | 2;
  /** Last day with security fixes, by line of releases. */
  readonly ends: Readonly<Record<string, string>>;
}

/** The day on which the schedules were last compared with what their makers publish. */
export const SCHEDULES_OF = '2026-02-15';

/** Makers that publish the end in advance. Rust names none: it supports the newest release only. */
const SCHEDULES: Readonly<Record<string, Schedule>> = {
  node: {
    source: 'https://github.com/nodejs/Release/blob/main/schedule.json',
    numbers: 1,
    ends: {
      ...{ 4: '2018-04-30', 5: '2016-06-30', 6: '2019-04-30', 7: '2017-06-30', 8: '2019-12-31', 9: '2018-06-30' },
      ...{ 10: '2021-04-30', 11: '2019-06-01', 12: '2022-04-30', 13: '2020-06-01', 14: '2023-04-30' },
      ...{ 15: '2021-06-01', 16: '2023-09-11', 17: '2022-06-01', 18: '2025-04-30', 19: '2023-06-01' },
      ...{ 20: '2026-04-30', 21: '2024-06-01', 22: '2027-04-30', 23: '2025-06-01', 24: '2028-04-30' },
      ...{ 25: '2026-06-01', 26: '2029-04-30' },
    },
  },
  python: {
    source: 'https://devguide.python.org/versions/',
    numbers: 2,
    ends: {
      ...{ '2.6': '2013-10-29', '2.7': '2020-01-01', '3.4': '2019-03-18', '3.5': '2020-09-30', '3.6': '2021-12-23' },
      ...{ '3.7': '2023-06-27', '3.8': '2024-10-31', '3.9': '2025-10-31', '3.10': '2026-10-31' },
      ...{ '3.11': '2027-10-31', '3.12': '2028-10-31', '3.13': '2029-10-31', '3.14': '2030-10-31' },
    },
  },
  ruby: {
    source: 'https://www.ruby-lang.org/en/downloads/branches/',
    numbers: 2,
    ends: {
      ...{ '2.3': '2019-03-31', '2.4': '2020-03-31', '2.5': '2021-03-31', '2.6': '2022-03-31', '2.7': '2023-03-31' },
      ...{ '3.0': '2024-04-23', '3.1': '2025-03-31', '3.2': '2026-03-31', '3.3': '2027-03-31', '3.4': '2028-03-31' },
      '4.0': '2029-03-31',
    },
  },
  php: {
    source: 'https://www.php.net/supported-versions.php',
    numbers: 2,
    ends: {
      ...{ '5.6': '2018-12-31', '7.0': '2019-01-10', '7.1': '2019-12-01', '7.2': '2020-11-30', '7.3': '2021-12-06' },
      ...{ '7.4': '2022-11-28', '8.0': '2023-11-26', '8.1': '2025-12-31', '8.2': '2026-12-31', '8.3': '2027-12-31' },
      ...{ '8.4': '2028-12-31', '8.5': '2029-12-31' },
    },
  },
  go: {
    // A line ends when the second newer one comes out: the dates are those days, and newer lines have none yet.
    source: 'https://go.dev/doc/devel/release',
    numbers: 2,
    ends: {
      ...{ '1.13': '2020-08-11', '1.14': '2021-02-16', '1.15': '2021-08-16', '1.16': '2022-03-15' },
      ...{ '1.17': '2022-08-02', '1.18': '2023-02-01', '1.19': '2023-08-08', '1.20': '2024-02-06' },
      ...{ '1.21': '2024-08-13', '1.22': '2025-02-11', '1.23': '2025-08-12' },
    },
  },
};

/** `moving`: no line of releases is named. `unknown`: a range, or a line that the table does not hold. */
export type LifeState = 'ended' | 'supported' | 'moving' | 'unknown';

/** Whether the makers still repair the version on a day (RFC 3339); the whole last day counts as supported. */
export function lifeOf({ tool, written, pinned }: ToolVersion, at: string): LifeState {
  if (pinned === 'undecidable' || (pinned === 'exact' && written === '')) return 'unknown';
  const schedule = Object.hasOwn(SCHEDULES, tool) ? SCHEDULES[tool] : undefined;
  const line = lineOf(written, schedule?.numbers ?? 1);
  if (line === undefined) return isRange(written) ? 'unknown' : 'moving';
  const end = schedule !== undefined && Object.hasOwn(schedule.ends, line) ? schedule.ends[line] : undefined;
  if (end === undefined) return 'unknown';
  return hasEnded(end, at) ? 'ended' : 'supported';
}

/** `22`, `22.x`, `v22.1.0` name the line 22; `3` names no line of Python. */
function lineOf(written: string, numbers: 1 | 2): string | undefined {
  if (isRange(written)) return undefined;
  const plain = written.trim().replace(/^(?:v|go|ruby-|==)/i, '');
  const match = (numbers === 1 ? /^(\d+)(?![\w])/ : /^(\d+\.\d+)(?![\w])/).exec(plain);
  return match?.[1];
}

function isRange(written: string): boolean {
  return /[<>^~|*,]|\s-\s/.test(written.replace(/^lts\/\*$/, ''));
}
