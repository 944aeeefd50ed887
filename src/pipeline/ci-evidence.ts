import type { SuppliedFile, Verifiers } from '../collectors/types.ts';
import { explainUnseen } from '../language/unseen.ts';
import { contentHash, sha256 } from '../model/digest.ts';
import { notSeen, type NotSeen } from '../model/observation.ts';
import type { Subject } from '../model/subject.ts';
import { joinTexts, type Text } from '../model/text.ts';
import type { Repository } from '../ports/repository.ts';
import type { Artifact } from '../ports/signatures.ts';
import type { WorkflowArtifact } from '../ports/sbom-sources.ts';
import { type CiTrust, judgeCiFile } from '../provenance/ci-signer.ts';
import { bundlesIn, decoded, MAX_BUNDLE_BYTES } from '../provenance/read-bundle.ts';

/** The workflow artifact in which CI leaves evidence: files below `sarif/`, `sbom/`, `junit/` and `coverage/`, and their bundles. */
export const CI_ARTIFACT = 'ssdf-gate-evidence';

/** Artifacts of that name that are read of one commit, files of one of them, and attestations asked for by digest. */
const MAX_ARTIFACTS = 10;
const MAX_FILES = 50;
const MAX_ASKED = 5;

/** What CI left for the judged commit: what counts, what could not be judged, and what a reader is told. */
export interface TakenOver {
  readonly supplied: readonly SuppliedFile[];
  /** As long as something is open, "all passed" is not known. */
  readonly unread: readonly NotSeen[];
  readonly notices: readonly Text[];
}

export const NOTHING_TAKEN: TakenOver = { supplied: [], unread: [], notices: [] };

interface Asked {
  readonly repository: Repository;
  readonly subject: Subject;
  readonly verifiers: Verifiers;
  readonly trust: CiTrust;
}

/** Reads the artifacts of the commit and takes over what the trust rule lets through. Nothing of it is written anywhere. */
export async function takeOver(asked: Asked): Promise<TakenOver> {
  const { repository, subject } = asked;
  if (subject.commit === null) return NOTHING_TAKEN;
  const listed = await repository.workflowArtifacts(subject.commit);
  if (listed.state === 'unseen') return { ...NOTHING_TAKEN, unread: [listed] };
  const named = listed.value.filter(({ name }) => name === CI_ARTIFACT || name.startsWith(`${CI_ARTIFACT}-`));
  const taken: TakenOver[] = [];
  for (const artifact of named.slice(0, MAX_ARTIFACTS)) taken.push(await takeArtifact(asked, artifact));
  const cut = named.length > MAX_ARTIFACTS ? [unreadable('too-large', `${named.length} artifacts`)] : [];
  const missing = listed.missing === undefined ? [] : [notSeen(listed.missing, listed.sources)];
  return joined([...taken, ...cut, { ...NOTHING_TAKEN, unread: missing }]);
}

async function takeArtifact(asked: Asked, artifact: WorkflowArtifact): Promise<TakenOver> {
  const answer = await asked.repository.artifactFiles(artifact);
  const what = `${CI_ARTIFACT} (${artifact.id})`;
  if (answer.state === 'unseen') return told(answer, what);
  const files = [...answer.value].flatMap(([path, bytes]) => fileOf(path, bytes));
  const cut = files.length > MAX_FILES ? [unreadable('too-large', what)] : [];
  const missing = answer.missing === undefined ? [] : [told(notSeen(answer.missing, answer.sources), what)];
  const inside = bundlesOf(answer.value);
  const taken: TakenOver[] = [];
  for (const [index, file] of files.slice(0, MAX_FILES).entries()) {
    const bundles = inside.length > 0 || index >= MAX_ASKED ? inside : await stored(asked.repository, file);
    taken.push(judged(asked, file, bundles));
  }
  return joined([...taken, ...cut, ...missing]);
}

const KIND = /^(sarif|sbom|junit|coverage)\/[^/]/;

/** The folder says what it is; any other file is nobody's. */
function fileOf(path: string, bytes: Uint8Array): readonly SuppliedFile[] {
  const [, kind] = KIND.exec(path) ?? [];
  return kind === undefined ? [] : [{ kind: kind as SuppliedFile['kind'], path: shown(path), bytes }];
}

/** Whatever else lies at the top of the artifact is tried as a bundle. */
function bundlesOf(files: ReadonlyMap<string, Uint8Array>): readonly string[] {
  return [...files].flatMap(([path, bytes]) => {
    if (!/^[^/]+\.(?:json|jsonl|sigstore)$/.test(path) || bytes.byteLength > MAX_BUNDLE_BYTES) return [];
    const text = decoded(bytes);
    return text === undefined ? [] : bundlesIn(text);
  });
}

async function stored(repository: Repository, { bytes }: SuppliedFile): Promise<readonly string[]> {
  const answer = await repository.attestations(sha256(bytes));
  return answer.state === 'unseen' ? [] : answer.value.map(({ bundle }) => JSON.stringify(bundle));
}

function judged({ trust, verifiers }: Asked, file: SuppliedFile, bundles: readonly string[]): TakenOver {
  const verdict = judgeCiFile({ bundles, artifact: artifactOf(file.bytes) }, trust, verifiers.sigstore);
  const name = `${CI_ARTIFACT}/${file.path} (${sha256(file.bytes).slice(0, 19)})`;
  switch (verdict.state) {
    case 'counts':
      return { supplied: [counted(file, verdict.commit)], unread: [], notices: [SAY.counts(name)] };
    case 'shown':
      return { ...NOTHING_TAKEN, notices: [SAY.shown(name, verdict.because)] };
    case 'open':
      return {
        supplied: [],
        unread: [notSeen({ reason: 'unverified', what: name })],
        notices: [SAY.shown(name, verdict.because)],
      };
  }
}

/** The certificate says of which commit it is, also where the file does not. */
function counted(file: SuppliedFile, attestedCommit: string): SuppliedFile {
  return { ...file, path: `${CI_ARTIFACT}/${file.path}`, attestedCommit };
}

function artifactOf(bytes: Uint8Array): Artifact {
  return {
    hash: (name) => (name === 'sha256' ? sha256(bytes).slice('sha256:'.length) : contentHash(name, bytes)),
    chunks: () => [bytes],
  };
}

function told(answer: NotSeen, what: string): TakenOver {
  return { supplied: [], unread: [answer], notices: [SAY.shown(what, explainUnseen([answer.unseen]))] };
}

function unreadable(reason: 'too-large', what: string): TakenOver {
  return told(notSeen({ reason, what }), what);
}

function joined(parts: readonly TakenOver[]): TakenOver {
  return {
    supplied: parts.flatMap(({ supplied }) => supplied),
    unread: parts.flatMap(({ unread }) => unread),
    notices: parts.flatMap(({ notices }) => notices),
  };
}

function shown(path: string): string {
  return path.replace(/[^\x20-\x7e]/g, '').slice(0, 200);
}

const SAY = {
  counts: (name: string): Text => ({
    en: `CI evidence ${name} counts: the run that made it is verified`,
    ja: `CI の証跡 ${name} を算入しました（作成した実行を検証済み）`,
  }),
  shown: (name: string, because: Text): Text =>
    joinTexts([
      { en: `CI evidence ${name} is shown and does not count`, ja: `CI の証跡 ${name} は表示のみで、算入しません` },
      because,
    ]),
} as const;
