import { subjectName } from '../model/subject.ts';
import type { Text } from '../model/text.ts';
import { malwareText } from './component-rows.ts';
import { byGravity, movementSentence, movementText } from './movement.ts';
import type { ReportInput, ReportOptions } from './types.ts';
import { type Weakened, weakened } from './weakened.ts';

/** Movements named one by one; the table below holds all. */
const MAX_NAMED = 4;

/** The first paragraph of a report: the answer as sentences, the first of which is set in bold. May hold repository text. */
export interface Opening {
  readonly answer: string;
  readonly more: readonly string[];
}

export function openingOf(input: ReportInput, options: ReportOptions): Opening {
  const { language } = options;
  const more = [...standing(input), ...besides(input, options), ...fork(input)];
  const infected = malwareText(input, options);
  const said = `${infected === undefined ? '' : infected[language]}${answer(input)[language]}`;
  return { answer: said, more: more.map((text) => text[language]) };
}

function answer(input: ReportInput): Text {
  const { subject } = input.assessment;
  switch (subject.kind) {
    case 'pull-request':
      return change(input, { en: 'This pull request', ja: 'このプルリクエスト' });
    case 'merge-group':
      return change(input, { en: 'This merge group', ja: 'このマージグループ' });
    case 'release':
      return {
        en: 'What this release ships, and where its repository stands.',
        ja: 'このリリースに含まれるものと、リポジトリの現状です。',
      };
    case 'tree':
    case 'repository':
    case 'organization':
    case 'product':
      return subject.owner === null
        ? { en: 'Where this tree stands.', ja: 'このツリーの現状です。' }
        : { en: `Where ${subjectName(subject)} stands.`, ja: `${subjectName(subject)} の現状です。` };
  }
}

function change({ assessment, baseline }: ReportInput, name: Text): Text {
  if (baseline === undefined) {
    return {
      en: `${name.en} was judged by itself: there is nothing to compare it with.`,
      ja: `${name.ja}は、比較対象がないため単独で評価しました。`,
    };
  }
  const moved = byGravity(assessment.delta);
  if (moved.length === 0) {
    return { en: `${name.en} changes no task level.`, ja: `${name.ja}による達成レベルの変化はありません。` };
  }
  const named = moved.slice(0, MAX_NAMED);
  const rest = moved.length - named.length;
  const en = [...named.map((one) => movementText(one).en), ...(rest > 0 ? [`moves ${rest} more`] : [])];
  const more = rest > 0 ? `ほか ${rest} タスクの達成レベルが変わります。` : '';
  return { en: `${name.en} ${en.join(', ')}.`, ja: `${name.ja}により、${named.map(movementSentence).join('')}${more}` };
}

function standing({ assessment, baseline }: ReportInput): readonly Text[] {
  const { profile, atTarget } = assessment;
  const { met, of } = atTarget;
  if (of === 0) return [];
  const before = baseline?.assessment.atTarget.met;
  const compared = before === undefined ? '' : before === met ? ', as before' : ` (${before} before)`;
  const comparedJa = before === undefined ? '' : before === met ? '（変更前と同じ）' : `（変更前 ${before} タスク）`;
  return [
    {
      en: `Target (${profile}): ${met} of ${of} tasks reached${compared}.`,
      ja: `目標（${profile}）の対象 ${of} タスク中 ${met} タスクが到達しています${comparedJa}。`,
    },
  ];
}

function besides(input: ReportInput, options: ReportOptions): readonly Text[] {
  const count = weakened(input, options).filter(isWorse).length;
  if (count === 0) return [];
  return [
    {
      en: `Weaker below the level: ${count === 1 ? '1 task' : `${count} tasks`} (advice).`,
      ja: `達成レベルは変わらないものの、${count} タスクで後退した点があります（参考。判定に影響なし）。`,
    },
  ];
}

function isWorse({ lost, facts }: Weakened): boolean {
  return lost.length + facts.length > 0;
}

function fork({ assessment: { subject } }: ReportInput): readonly Text[] {
  if (subject.kind !== 'pull-request' || !subject.fromFork) return [];
  return [
    {
      en: 'It is a fork pull request: only its files are read from the fork; settings, records and releases are those of this repository.',
      ja: 'フォークからのプルリクエストです。フォークからはファイルのみを読み取り、設定・記録・リリースはこのリポジトリのものを用いています。',
    },
  ];
}
