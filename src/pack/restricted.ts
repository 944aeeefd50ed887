import { type Digest, digestOf } from '../model/digest.ts';
import type { Evidence } from '../model/evidence.ts';
import { type AnswerCount, answerFaults, ANSWERS_PATH, type PackAnswers } from './answers.ts';
import { describePackProblem, type PackProblem } from './problems.ts';
import type { PackStatement } from './statement.ts';

/** The restricted part of a pack, as it lies with its maker or comes out of `pack open`. */
export interface RestrictedPart {
  /** Of the archive as it came. */
  readonly digest: Digest;
  /** undefined when it could not be unpacked, or a document in it is not what its name promises. */
  readonly documents: RestrictedDocuments | undefined;
}

export interface RestrictedDocuments {
  readonly evidence: { readonly document: Evidence; readonly content: unknown };
  readonly answers?: PackAnswers;
}

export interface RestrictedCheck {
  readonly problems: readonly PackProblem[];
  readonly count?: AnswerCount;
}

/** Whether this is the part that the statement names, and whether what the API said in it is what the facts rest on. */
export function checkRestricted(
  { digest, documents }: RestrictedPart,
  { predicate: { restricted, evidence: stated } }: PackStatement,
): RestrictedCheck {
  const problems: Omit<PackProblem, 'message'>[] = [];
  const say = (code: PackProblem['code'], path = PART) => problems.push({ code, path });
  if (restricted.state === 'none') say('restricted-not-named');
  else if (`sha256:${restricted.digest.sha256}` !== digest) say('restricted-changed');
  if (documents === undefined) say('restricted-unreadable');
  else if (digestOf(documents.evidence.content) !== stated.digest) say('evidence-mismatch', `${PART}/evidence.json`);
  const faults =
    documents === undefined
      ? undefined
      : answerFaults(documents.answers ?? { answers: [] }, documents.evidence.document);
  for (const url of faults?.changed ?? []) say('answer-changed', `${PART}/${ANSWERS_PATH} ${url}`);
  for (const url of faults?.uncited ?? []) say('answer-uncited', `${PART}/${ANSWERS_PATH} ${url}`);
  return {
    problems: problems.map((problem) => ({ ...problem, message: describePackProblem(problem) })),
    ...(faults === undefined ? {} : { count: faults.count }),
  };
}

/** How problems call it: it has no name of its own inside the pack. */
const PART = 'restricted';
