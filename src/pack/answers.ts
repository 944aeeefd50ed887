import type { AnswerRecord, LeftOut } from '../model/answer-record.ts';
import type { Digest } from '../model/digest.ts';
import { sha256 } from '../model/digest.ts';
import type { Evidence } from '../model/evidence.ts';
import type { ApiSource, Source } from '../model/source.ts';
import type { Text } from '../model/text.ts';

export const ANSWERS_PATH = 'answers.json';
export const ANSWERS_SCHEMA = 'urn:ssdf-gate:schema:pack-answers:1';

/** `answers.json` of a pack's restricted part: what the API said, word for word where that may be kept. */
export interface PackAnswers {
  readonly $schema: string;
  readonly version: 1;
  readonly stability: 'experimental';
  readonly answers: readonly AnswerRecord[];
}

/**
 * The answers that facts rest on, in the order asked. A body that would not stand there as it came is left out: changed, it
 * would no longer have its digest.
 */
export function answersBehind(
  evidence: Evidence,
  answers: readonly AnswerRecord[],
  clean: (text: string) => string,
): PackAnswers {
  const cited = new Set(citedBy(evidence).map(keyOf));
  const kept = answers.filter((answer) => cited.has(keyOf(answer))).map((answer) => withoutToken(answer, clean));
  return { $schema: ANSWERS_SCHEMA, version: 1, stability: 'experimental', answers: kept };
}

function withoutToken(answer: AnswerRecord, clean: (text: string) => string): AnswerRecord {
  const { content } = answer;
  if (content.state === 'left-out' || clean(content.body) === content.body) return answer;
  return { ...answer, content: { state: 'left-out', why: 'credential' } };
}

/** How far facts can be followed back to what the API said. */
export interface AnswerCount {
  /** Different answers that facts cite by digest. */
  readonly cited: number;
  /** Those of them that are here word for word. */
  readonly kept: number;
}

/** Bodies that are not what the digest beside them says, and answers that no fact cites: by their addresses. */
export function answerFaults(
  { answers }: Pick<PackAnswers, 'answers'>,
  evidence: Evidence,
): { readonly changed: readonly string[]; readonly uncited: readonly string[]; readonly count: AnswerCount } {
  const cited = new Set(citedBy(evidence).map(keyOf));
  const changed = answers.filter(({ content, digest }) => content.state === 'kept' && sha256(content.body) !== digest);
  const kept = answers.filter((one) => one.content.state === 'kept' && !changed.includes(one) && cited.has(keyOf(one)));
  return {
    changed: changed.map(({ url }) => url),
    uncited: answers.filter((one) => !cited.has(keyOf(one))).map(({ url }) => url),
    count: { cited: cited.size, kept: new Set(kept.map(keyOf)).size },
  };
}

interface Cited {
  readonly url: string;
  readonly status: number;
  readonly digest: Digest;
}

function citedBy({ facts }: Evidence): readonly Cited[] {
  return facts.flatMap(({ sources }) => sources.filter(isCited));
}

function isCited(source: Source): source is ApiSource & Cited {
  return 'url' in source && source.digest !== undefined;
}

function keyOf({ url, status, digest }: Cited): string {
  return `${status} ${digest} ${url}`;
}

export function describeLeftOut(why: LeftOut): Text {
  return WHY[why];
}

const WHY: Readonly<Record<LeftOut, Text>> = {
  endpoint: { en: 'not kept: answers of this kind may hold secrets', ja: '秘密情報を含み得る種類の応答のため保存なし' },
  'too-large': { en: 'not kept: too large', ja: '大きさの上限を超えるため保存なし' },
  'not-text': { en: 'not kept: it is no text', ja: 'テキストではないため保存なし' },
  credential: { en: 'not kept: something in it looks like a credential', ja: '認証情報らしき文字列を含むため保存なし' },
};
