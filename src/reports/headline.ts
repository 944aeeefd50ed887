import type { Assessment, Movement } from '../model/assessment.ts';
import type { Language } from '../model/text.ts';
import { byGravity, movementText, trendOf } from './movement.ts';
import { cutText, visibleLine } from './visible.ts';

/** Longest tag in a headline, in characters: the answer behind it must stay in sight. */
const MAX_TAG_LENGTH = 60;

/** The answer in one line: what the change does, or where the subject stands. Plain text, shown as it is. */
export function headline({ assessment }: { readonly assessment: Assessment }, language: Language): string {
  const { subject, delta } = assessment;
  const standing = standingInShort(assessment, language);
  switch (subject.kind) {
    case 'pull-request':
    case 'merge-group':
      return {
        en: `SSDF: ${changeInShort(delta, 'en')} · ${standing}`,
        ja: `SSDF：${changeInShort(delta, 'ja')}（${standing}）`,
      }[language];
    case 'release': {
      const tag = cutText(visibleLine(subject.tag), MAX_TAG_LENGTH);
      return { en: `SSDF: release ${tag} · ${standing}`, ja: `SSDF：リリース ${tag}（${standing}）` }[language];
    }
    case 'tree':
    case 'repository':
    case 'organization':
    case 'product':
      return { en: `SSDF: ${standing}`, ja: `SSDF：${standing}` }[language];
  }
}

function standingInShort({ atTarget: { met, of } }: Assessment, language: Language): string {
  if (of === 0) return { en: 'no task has a target', ja: '目標の設定なし' }[language];
  return { en: `${met} of ${of} tasks at target`, ja: `目標到達 ${met}/${of} タスク` }[language];
}

/** The gravest movement, and how many others there are. */
function changeInShort(delta: readonly Movement[], language: Language): string {
  const [first, ...others] = byGravity(delta);
  if (first === undefined) {
    return { en: 'this change moves no task level', ja: 'この変更による達成レベルの変化なし' }[language];
  }
  const alike = others.filter((movement) => trendOf(movement) === trendOf(first)).length;
  const text = movementText(first)[language];
  const more = { en: ` and ${alike} more`, ja: `（ほか ${alike} 件）` }[language];
  return `${{ en: 'this change ', ja: 'この変更により ' }[language]}${text}${alike > 0 ? more : ''}`;
}
