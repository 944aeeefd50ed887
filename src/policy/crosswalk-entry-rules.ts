import type { Text } from '../model/text.ts';
import type { CrosswalkInYaml, EntryInYaml, ItemInYaml } from './crosswalk-schema.ts';
import type { Finding } from './need-rules.ts';
import { taskOfCriterion } from './normalise-id.ts';
import { quote, quoteJa } from './quote.ts';

/** Ids of all criteria; undefined when no policy was loaded. */
type Criteria = ReadonlySet<string> | undefined;

/** What no shape can say of the entries: a task stands once, criteria exist, oddities carry a note. */
export function entriesFindings(crosswalk: CrosswalkInYaml, criteria: Criteria): readonly Finding[] {
  const places = new Set<string>();
  return [
    ...crosswalk.entries.flatMap((entry, index) => entryFindings(entry, ['entries', index], criteria)),
    ...crosswalk.entries.flatMap((entry, index) => taken(entry, index, places)),
    ...crosswalk.entries.flatMap((entry, index) => wholeTask(entry, index, crosswalk)),
    ...addedFindings(crosswalk),
  ];
}

function entryFindings(entry: EntryInYaml, path: Finding['path'], criteria: Criteria): readonly Finding[] {
  const findings: Finding[] = [...itemFindings(entry.items ?? [], path)];
  const odd = (entry.mark === 'none') === (entry.items ?? []).length > 0;
  if (odd && entry.note === undefined) findings.push({ path: [...path, 'mark'], what: ODD });
  if (entry.truncated === true && entry.reason === undefined && (entry.items ?? []).every(isUntitled))
    findings.push({ path: [...path, 'truncated'], what: CUT_OFF_NOTHING });
  for (const [index, id] of (entry.criteria ?? []).entries()) {
    const what = criterionProblem(id, entry.task, criteria);
    if (what !== undefined) findings.push({ path: [...path, 'criteria', index], what });
  }
  return findings;
}

function isUntitled(item: ItemInYaml): boolean {
  return typeof item === 'string' || item.title === undefined;
}

function itemFindings(items: readonly ItemInYaml[], path: Finding['path']): readonly Finding[] {
  const ids = items.map((item) => (typeof item === 'string' ? item : item.id));
  return ids.flatMap((id, index) => {
    if (ids.indexOf(id) === index) return [];
    const what = {
      en: `the item ${quote(id)} stands twice; keep one of them`,
      ja: `項目 ${quoteJa(id)} が 2 回あります。どちらか一方にしてください`,
    };
    return [{ path: [...path, 'items', index], what }];
  });
}

function criterionProblem(id: string, task: string, known: ReadonlySet<string> | undefined): Text | undefined {
  if (taskOfCriterion(id) !== task) {
    return {
      en: `the criterion ${id} does not belong to ${task}; give it an entry of its own task`,
      ja: `達成基準 ${id} は ${task} のものではありません。そのタスクの項目として書いてください`,
    };
  }
  if (known === undefined || known.has(id)) return undefined;
  return {
    en: `there is no criterion ${id}; "explain ${task}" lists those of the task`,
    ja: `達成基準 ${id} はありません。「explain ${task}」で確認してください`,
  };
}

/** One entry for a task as a whole, and one for each set of its criteria. */
function taken(entry: EntryInYaml, index: number, places: Set<string>): readonly Finding[] {
  const place = [entry.task, ...[...(entry.criteria ?? [])].sort()].join(' ');
  const again = places.has(place);
  places.add(place);
  if (!again) return [];
  const what = {
    en: `${place} has an entry already; join them in one`,
    ja: `${place} の項目は既にあります。1 件にまとめてください`,
  };
  return [{ path: ['entries', index, 'task'], what }];
}

/** What only contributes, and what we add to the correspondence of others, speaks of single criteria. */
function wholeTask(entry: EntryInYaml, index: number, { relation, origin }: CrosswalkInYaml): readonly Finding[] {
  const findings: Finding[] = [];
  const narrow = relation === 'contributes' || entry.origin === 'own';
  if (narrow && entry.criteria === undefined) findings.push({ path: ['entries', index, 'task'], what: NO_CRITERIA });
  if (narrow && entry.mark !== 'part') findings.push({ path: ['entries', index, 'mark'], what: ONLY_PART });
  if (entry.origin === 'own' && origin === 'own')
    findings.push({ path: ['entries', index, 'origin'], what: OWN_ALREADY });
  return findings;
}

function addedFindings({ adds = [] }: CrosswalkInYaml): readonly Finding[] {
  const ids = adds.map(({ id }) => id);
  return adds.flatMap(({ id, items = [] }, index) => {
    const what = {
      en: `the task ${id} stands twice; keep one of them`,
      ja: `タスク ${id} が 2 回あります。1 件にしてください`,
    };
    const twice = ids.indexOf(id) === index ? [] : [{ path: ['adds', index, 'id'], what }];
    return [...twice, ...itemFindings(items, ['adds', index])];
  });
}

const ODD: Text = {
  en: 'a mark other than "none" names items, and "none" names no items; correct it, or say in a note that the source prints it so',
  ja: 'none 以外では items が必要で、none では不要です。直すか、出典の記載どおりであれば note に書いてください',
};
const NO_CRITERIA: Text = {
  en: 'what contributes, or is added by us, speaks of single criteria and never of a task; name them under criteria',
  ja: '寄与する項目及び独自に追加した項目は、タスク全体ではなく達成基準ごとに書きます。criteria に達成基準を書いてください',
};
const ONLY_PART: Text = {
  en: 'what contributes, or is added by us, is a part at most; write "mark: part"',
  ja: '寄与する項目及び独自に追加した項目は一部にとどまります。mark: part としてください',
};
const OWN_ALREADY: Text = {
  en: 'the whole crosswalk is our own already; leave origin away here',
  ja: '対応表全体が独自のものです。ここでは origin を外してください',
};
const CUT_OFF_NOTHING: Text = {
  en: 'there is no reason that could be cut off; write what the source prints of it, or leave truncated away',
  ja: '途中で切れた理由の記載がありません。出典にある範囲を書くか、truncated を外してください',
};
