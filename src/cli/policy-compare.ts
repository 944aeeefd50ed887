import { policyDiff } from '../assessment/policy-diff.ts';
import { replay } from '../assessment/replay.ts';
import { FACTS } from '../collectors/api.ts';
import { MAX_DOCUMENT_BYTES, readEvidence } from '../documents/read.ts';
import { EFFECT_WORDS } from '../language/policy-change.ts';
import type { LevelRange } from '../model/assessment.ts';
import type { PolicyChange, Replay } from '../model/policy-change.ts';
import type { Policy } from '../model/policy.ts';
import type { Language } from '../model/text.ts';
import { EXIT, type Io, UsageError } from './io.ts';
import { asJson, readText, write } from './options.ts';

/** Two policy sets, and how the answer is wanted. */
export interface Comparison {
  readonly from: Policy;
  readonly to: Policy;
  readonly language: Language;
  readonly format: 'json' | 'text';
  readonly output?: string | undefined;
}

/** `policy diff`: exit status 0 when nothing but words differs. */
export function diff({ from, to, language, format, output }: Comparison, io: Io): number {
  const changes = policyDiff(from, to);
  const document = { ...head('policy-diff', from, to), changes };
  write(io, output, format === 'json' ? asJson(document) : changeLines(changes, language));
  return changes.every(({ effect }) => effect === 'reworded') ? EXIT.holds : EXIT.doesNotHold;
}

/** `policy replay`: exit status 0 when nobody would stand elsewhere. Asks GitHub nothing. */
export function replayAll(comparison: Comparison, files: readonly string[], io: Io): number {
  if (files.length === 0) throw new UsageError('policy replay: expected --evidence F, once or more');
  const { from, to, language, format, output } = comparison;
  const replays = files.map((file) => {
    return replay(file, readEvidence(file, readText(io, file, MAX_DOCUMENT_BYTES)), { from, to, facts: FACTS });
  });
  const document = { ...head('policy-replay', from, to), requests: 0, replays: replays.map(asDocument) };
  write(io, output, format === 'json' ? asJson(document) : replayLines(replays, language));
  return replays.every(({ moved }) => moved.length === 0) ? EXIT.holds : EXIT.doesNotHold;
}

function head(name: string, from: Policy, to: Policy) {
  const named = { from: from.name, to: to.name };
  return { $schema: `urn:ssdf-gate:schema:${name}:1`, version: 1, stability: 'experimental', ...named };
}

/** A task that a policy does not judge has no range: null, so that the key stays. */
function asDocument({ name, moved }: Replay) {
  return { name, moved: moved.map(({ task, from, to }) => ({ task, from: from ?? null, to: to ?? null })) };
}

function changeLines(changes: readonly PolicyChange[], language: Language): string {
  if (changes.length === 0) return `${{ en: 'no difference', ja: '差異はありません' }[language]}\n`;
  return changes
    .map(
      ({ task, criterion, effect, what }) =>
        `${criterion ?? task}  ${EFFECT_WORDS[effect][language]}: ${what[language]}\n`,
    )
    .join('');
}

function replayLines(replays: readonly Replay[], language: Language): string {
  const moved = replays.filter((each) => each.moved.length > 0);
  const lines = moved.flatMap(({ name, moved: tasks }) => [
    name,
    ...tasks.map(({ task, from, to }) => `  ${task}  ${range(from, language)} → ${range(to, language)}`),
  ]);
  const total = {
    en: `${moved.length} of ${replays.length} would stand elsewhere, counting facts alone (declarations are not in the evidence)`,
    ja: `${replays.length} 件中 ${moved.length} 件で結果が変わります（自動確認のみ。自己申告は証跡に含まれません）`,
  }[language];
  return `${[...lines, total].join('\n')}\n`;
}

function range(standing: LevelRange | undefined, language: Language): string {
  if (standing === undefined) return { en: 'not judged', ja: '判定なし' }[language];
  const { level, atMost } = standing;
  return atMost === level ? String(level) : `${level}-${atMost}`;
}
