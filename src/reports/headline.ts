import type { Movement } from '../model/assessment.ts';
import { subjectName } from '../model/subject.ts';
import type { Language, Text } from '../model/text.ts';
import { rangeText } from './levels.ts';
import type { ReportInput } from './types.ts';

/** The answer in one line: what the change does, or where the subject stands. Plain text. */
export function headline(input: ReportInput, language: Language): string {
  const { assessment } = input;
  const { met, of } = assessment.atTarget;
  const standing = { en: `${met} of ${of} tasks at target`, ja: `目標到達 ${met}/${of} タスク` }[language];
  switch (assessment.subject.kind) {
    case 'pull-request':
    case 'merge-group':
      return `SSDF: ${changeInShort(assessment.delta, language)} · ${standing}`;
    case 'release':
      return `SSDF: ${{ en: 'release', ja: 'リリース' }[language]} ${assessment.subject.tag} · ${standing}`;
    case 'tree':
    case 'repository':
    case 'organization':
    case 'product':
      return `SSDF: ${standing}`;
  }
}

function changeInShort(delta: readonly Movement[], language: Language): string {
  const falls = delta.filter(isFall);
  const rises = delta.filter((movement) => !isFall(movement));
  const [first] = falls.length > 0 ? falls : rises;
  if (first === undefined)
    return { en: 'this change moves no task level', ja: 'この変更による達成レベルの変化なし' }[language];
  const more = (falls.length > 0 ? falls : rises).length - 1;
  return oneMovement(first, more)[language];
}

function oneMovement(movement: Movement, more: number): Text {
  const verb = isFall(movement) ? { en: 'lowers', ja: '低下' } : { en: 'raises', ja: '上昇' };
  const from = (language: Language) => rangeText(movement.from, language);
  const to = (language: Language) => rangeText(movement.to, language);
  return {
    en: `this change ${verb.en} ${movement.id} from ${from('en')} to ${to('en')}${more > 0 ? ` and ${more} more` : ''}`,
    ja: `この変更により ${movement.id} の達成レベルが ${from('ja')}→${to('ja')} に${verb.ja}${more > 0 ? `（ほか ${more} 件）` : ''}`,
  };
}

/** A range that loses at either end. */
export function isFall({ from, to }: Movement): boolean {
  return to.level < from.level || (to.level === from.level && to.atMost < from.atMost);
}

/** The first paragraph of a report: the headline as sentences. */
export function opening(input: ReportInput, language: Language): string {
  const { assessment } = input;
  const { met, of } = assessment.atTarget;
  const about = { en: `the target (${assessment.profile})`, ja: `目標（${assessment.profile}）` };
  const standing: Text = {
    en: `${met} of the ${of} tasks of ${about.en} are reached.`,
    ja: `${about.ja}の対象 ${of} タスク中 ${met} タスクが到達しています。`,
  };
  return `**${firstSentence(input, language)}** ${standing[language]}`;
}

function firstSentence({ assessment }: ReportInput, language: Language): string {
  const { subject, delta } = assessment;
  switch (subject.kind) {
    case 'pull-request':
    case 'merge-group':
      return changeSentence(delta, subject.kind)[language];
    case 'release':
      return {
        en: 'What this release ships, and where its repository stands.',
        ja: 'このリリースに含まれるものと、リポジトリの現状です。',
      }[language];
    case 'tree':
    case 'repository':
    case 'organization':
    case 'product':
      return { en: `Where ${subjectName(subject)} stands.`, ja: `${subjectName(subject)} の現状です。` }[language];
  }
}

function changeSentence(delta: readonly Movement[], kind: 'pull-request' | 'merge-group'): Text {
  const this_ = {
    'pull-request': { en: 'This pull request', ja: 'このプルリクエスト' },
    'merge-group': { en: 'This merge group', ja: 'このマージグループ' },
  }[kind];
  if (delta.length === 0)
    return { en: `${this_.en} changes no task level.`, ja: `${this_.ja}による達成レベルの変化はありません。` };
  const list = (movements: readonly Movement[], language: Language) =>
    movements
      .slice(0, 4)
      .map(({ id, from, to }) => `${id} ${rangeText(from, language)} → ${rangeText(to, language)}`)
      .join(language === 'en' ? ', ' : '、');
  const falls = delta.filter(isFall);
  const rises = delta.filter((movement) => !isFall(movement));
  const en = [
    falls.length > 0 ? `lowers ${list(falls, 'en')}` : '',
    rises.length > 0 ? `raises ${list(rises, 'en')}` : '',
  ].filter((part) => part !== '');
  const ja = [
    falls.length > 0 ? `低下：${list(falls, 'ja')}` : '',
    rises.length > 0 ? `上昇：${list(rises, 'ja')}` : '',
  ].filter((part) => part !== '');
  return { en: `${this_.en} ${en.join(' and ')}.`, ja: `${this_.ja}による達成レベルの変化（${ja.join('、')}）。` };
}
