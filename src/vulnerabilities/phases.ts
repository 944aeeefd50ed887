import type { DecisionTable } from '../model/decision-table.ts';
import type { Handling, ResponseRecord } from '../model/handling.ts';
import { durationOf, isLaterDate } from '../model/instant.ts';
import type { Phase } from '../model/release-handling.ts';
import type { Text } from '../model/text.ts';
import { inForce } from './in-force.ts';
import type { Matching } from './osv/match-all.ts';
import type { Triage, TriagedFinding } from './triage.ts';
import { isSamePackage } from './vex/names.ts';

/** A phase as it is judged: always with the reason. */
export type JudgedPhase = Phase & { readonly because: Text };

export interface PhaseInput {
  readonly triage: Triage;
  readonly matching: Matching;
  readonly handling: Handling;
  readonly table: DecisionTable;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What people decided for a later day does not hold yet. */
export function phasesOf(given: PhaseInput): readonly JudgedPhase[] {
  const input = { ...given, handling: inForce(given.handling, given.at) };
  const identified = identification(input);
  return [
    { phase: 'identification', ...identified },
    { phase: 'prioritisation', ...afterIdentifying(identified, input, prioritisation(input.triage)) },
    { phase: 'sharing', ...sharing(input.handling) },
    { phase: 'response', ...afterIdentifying(identified, input, response(input)) },
  ];
}

/** The phases where nobody could look anything up; the plan alone can still be read. */
export function unjudgedPhases(handling: Handling, because: Text): readonly JudgedPhase[] {
  return [
    { phase: 'identification', state: 'cannot-be-judged', because },
    { phase: 'prioritisation', state: 'cannot-be-judged', because: NOT_IDENTIFIED },
    { phase: 'sharing', ...sharing(handling) },
    { phase: 'response', state: 'cannot-be-judged', because: NOT_IDENTIFIED },
  ];
}

type Judged = Omit<JudgedPhase, 'phase'>;

/** Nothing found is only as good as the search: it is done where everything was looked up, and no more than partly else. */
function afterIdentifying({ state }: Judged, { triage }: PhaseInput, judged: Judged): Judged {
  if (triage.open.length > 0 || state === 'done') return judged;
  if (state !== 'partly') return { state: 'cannot-be-judged', because: NOT_IDENTIFIED };
  return { state: 'partly', because: FOUND_NOTHING };
}

const NOT_IDENTIFIED: Text = {
  en: 'nothing was identified, so there is nothing to judge by',
  ja: '特定ができていないため、判定の対象がない',
};
const FOUND_NOTHING: Text = {
  en: 'no open finding among the components that could be looked up; the others may have some',
  ja: '照合できた部品に未対処のものはない。照合できなかった部品にはある可能性がある',
};

/** Done only when nothing was left out: a component nobody could look up may hide anything. */
function identification({ matching }: PhaseInput): Judged {
  const { by, index, components, unmatched, findings } = matching;
  const untold = findings.filter(({ state }) => state !== 'affected').length;
  const gaps = unmatched.length + index.unread + untold;
  if ((by === undefined && index.records === 0) || unmatched.length === components)
    return { state: 'cannot-be-judged', because: NOTHING_LOOKED_UP };
  if (by === 'github') return { state: 'partly', because: askedGitHub(components, unmatched.length, untold) };
  const because = {
    en: `${components - unmatched.length} of ${components} components looked up in ${index.records} records; ${unmatched.length} could not be, ${index.unread} records could not be read, ${untold} findings could not be told`,
    ja: `${components} 部品中 ${components - unmatched.length} 部品を ${index.records} 件の脆弱性情報と照合。照合できない部品 ${unmatched.length}、読めない情報 ${index.unread} 件、影響の有無が決まらないもの ${untold} 件`,
  };
  return { state: gaps === 0 ? 'done' : 'partly', because };
}

/** Never done: the database holds what GitHub reviewed in the ecosystems it knows, and only so many components are asked about. */
function askedGitHub(components: number, unmatched: number, untold: number): Text {
  return {
    en: `no OSV records were given; ${components - unmatched} of ${components} components looked up in GitHub's advisory database alone, which knows fewer ecosystems and nothing of operating systems; ${unmatched} could not be, ${untold} findings could not be told`,
    ja: `OSV の情報がないため、${components} 部品中 ${components - unmatched} 部品を GitHub のアドバイザリデータベースのみで照合（対象エコシステムが少なく、OS のパッケージは含まない）。照合できない部品 ${unmatched}、影響の有無が決まらないもの ${untold} 件`,
  };
}

const NOTHING_LOOKED_UP: Text = {
  en: 'no component could be looked up',
  ja: '照合できた部品がない',
};

function prioritisation({ open }: Triage): Judged {
  const unsettled = open.filter(({ finding, decision }) => !finding.malware && decision.reachable.length > 1).length;
  const rest =
    unsettled === 0
      ? { en: '', ja: '' }
      : { en: '; the others a range, until their inputs are known', ja: '。残りは入力が分かるまで幅を持つ' };
  const worst = highestScore(open);
  const because = {
    en: `${open.length - unsettled} of ${open.length} open findings have one decision${rest.en}${worst.en}`,
    ja: `未対処 ${open.length} 件のうち ${open.length - unsettled} 件で判断が確定${rest.ja}${worst.ja}`,
  };
  return { state: unsettled === 0 ? 'done' : 'partly', because };
}

/** A chance of being exploited within 30 days, as FIRST computes it; said beside the decisions, which it does not make. */
function highestScore(open: Triage['open']): Text {
  const scored = open.flatMap(({ finding: { id }, epss }) => (epss === null ? [] : [{ id, epss }]));
  const [top] = scored.sort((a, b) => b.epss.probability - a.epss.probability || (a.id < b.id ? -1 : 1));
  if (top === undefined) return { en: '', ja: '' };
  const share = `${(100 * top.epss.probability).toFixed(1)} %`;
  return { en: `; highest EPSS score ${share} (${top.id})`, ja: `。EPSS の最大値 ${share}（${top.id}）` };
}

/** That something was sent is proven nowhere here; a plan is what can be read. */
function sharing({ sharing: plan }: Handling): Judged {
  if (plan === null) return { state: 'not-done', because: NO_PLAN };
  if (plan.length === 0) return { state: 'not-done', because: EMPTY_PLAN };
  const names = plan
    .map(({ what, to, tlp, trigger, channel }) => `${what.join('+')} → ${to} (TLP:${tlp}, ${trigger}, ${channel})`)
    .join('; ');
  const because = {
    en: `a plan says what goes to whom: ${names}; whether it was sent is not seen here`,
    ja: `共有計画あり：${names}。実際に共有したかはここでは確認していない`,
  };
  return { state: 'partly', because };
}

const NO_PLAN: Text = {
  en: 'no plan (.ssdf/sharing.yml) says what is shared with whom',
  ja: '共有計画（.ssdf/sharing.yml）がない',
};
const EMPTY_PLAN: Text = {
  en: 'the plan (.ssdf/sharing.yml) holds no entry that could be read and is in force',
  ja: '共有計画（.ssdf/sharing.yml）に有効な項目がない',
};

export interface ResponseState {
  readonly id: string;
  readonly temporary: string | null;
  readonly fundamental: string | null;
  /** RFC 3339 full date; null when no deadline of the organisation applies or it is not known since when the finding is known. */
  readonly due: string | null;
  readonly state: 'in-time' | 'late' | 'running' | 'no-deadline' | 'no-record';
}

/** What was done about each open finding, held against the deadlines that the organisation set itself. */
export function responsesOf({ triage, handling, at }: PhaseInput): readonly ResponseState[] {
  const current = inForce(handling, at);
  return triage.open.map((one) => responseTo(one, current, at));
}

function responseTo(one: TriagedFinding, handling: Handling, at: number): ResponseState {
  const record = recordOf(one, handling, at);
  const done = { temporary: record?.temporary?.date ?? null, fundamental: record?.fundamental?.date ?? null };
  const due = record === undefined ? null : dueDate(one, record, handling);
  return { id: one.finding.id, ...done, due, state: stateOf({ record, due, at }) };
}

/**
 * Of several records on one finding the one that knew of it first counts, whatever the order of the files; among those of a day the
 * one that was done last, the graver reading. One that is dated later does not count yet.
 */
function recordOf(one: TriagedFinding, { responses }: Handling, at: number): ResponseRecord | undefined {
  const about = responses.filter((response) => isAbout(response, one) && !isLaterDate(response.knownSince, at));
  const [earliest] = about.map(({ knownSince }) => knownSince).sort();
  const done = ({ fundamental }: ResponseRecord) => fundamental?.date ?? 'never';
  return about.filter(({ knownSince }) => knownSince === earliest).sort((a, b) => (done(a) > done(b) ? -1 : 1))[0];
}

interface Standing {
  readonly record: ResponseRecord | undefined;
  readonly due: string | null;
  readonly at: number;
}

function stateOf({ record, due, at }: Standing): ResponseState['state'] {
  if (record === undefined) return 'no-record';
  if (due === null) return 'no-deadline';
  const fixed = record.fundamental?.date;
  const today = new Date(at).toISOString().slice(0, 10);
  if (fixed !== undefined && fixed <= today) return fixed <= due ? 'in-time' : 'late';
  return today > due ? 'late' : 'running';
}

function isAbout({ vulnerability, package: named }: ResponseRecord, { finding }: TriagedFinding): boolean {
  return finding.ids.includes(vulnerability) && (named === undefined || isSamePackage(named, finding.component.purls));
}

/** Only a settled decision has a deadline; a range of decisions has none yet. */
function dueDate({ decision }: TriagedFinding, { knownSince }: ResponseRecord, { deadlines }: Handling): string | null {
  const [outcome, ...others] = decision.reachable;
  const deadline = deadlines.find((one) => one.table === decision.table && one.outcome === outcome);
  const days = durationOf(deadline?.within ?? '')?.days;
  if (others.length > 0 || days === undefined) return null;
  return new Date(Date.parse(knownSince) + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

function response(input: PhaseInput): Judged {
  const states = responsesOf(input);
  const of = (state: ResponseState['state']) => states.filter((one) => one.state === state).length;
  if (states.length === 0) return { state: 'done', because: NOTHING_OPEN };
  const because = {
    en: `of ${states.length} open findings: ${of('in-time')} in time, ${of('running')} running, ${of('late')} late, ${of('no-deadline')} without a deadline of your own, ${of('no-record')} without a record`,
    ja: `未対処 ${states.length} 件：期限内に対応 ${of('in-time')}、対応中 ${of('running')}、期限超過 ${of('late')}、組織の期限なし ${of('no-deadline')}、記録なし ${of('no-record')}`,
  };
  if (of('late') > 0) return { state: 'not-done', because };
  if (of('no-deadline') + of('no-record') === states.length) return { state: 'cannot-be-judged', because };
  return { state: of('in-time') === states.length ? 'done' : 'partly', because };
}

const NOTHING_OPEN: Text = { en: 'no open finding', ja: '未対処のものがない' };
