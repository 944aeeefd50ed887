import type { DecisionTable } from '../../model/decision-table.ts';
import type { Answer } from '../../model/handling.ts';
import { isLaterDate } from '../../model/instant.ts';
import type { Basis } from '../../model/stated-decision.ts';
import type { Text } from '../../model/text.ts';
import type { Finding } from '../finding.ts';
import { exploitReferences, type ExploitList } from '../sources/exploits.ts';
import { kevAnswer, type KevCatalog } from '../sources/kev.ts';
import type { Vulnrichment } from '../sources/vulnrichment.ts';
import { impactByCvss, automatableByCvss } from './by-cvss.ts';
import type { Cvss } from './cvss.ts';

export type { Basis };

/** Answers that one question of a table may still have, and what that rests on. No basis: nothing is known. */
export interface PointInput {
  readonly point: string;
  readonly candidates: readonly string[];
  readonly basis: readonly Basis[];
}

/** Everything that can answer the questions, for one finding. */
export interface Evidence {
  readonly finding: Pick<Finding, 'ids' | 'cves' | 'references'>;
  readonly cvss: readonly Cvss[];
  readonly kev: KevCatalog | undefined;
  readonly exploits: ExploitList | undefined;
  readonly vulnrichment: Vulnrichment | undefined;
  /** Those that hold at the time of judging. */
  readonly answers: readonly Answer[];
  /** Milliseconds since 1970; what is dated later was not known. */
  readonly at: number;
}

/** The inputs for the questions of a table, in its order. */
export function inputsFor(table: DecisionTable, evidence: Evidence): readonly PointInput[] {
  return table.points.map(({ key, values }) => {
    const found = inputOf(key, evidence);
    const all = values.map((value) => value.key);
    const candidates = found.candidates?.filter((candidate) => all.includes(candidate)) ?? [];
    return { point: key, candidates: candidates.length === 0 ? all : candidates, basis: found.basis };
  });
}

/** Without candidates: any answer is possible. */
interface Found {
  readonly candidates?: readonly string[];
  readonly basis: readonly Basis[];
}

const NOTHING: Found = { basis: [] };

function inputOf(point: string, evidence: Evidence): Found {
  switch (point) {
    case 'E':
      return exploitation(evidence);
    case 'KEV':
      return inKev(evidence);
    case 'A':
      return firstOf(stated('A', evidence), assessed('A', evidence), automatableByCvss(evidence.cvss));
    case 'TI':
      return firstOf(stated('TI', evidence), assessed('TI', evidence), impactByCvss(evidence.cvss));
    case 'U':
      return firstOf(stated('U', evidence), utility(evidence));
    case 'PE':
      return firstOf(stated('PE', evidence), exposed(evidence));
    default:
      return stated(point, evidence);
  }
}

function firstOf(...found: readonly Found[]): Found {
  return found.find(({ candidates }) => candidates !== undefined) ?? { basis: found.flatMap(({ basis }) => basis) };
}

/** People's answers; those for this vulnerability stand before those for everything. Two that differ leave both possible. */
function stated(point: string, { answers, finding }: Evidence): Found {
  const mine = answers.filter((answer) => answer.point === point);
  const own = mine.filter(({ vulnerability }) => vulnerability !== undefined && finding.ids.includes(vulnerability));
  const used = own.length > 0 ? own : mine.filter(({ vulnerability }) => vulnerability === undefined);
  if (used.length === 0) return NOTHING;
  return {
    candidates: [...new Set(used.map(({ value }) => value))],
    basis: used.map(({ value, because, decidedBy, source, date }) => ({
      what: {
        en: `${decidedBy} stated ${value}: ${because}`,
        ja: `${decidedBy} による申告 ${value}：${because}`,
      },
      source,
      asOf: date,
    })),
  };
}

/** What CISA's coordinators had answered by then; several CVE ids that are answered differently leave each possible. */
function assessed(point: string, { finding, vulnrichment, at }: Evidence): Found {
  const told = finding.cves.flatMap((cve) => {
    const one = vulnrichment?.byCve.get(cve);
    const value = one?.answers.get(point);
    if (one === undefined || value === undefined || isLater(one.at, at)) return [];
    return [{ ...one, value }];
  });
  if (told.length === 0) return NOTHING;
  return {
    candidates: [...new Set(told.map(({ value }) => value))],
    basis: told.map(({ cve, at }) => ({ what: ASSESSED, source: `CISA Vulnrichment ${cve}`, asOf: at })),
  };
}

function isLater(assessedAt: string | null, at: number): boolean {
  return assessedAt !== null && isLaterDate(assessedAt.slice(0, 10), at);
}

const ASSESSED: Text = { en: 'assessed by CISA', ja: 'CISA の評価' };

