import { explainUnseen } from '../../language/unseen.ts';
import { sum } from '../../model/combine.ts';
import { factMaker } from '../../model/fact-maker.ts';
import type { Fact } from '../../model/fact.ts';
import { instantOf } from '../../model/instant.ts';
import { mapSeen, notSeen, type NotSeen, type Observation } from '../../model/observation.ts';
import type { Analysis, CodeAlert } from '../../ports/code-scanning.ts';
import type { SecretAlert, SecretScan } from '../../ports/secret-scanning.ts';
import { facts } from './facts.ts';

const make = factMaker(facts, explainUnseen);

/** Everything the collector asked, each with its own answer. */
export interface SeenSecrets {
  readonly provider: Observation<readonly SecretAlert[] | 'off'>;
  readonly generic: Observation<readonly SecretAlert[] | 'off'>;
  readonly scans: Observation<readonly SecretScan[] | 'off'>;
  readonly openCodeAlerts: Observation<readonly CodeAlert[]>;
  /** Analyses of the judged branch. */
  readonly analyses: Observation<readonly Analysis[]>;
}

export function judge(seen: SeenSecrets): Fact[] {
  return [openAlerts(seen), historyScanned(seen), hardCoded(seen)];
}

const OFF = {
  en: 'secret scanning is off, so nobody looks: switch it on under Settings > Advanced Security',
  ja: 'シークレットスキャンが無効のため、確認されていません。Settings > Advanced Security で有効にしてください',
};

/** GitHub keeps two lists; one that was not seen leaves a bound, and of nothing seen a bound says nothing. */
function openAlerts({ provider, generic }: SeenSecrets): Fact {
  const id = 'secrets.open-alerts';
  const off = [provider, generic].find((list) => list.state === 'seen' && list.value === 'off');
  if (off !== undefined) return make.unknownBecause(id, OFF, { sources: off.sources });
  const joined = sum([provider, generic].map((list) => mapSeen(list, ({ length }) => length)));
  if (joined.state === 'seen' && joined.exactness !== 'exact' && joined.value === 0)
    return make.unknown(id, [provider, generic].flatMap(notListed));
  return make.joined(id, joined);
}

/** Of each pattern and place the newest completed scan; the oldest of these, because until then all had been searched. */
function historyScanned({ scans }: SeenSecrets): Fact {
  const id = 'secrets.history-scanned-at';
  if (scans.state === 'unseen') return make.unknown(id, [scans]);
  const { value, sources } = scans;
  if (value === 'off') return make.unknownBecause(id, OFF, { sources });
  if (scans.missing !== undefined) return make.unknown(id, notListed(scans));
  const newest = new Map<string, string | null>();
  for (const { pattern, place, completedAt } of value) {
    const key = `${pattern}\n${place}`;
    newest.set(key, laterOf(newest.get(key) ?? null, completedAt));
  }
  const times = [...newest.values()];
  if (times.includes(null)) return make.unknown(id, [notSeen({ reason: 'pending', what: HISTORY }, sources)]);
  const [oldest] = times.flatMap((time) => time ?? []).sort((a, b) => timeOf(a) - timeOf(b));
  return make.observed(id, oldest ?? 'never', { sources });
}

const HISTORY = 'a scan of the history for secrets';

function laterOf(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return timeOf(a) >= timeOf(b) ? a : b;
}

function timeOf(instant: string): number {
  return instantOf(instant) ?? 0;
}

/** CWE-259 hard-coded password, CWE-321 hard-coded key, CWE-798 hard-coded credentials. */
const CREDENTIALS = [259, 321, 798];

/** Only after an analysis that had rules and did not fail does an empty list say anything. */
function hardCoded({ openCodeAlerts, analyses }: SeenSecrets): Fact {
  const id = 'secrets.hard-coded-credential-alerts';
  const scanned = analyses.state === 'seen' && analyses.value.some(({ error, rules }) => error === '' && rules > 0);
  const unscanned = scanned ? [] : notListed(analyses);
  if (!scanned && unscanned.length === 0) return make.unknownBecause(id, NO_SCAN, { sources: analyses.sources });
  if (openCodeAlerts.state === 'unseen') return make.unknown(id, [openCodeAlerts]);
  const found = openCodeAlerts.value.filter(
    ({ state, cwes }) => state === 'open' && cwes.some((cwe) => CREDENTIALS.includes(cwe)),
  ).length;
  const sources = [...openCodeAlerts.sources, ...analyses.sources];
  const missing = [...notListed(openCodeAlerts), ...unscanned];
  if (missing.length === 0) return make.observed(id, found, { sources });
  if (found === 0) return make.unknown(id, missing);
  return make.observed(id, found, { sources, exactness: 'atLeast', hidden: missing.map(({ unseen }) => unseen) });
}

const NO_SCAN = {
  en: 'the branch has not been scanned yet, so an empty list says nothing; set up code scanning first',
  ja: 'このブランチはまだスキャンされていないため、検出なしとは判断できません。まずコードスキャンを設定してください',
};

/** The part of a list that was not seen. */
function notListed(list: Observation<unknown>): NotSeen[] {
  if (list.state === 'unseen') return [list];
  return list.missing === undefined ? [] : [notSeen(list.missing, list.sources)];
}
