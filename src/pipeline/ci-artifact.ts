import type { SuppliedFile, Verifiers } from '../collectors/types.ts';
import { explainUnseen } from '../language/unseen.ts';
import { sha256 } from '../model/digest.ts';
import { notSeen, type NotSeen, type Observation, type Unseen } from '../model/observation.ts';
import { SUPPLIED_KINDS } from '../model/supplied-kind.ts';
import { joinTexts, type Text } from '../model/text.ts';
import type { Repository } from '../ports/repository.ts';
import type { WorkflowArtifact } from '../ports/sbom-sources.ts';
import type { Tree } from '../ports/tree.ts';
import type { Standing } from '../provenance/ci-run.ts';
import { type CiProof, type CiTrust, judgeCiBundle } from '../provenance/ci-signer.ts';
import { CI_ARTIFACT, CI_BUNDLE } from '../provenance/ci-statement.ts';
import { WHY } from '../provenance/ci-words.ts';
import { decoded, MAX_BUNDLE_BYTES } from '../provenance/read-bundle.ts';

/** What CI left for the judged commit: what counts, what could not be judged, and what a reader is told. */
export interface TakenOver {
  readonly supplied: readonly SuppliedFile[];
  /** As long as something is open, "all passed" is not known. */
  readonly unread: readonly NotSeen[];
  readonly notices: readonly Text[];
}

/** `earlier` = of an attempt that was repeated: another artifact of the last attempt speaks in its place. */
export interface ArtifactTaken extends TakenOver {
  readonly of: 'last' | 'earlier' | 'none';
}

/** What GitHub says of the run that left an artifact. */
export interface LeavingRun {
  readonly standing: Standing;
  readonly attempt: number | null;
}

export interface Asked {
  readonly repository: Repository;
  readonly commit: string;
  /** Files of the judged commit. */
  readonly tree: Tree;
  readonly verifiers: Verifiers;
  readonly trust: CiTrust;
}

type Files = ReadonlyMap<string, Uint8Array>;

/** Takes over one artifact as a whole: the files that its statement names, each by path and digest. */
export async function takeArtifact(
  asked: Asked,
  artifact: WorkflowArtifact,
  { standing, attempt }: LeavingRun,
): Promise<ArtifactTaken> {
  const what = `${CI_ARTIFACT} (run ${artifact.run ?? '?'})`;
  const answer = await asked.repository.artifactFiles(artifact);
  if (answer.state === 'unseen') return refused(what, standing, explained(answer.unseen));
  const bundle = bundleIn(answer);
  if (bundle.state === 'refused') return refused(what, standing, bundle);
  const verdict = judgeCiBundle(
    { bundle: bundle.text, run: artifact.run, attempt },
    asked.trust,
    asked.verifiers.sigstore,
  );
  if (verdict.state === 'counts') return counted(what, verdict.proof, answer.value);
  const unseen: Unseen = { reason: 'unverified', what };
  const taken = refused(what, standing, { unseen, because: verdict.because, files: answer.value });
  return verdict.state === 'earlier' ? { ...taken, of: 'earlier' } : taken;
}

interface Refused {
  readonly unseen: Unseen;
  readonly because: Text;
  readonly files?: Files;
}

/** What whoever proposes a change wrote is shown and changes nothing; anything else may hide a failure. */
function refused(what: string, standing: Standing, { unseen, because, files }: Refused): ArtifactTaken {
  const unread = standing === 'never' ? [] : [notSeen(unseen)];
  return {
    of: 'none',
    supplied: [],
    unread,
    notices: [
      SAY.shown(
        named(
          what,
          evidenceIn(files).map(({ path }) => path),
        ),
        because,
      ),
    ],
  };
}

function explained(unseen: Unseen): Refused {
  return { unseen, because: explainUnseen([unseen]) };
}

type BundleFound = { readonly state: 'found'; readonly text: string } | ({ readonly state: 'refused' } & Refused);

function bundleIn({ value: files, missing }: Extract<Observation<Files>, { state: 'seen' }>): BundleFound {
  const bytes = files.get(CI_BUNDLE);
  const none: Unseen = { reason: 'unverified', what: CI_BUNDLE };
  // What could not be unpacked may be the bundle: then nobody knows whether it is signed.
  if (bytes === undefined && missing !== undefined) return { state: 'refused', ...explained(missing), files };
  if (bytes === undefined) return { state: 'refused', unseen: none, because: WHY.unsigned(), files };
  const text = bytes.byteLength > MAX_BUNDLE_BYTES ? undefined : decoded(bytes);
  if (text !== undefined) return { state: 'found', text };
  return { state: 'refused', ...explained({ reason: 'malformed', what: CI_BUNDLE }), files };
}

/** A file that the statement names and that is not there in these very bytes keeps the whole open. */
function counted(what: string, { statement, trigger, signedAt }: CiProof, files: Files): ArtifactTaken {
  const isSigned = ({ path, bytes }: SuppliedFile) => `sha256:${statement.files.get(path) ?? ''}` === sha256(bytes);
  const found = evidenceIn(files);
  const own = found.filter(isSigned);
  const foreign = found.filter((file) => !isSigned(file)).map(({ path }) => path);
  const lost = [...statement.files.keys()].filter((path) => !own.some((file) => file.path === path) && KIND.test(path));
  const attested = { commit: statement.commit, trigger, signedAt };
  return {
    of: 'last',
    supplied: own.map((file) => ({ ...file, path: `${CI_ARTIFACT}/${printable(file.path)}`, attested })),
    unread: lost
      .slice(0, SHOWN)
      .map((path) => notSeen({ reason: 'hidden-or-absent', what: `${what}: ${printable(path)}` })),
    notices: [
      ...(own.length === 0
        ? []
        : [
            SAY.counts(
              named(
                what,
                own.map(({ path }) => path),
              ),
            ),
          ]),
      ...(foreign.length === 0 ? [] : [SAY.shown(named(what, foreign), WHY.unlisted())]),
      ...(lost.length === 0 ? [] : [SAY.lost(named(what, lost))]),
    ],
  };
}

const KIND = new RegExp(`^(${SUPPLIED_KINDS.join('|')})/[^/]`);

/** The folder says what it is; any other file is nobody's. */
function evidenceIn(files: Files = NO_FILES): readonly SuppliedFile[] {
  return [...files].flatMap(([path, bytes]) => {
    const [, kind] = KIND.exec(path) ?? [];
    return kind === undefined ? [] : [{ kind: kind as SuppliedFile['kind'], path, bytes }];
  });
}

const NO_FILES: Files = new Map();
const SHOWN = 5;

function named(what: string, paths: readonly string[]): string {
  if (paths.length === 0) return what;
  const more = paths.length > SHOWN ? ` (+${paths.length - SHOWN})` : '';
  return `${what}: ${paths.slice(0, SHOWN).map(printable).join(', ')}${more}`;
}

function printable(path: string): string {
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
  lost: (name: string): Text => ({
    en: `CI evidence ${name} was signed and is not there any more in those bytes; until the run is repeated, what it said is unknown`,
    ja: `CI の証跡 ${name} は署名されていますが、同じ内容のファイルがありません。再実行するまで結果は不明として扱います`,
  }),
} as const;
