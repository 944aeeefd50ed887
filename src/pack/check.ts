import { type Digest, digestOf, sha256 } from '../model/digest.ts';
import type { Subject } from '../model/subject.ts';
import { hexOf } from './build.ts';
import { describePackProblem, type PackProblem } from './problems.ts';
import { type PackStatement, SIGNATURE_PATH, STATEMENT_PATH } from './statement.ts';

/** The files of an opened pack, and those that could not be unpacked within the limits. */
export interface OpenedPack {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly leftOut: readonly string[];
}

/** What `evidence.json` and `assessment.json` of the pack say, as far as they must agree with the statement. */
export interface PackDocuments {
  readonly evidence?: { readonly subject: Subject; readonly whole: boolean; readonly content: unknown };
  readonly assessment?: { readonly subject: Subject; readonly evidence: { readonly digest: Digest } };
}

/** What is checked beside the pack itself. */
export interface PackedAround {
  /** Digests of the release's files, by name, where the caller has them at hand. */
  readonly assets: ReadonlyMap<string, Digest>;
}

/**
 * Every way in which the files of a pack do not belong together: listed and not there, there and not listed, changed, or
 * documents about something else. It says nothing about who made the pack.
 */
export function packProblems(
  opened: OpenedPack,
  statement: PackStatement,
  { documents, around }: { readonly documents: PackDocuments; readonly around: PackedAround },
): readonly PackProblem[] {
  return [
    ...fileProblems(opened, statement),
    ...documentProblems(statement, documents),
    ...assetProblems(statement, around),
  ].map((problem) => ({ ...problem, message: describePackProblem(problem) }));
}

type Problem = Omit<PackProblem, 'message'>;

function fileProblems({ files, leftOut }: OpenedPack, { predicate }: PackStatement): readonly Problem[] {
  const listed = new Map(predicate.files.map((file) => [file.path, file]));
  const twice = predicate.files.length > listed.size ? [{ code: 'file-listed-twice' } as const] : [];
  const bad = [...listed.values()].flatMap(({ path, digest }): readonly Problem[] => {
    const content = files.get(path);
    if (content === undefined) return leftOut.includes(path) ? [] : [{ code: 'file-missing', path }];
    return hexOf(sha256(content)).sha256 === digest.sha256 ? [] : [{ code: 'file-changed', path }];
  });
  const surplus = [...files.keys()]
    .filter((path) => path !== STATEMENT_PATH && path !== SIGNATURE_PATH && !listed.has(path))
    .map((path) => ({ code: 'file-unlisted', path }) as const);
  const unread = leftOut.map((path) => ({ code: 'file-unreadable', path }) as const);
  return [...twice, ...bad, ...surplus, ...unread];
}

function documentProblems({ predicate }: PackStatement, { evidence, assessment }: PackDocuments): readonly Problem[] {
  const { subject, evidence: stated } = predicate;
  const problems: Problem[] = [];
  if (evidence === undefined) problems.push({ code: 'document-malformed', path: 'evidence.json' });
  else {
    if (!isSame(evidence.subject, subject)) problems.push({ code: 'subject-mismatch', path: 'evidence.json' });
    if (evidence.whole && digestOf(evidence.content) !== stated.digest)
      problems.push({ code: 'evidence-mismatch', path: 'evidence.json' });
  }
  if (assessment === undefined) problems.push({ code: 'document-malformed', path: 'assessment.json' });
  else {
    if (!isSame(assessment.subject, subject)) problems.push({ code: 'subject-mismatch', path: 'assessment.json' });
    if (assessment.evidence.digest !== stated.digest)
      problems.push({ code: 'evidence-mismatch', path: 'assessment.json' });
  }
  return problems;
}

function assetProblems({ subject }: PackStatement, { assets }: PackedAround): readonly Problem[] {
  const bound = new Map(subject.map(({ name, digest }) => [name, digest.sha256]));
  return [...assets].flatMap(([path, digest]): readonly Problem[] => {
    const stated = bound.get(path);
    if (stated === undefined) return [{ code: 'asset-unbound', path }];
    return stated === hexOf(digest).sha256 ? [] : [{ code: 'asset-changed', path }];
  });
}

function isSame(a: Subject, b: Subject): boolean {
  return digestOf(a) === digestOf(b);
}

/** How many of the listed files are there as they were listed. */
export function matchingFiles({ files }: OpenedPack, { predicate }: PackStatement): number {
  return predicate.files.filter(({ path, digest }) => {
    const content = files.get(path);
    return content !== undefined && hexOf(sha256(content)).sha256 === digest.sha256;
  }).length;
}
