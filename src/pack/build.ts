import { type Digest, sha256 } from '../model/digest.ts';
import { evidenceDigest } from '../model/evidence.ts';
import type { Audience } from '../model/fact.ts';
import type { ReleaseSubject } from '../model/subject.ts';
import { markdown } from '../reports/markdown/index.ts';
import type { ReportInput } from '../reports/types.ts';
import type { SbomCheck } from '../sbom/check.ts';
import { ANSWERS_PATH, type PackAnswers } from './answers.ts';
import { assessmentShownTo, evidenceShownTo } from './shown-to.ts';
import {
  IN_TOTO_PAYLOAD,
  PACK_PREDICATE,
  type PackFile,
  type PackedFile,
  type PackStatement,
  type Restricted,
  STATEMENT_TYPE,
  type StatementSubject,
} from './statement.ts';

export interface PackedAsset {
  readonly name: string;
  /** Absent when neither GitHub nor we could give one. */
  readonly digest?: Digest;
}

export interface PackInput {
  readonly verdict: ReportInput;
  readonly release: ReleaseSubject;
  /** RFC 3339. */
  readonly madeAt: string;
  /** Whom the files in the clear are for. */
  readonly audience: Audience;
  readonly assets: readonly PackedAsset[];
  /** What `sbom check` says of each SBOM of the release, by asset name. */
  readonly sboms: readonly { readonly asset: string; readonly check: SbomCheck }[];
  readonly restricted: Restricted;
  /** The file that `restricted` points to, when it is in the pack. */
  readonly restrictedFile?: PackFile;
  readonly retention?: string;
  /** Takes tokens of this run out of a text, whoever echoed them. */
  readonly clean: (text: string) => string;
}

/** A pack before it is signed: the bytes that a signature covers, and the files that they list. */
export interface Pack {
  readonly statement: PackStatement;
  /** Exactly these bytes are signed. */
  readonly payload: Uint8Array;
  readonly payloadType: typeof IN_TOTO_PAYLOAD;
  readonly files: readonly PackFile[];
}

/**
 * Makes the evidence pack of one release (SP 800-218 PS.3.1, PO.3.3): documents cut to its readers, and an in-toto statement
 * that binds them to the release's files and commit. The same input gives the same bytes.
 */
export function buildPack(input: PackInput): Pack {
  const files = [...documentsOf(input), ...(input.restrictedFile === undefined ? [] : [input.restrictedFile])];
  const statement = statementOf(input, files);
  return {
    statement,
    payload: new TextEncoder().encode(input.clean(asJson(statement))),
    payloadType: IN_TOTO_PAYLOAD,
    files,
  };
}

/** The whole evidence and assessment, and the answers that they rest on, for those who may see all of it. */
export function restrictedFiles(
  { evidence, assessment }: ReportInput,
  answers: PackAnswers | undefined,
  clean: PackInput['clean'],
): readonly PackFile[] {
  return [
    textFile('evidence.json', clean(asJson(evidence))),
    textFile('assessment.json', clean(asJson(assessment))),
    // Nothing is cleaned here: a changed body would not have its digest, and one with a token was left out before.
    ...(answers === undefined ? [] : [textFile(ANSWERS_PATH, asJson(answers))]),
  ];
}

function documentsOf({ verdict, audience, sboms, clean }: PackInput): readonly PackFile[] {
  const report = (language: 'en' | 'ja') => clean(markdown.render(verdict, { language, audience }).content);
  const json = (path: string, document: unknown) => textFile(path, clean(asJson(document)));
  return [
    json('evidence.json', evidenceShownTo(verdict.evidence, verdict.facts, audience)),
    json('assessment.json', assessmentShownTo(verdict, audience)),
    textFile('report.en.md', report('en')),
    textFile('report.ja.md', report('ja')),
    ...sboms.map(({ asset, check }, index) => json(`sboms/${index + 1}.json`, { asset, ...check })),
  ];
}

function statementOf(input: PackInput, files: readonly PackFile[]): PackStatement {
  const { verdict, release, assets, retention } = input;
  const bound = assets.flatMap(({ name, digest }) => (digest === undefined ? [] : [{ name, digest: hexOf(digest) }]));
  return {
    _type: STATEMENT_TYPE,
    subject: [...bound, commitOf(release)],
    predicateType: PACK_PREDICATE,
    predicate: {
      version: 1,
      stability: 'experimental',
      subject: release,
      madeAt: input.madeAt,
      shownTo: input.audience,
      profile: verdict.assessment.profile,
      policy: { name: verdict.assessment.policy.name, digest: verdict.assessment.policy.digest },
      evidence: { digest: evidenceDigest(verdict.evidence) },
      unbound: assets.filter(({ digest }) => digest === undefined).map(({ name }) => name),
      ...(retention === undefined ? {} : { retention }),
      files: files.map(packed),
      restricted: input.restricted,
    },
  };
}

/** A release without files is bound to its commit all the same. */
function commitOf({ host, owner, name, tag, commit }: ReleaseSubject): StatementSubject {
  return {
    name: `git+https://${host ?? ''}/${owner ?? ''}/${name ?? ''}@refs/tags/${tag}`,
    digest: { gitCommit: commit },
  };
}

function packed({ path, content, mediaType }: PackFile): PackedFile {
  return { path, digest: hexOf(sha256(content)), bytes: content.byteLength, mediaType };
}

/** in-toto writes the algorithm as the key and not before the digits. */
export function hexOf(digest: Digest): { readonly sha256: string } {
  return { sha256: digest.slice('sha256:'.length) };
}

export function textFile(path: string, text: string): PackFile {
  const mediaType = path.endsWith('.md') ? 'text/markdown' : 'application/json';
  return { path, mediaType, content: new TextEncoder().encode(text) };
}

function asJson(document: unknown): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
