import { expectedOfLockfiles } from '../collectors/expected-packages.ts';
import { judgedRelease } from '../collectors/judged-release.ts';
import { readPackageFiles } from '../collectors/package-files.ts';
import { MAX_DOCUMENT_BYTES, readEvidence } from '../documents/read.ts';
import { explainUnseen } from '../language/unseen.ts';
import type { Text } from '../model/text.ts';
import { packageKey } from '../packages/locked-package.ts';
import { belongsOf, type Belongs, type Held, type HeldAgainst } from '../sbom/belongs.ts';
import { compareComponents } from '../sbom/compare-components.ts';
import { matchRelease, type ReleaseMatch } from '../sbom/describes.ts';
import { type Expected, expectedByKey, type ExpectedPackage } from '../sbom/expected.ts';
import { exactPackages } from '../sbom/exact-packages.ts';
import { readSbom } from '../sbom/read.ts';
import type { Sbom } from '../sbom/sbom.ts';
import { type Io, UsageError } from './io.ts';
import { readText } from './options.ts';
import { openTarget, type Target } from './target.ts';

/** Options that name what an SBOM should be of. */
export const BELONGS_OPTIONS = {
  dir: { type: 'string' },
  repo: { type: 'string' },
  ref: { type: 'string' },
  release: { type: 'string' },
  evidence: { type: 'string' },
  'api-url': { type: 'string' },
} as const;

export type BelongsValues = { readonly [K in keyof typeof BELONGS_OPTIONS]?: string | undefined };

/** Holds an SBOM against the folder, repository, release or evidence that is named; undefined when none is. */
export async function sbomBelongs(sbom: Sbom, options: BelongsValues, io: Io): Promise<Belongs | undefined> {
  const { dir, repo, ref, release, evidence, 'api-url': apiUrl } = options;
  const lookedAt = dir ?? repo;
  if (evidence !== undefined) {
    if (lookedAt !== undefined || release !== undefined || ref !== undefined)
      throw new UsageError('--evidence: expected alone, it names its release itself; leave the other options out');
    return belongsOf({ release: againstEvidence(sbom, evidence, io) });
  }
  if (lookedAt === undefined) {
    const lonely = Object.keys({ release, ref }).find((name) => options[name as keyof BelongsValues] !== undefined);
    if (lonely === undefined) return undefined;
    throw new UsageError(`--${lonely}: expected beside --dir PATH or --repo OWNER/NAME; name one`);
  }
  const target = await openTarget({ dir, repo, ref, release, 'api-url': apiUrl }, io);
  return belongsOf(await heldAgainst(sbom, target, repo !== undefined));
}

function againstEvidence(sbom: Sbom, path: string, io: Io): ReleaseMatch {
  const { release, subject } = readEvidence(path, readText(io, path, MAX_DOCUMENT_BYTES));
  if (release !== undefined) return matchRelease(sbom, release, subject.name ?? '');
  if (subject.kind === 'release') return matchRelease(sbom, { tag: subject.tag, assets: null }, subject.name ?? '');
  throw new UsageError(`${path}: expected evidence of a release, came evidence without one; collect it with --release`);
}

async function heldAgainst(sbom: Sbom, target: Target, online: boolean): Promise<Held> {
  const [release, tree] = await Promise.all([releaseOf(sbom, target), readPackageFiles(target.tree)]);
  const { expected, lockfiles, hidden } = expectedOfLockfiles(tree);
  return {
    ...(release === undefined ? {} : { release }),
    lockfiles: {
      sources: lockfiles.map(({ path, packages }) => ({ name: path, packages })),
      unread: hidden.map(({ unseen }) => explainUnseen([unseen])),
      comparison: compareComponents(sbom, expected, packageKey),
    },
    ...(online ? { graph: await againstGraph(sbom, target, expected) } : {}),
  };
}

/** By the tag alone where GitHub was not asked for the files, or shows none. */
async function releaseOf(sbom: Sbom, { subject, repository }: Target): Promise<ReleaseMatch | undefined> {
  if (subject.kind !== 'release') return undefined;
  const found = judgedRelease(await repository.releases(), subject);
  const assets = found.state === 'seen' && found.value !== null ? found.value.assets : null;
  return matchRelease(sbom, { tag: subject.tag, assets }, subject.name ?? '');
}

const GRAPH = 'GET /repos/{owner}/{repo}/dependency-graph/sbom';

/** What the graph does not say, whether a package is for development only, the lockfiles may. */
async function againstGraph(sbom: Sbom, { repository }: Target, lockfiles: Expected): Promise<HeldAgainst> {
  const graph = await repository.dependencyGraphExport();
  const read = graph.state === 'seen' ? readSbom(JSON.stringify(graph.value ?? null)) : undefined;
  const nothing = { packages: [], wholeTypes: new Set<string>(), own: lockfiles.own };
  const unread = (because: Text): HeldAgainst => {
    return { sources: [], unread: [because], comparison: compareComponents(sbom, nothing, packageKey) };
  };
  if (graph.state === 'unseen') return unread(explainUnseen([graph.unseen]));
  if (read?.state !== 'sbom') return unread(explainUnseen([{ reason: 'malformed', what: GRAPH }]));
  const packages = withUses(exactPackages(read.sbom, GRAPH), lockfiles);
  const wholeTypes = new Set(packages.map(({ type }) => type));
  return {
    sources: [{ name: GRAPH, packages: packages.length }],
    unread: [],
    comparison: compareComponents(sbom, { packages, wholeTypes, own: lockfiles.own }, packageKey),
  };
}

function withUses(packages: readonly ExpectedPackage[], lockfiles: Expected): readonly ExpectedPackage[] {
  const known = expectedByKey(lockfiles, packageKey);
  return packages.map((one) => ({
    ...one,
    use: known.get(packageKey(one.type, one.name, one.version))?.use ?? one.use,
  }));
}
