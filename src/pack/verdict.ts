import type { Signer } from '../model/signature.ts';
import type { Text } from '../model/text.ts';
import { matchingFiles, type OpenedPack } from './check.ts';
import type { AnswerCount } from './answers.ts';
import type { PackProblem } from './problems.ts';
import type { PackStatement } from './statement.ts';

/** Who signed the statement, as far as it could be found out. */
export type PackSignature =
  | { readonly state: 'none' }
  | {
      readonly state: 'verified';
      readonly signer: Signer;
      readonly timestamps: readonly string[];
    }
  | { readonly state: 'rejected' | 'unverifiable'; readonly code: string; readonly message: Text };

export interface PackVerification {
  readonly result: 'verified' | 'rejected' | 'unverifiable';
  /** Of the first thing that decided. */
  readonly code: string;
  readonly message: Text;
  readonly problems: readonly PackProblem[];
  readonly subject?: PackStatement['predicate']['subject'];
  readonly madeAt?: string;
  readonly shownTo?: string;
  readonly evidence?: PackStatement['predicate']['evidence'];
  readonly subjects: PackStatement['subject'];
  readonly unbound: readonly string[];
  readonly files: { readonly listed: number; readonly matching: number };
  readonly restricted?: PackStatement['predicate']['restricted'];
  readonly answers?: AnswerCount;
  readonly signer?: Signer;
  readonly timestamps: readonly string[];
}

/** Nothing could be opened, so that nothing more can be said. */
export function unopened(problem: PackProblem): PackVerification {
  return {
    result: 'rejected',
    code: problem.code,
    message: problem.message,
    problems: [problem],
    subjects: [],
    unbound: [],
    files: { listed: 0, matching: 0 },
    timestamps: [],
  };
}

/** Broken files and wrong signatures are rejected; a whole pack that nobody we know signed is unverifiable, never verified. */
export function packVerdict(
  { opened, statement }: { readonly opened: OpenedPack; readonly statement: PackStatement },
  problems: readonly PackProblem[],
  signature: PackSignature,
): PackVerification {
  const { predicate, subject: subjects } = statement;
  const { subject, madeAt, shownTo, evidence, unbound, restricted } = predicate;
  return {
    ...outcome(problems, signature),
    problems,
    subject,
    madeAt,
    shownTo,
    evidence,
    subjects,
    unbound,
    files: { listed: predicate.files.length, matching: matchingFiles(opened, statement) },
    restricted,
    ...(signature.state === 'verified' ? { signer: signature.signer } : {}),
    timestamps: signature.state === 'verified' ? signature.timestamps : [],
  };
}

function outcome(
  [first]: readonly PackProblem[],
  signature: PackSignature,
): Pick<PackVerification, 'result' | 'code' | 'message'> {
  if (first !== undefined) return { result: 'rejected', code: first.code, message: first.message };
  switch (signature.state) {
    case 'none':
      return { result: 'unverifiable', code: 'unsigned', message: UNSIGNED };
    case 'verified':
      return { result: 'verified', code: 'verified', message: VERIFIED };
    case 'rejected':
    case 'unverifiable':
      return { result: signature.state, code: signature.code, message: signature.message };
  }
}

const UNSIGNED: Text = {
  en: 'its files belong together, and nobody signed it: who made it is not known',
  ja: 'ファイルの整合は取れていますが、署名がないため、誰が作成したかは分かりません',
};
const VERIFIED: Text = {
  en: 'every file is as it was packed, and the expected signer signed it',
  ja: 'すべてのファイルが作成時のままであり、期待する署名者の署名を確認しました',
};