/**
 * Listed as exploited beats every statement; else a statement; else the graver of what CISA assessed and what exploit lists and
 * references show: an assessment that found nothing may be older than the exploit.
 */
function exploitation(evidence: Evidence): Found {
  const kev = inKev(evidence);
  if (kev.candidates?.includes('Y') === true && kev.candidates.length === 1)
    return { candidates: ['A'], basis: kev.basis };
  const said = stated('E', evidence);
  if (said.candidates !== undefined) return { ...said, basis: [...said.basis, ...kev.basis] };
  const proof = proofOfConcept(evidence);
  const told = assessed('E', evidence);
  if (told.candidates !== undefined) {
    const raised = told.candidates.map((value) => (value === 'N' && proof.candidates?.includes('P') ? 'P' : value));
    return { candidates: [...new Set(raised)], basis: [...told.basis, ...proof.basis, ...kev.basis] };
  }
  const active = kev.candidates === undefined ? ['A'] : [];
  return { candidates: [...(proof.candidates ?? ['N', 'P']), ...active], basis: [...proof.basis, ...kev.basis] };
}

function inKev({ finding, kev, at }: Evidence): Found {
  if (kev === undefined || finding.cves.length === 0) return NOTHING;
  const source = `KEV ${kev.version}`;
  const told = kevAnswer(kev, finding.cves, at);
  const because = (what: Text): readonly Basis[] => [{ what, source, asOf: kev.released }];
  switch (told.state) {
    case 'not-listed':
      return { candidates: ['N'], basis: because(NOT_IN_KEV) };
    case 'dated-later':
      return { basis: because(datedLater(told)) };
    case 'listed':
      return { candidates: ['Y'], basis: because(exploitedSince(told)) };
  }
}

interface InKev {
  readonly cve: string;
  readonly dateAdded: string;
}

function exploitedSince({ cve, dateAdded }: InKev): Text {
  return {
    en: `${cve} is known to be exploited, listed since ${dateAdded}`,
    ja: `${cve} は悪用が確認されている（${dateAdded} に掲載）`,
  };
}

function datedLater({ cve, dateAdded }: InKev): Text {
  return {
    en: `${cve} is listed as exploited with a date that is still to come (${dateAdded}), which neither shows nor rules out that it is`,
    ja: `${cve} の掲載日（${dateAdded}）は判断日より後のため、悪用の有無の根拠としない`,
  };
}

const NOT_IN_KEV: Text = {
  en: 'not in the catalogue of known exploited vulnerabilities',
  ja: '悪用が確認された脆弱性の一覧に掲載なし',
};

/** Not being in a list of exploits is an answer only when there was a list, and a CVE id to look up in it. */
function proofOfConcept({ finding, exploits }: Evidence): Found {
  const [reference] = exploitReferences(finding.references);
  if (reference !== undefined)
    return { candidates: ['P'], basis: [{ what: REFERENCED, source: reference, asOf: null }] };
  if (exploits === undefined || finding.cves.length === 0) return NOTHING;
  const listed = finding.cves.some((cve) => exploits.cves.has(cve));
  const basis = { what: listed ? LISTED : NOT_LISTED, source: 'exploit list', asOf: null };
  return { candidates: [listed ? 'P' : 'N'], basis: [basis] };
}

const REFERENCED: Text = {
  en: 'the record points at published exploit code',
  ja: '脆弱性情報が公開済みの攻撃コードを参照している',
};
const LISTED: Text = { en: 'in the list of published exploits', ja: '公開された攻撃コードの一覧に掲載あり' };
const NOT_LISTED: Text = { en: 'not in the list of published exploits', ja: '公開された攻撃コードの一覧に掲載なし' };

/** CERT/CC's table Utility 1.0.0: automatable and value density together; computed for every answer the two may have. */
function utility(evidence: Evidence): Found {
  const automatable = inputOf('A', evidence);
  const density = stated('VD', evidence);
  if (automatable.candidates === undefined && density.candidates === undefined) return NOTHING;
  const pairs = (automatable.candidates ?? ['N', 'Y']).flatMap((a) =>
    (density.candidates ?? ['D', 'C']).map((vd) => Number(a === 'Y') + Number(vd === 'C')),
  );
  const candidates = ['L', 'E', 'S'].filter((_, rank) => pairs.includes(rank));
  return { candidates, basis: [...automatable.basis, ...density.basis] };
}

/** Our own reading: an open system is exposed to the public, a small one is not, a controlled one may be. */
function exposed(evidence: Evidence): Found {
  const exposure = stated('EXP', evidence);
  if (exposure.candidates === undefined) return NOTHING;
  const answers: Readonly<Record<string, readonly string[]>> = { O: ['Y'], S: ['N'], C: ['N', 'Y'] };
  return {
    candidates: [...new Set(exposure.candidates.flatMap((value) => answers[value] ?? []))],
    basis: exposure.basis,
  };
}
