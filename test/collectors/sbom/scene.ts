import { blindRepository } from '../../../src/adapters/memory/blind-repository.ts';
import { memoryTree } from '../../../src/adapters/memory/memory-tree.ts';
import { cycloneDxSchemas } from '../../../src/adapters/schemas/cyclonedx.ts';
import { sbom } from '../../../src/collectors/sbom/index.ts';
import type { CollectContext, SuppliedFile } from '../../../src/collectors/types.ts';
import { sha256 } from '../../../src/model/digest.ts';
import type { Fact } from '../../../src/model/fact.ts';
import { notSeen, seen, type Observation } from '../../../src/model/observation.ts';
import type { Subject } from '../../../src/model/subject.ts';
import type { Release, ReleaseAsset, StoredAttestation } from '../../../src/ports/releases.ts';
import type { Repository } from '../../../src/ports/repository.ts';
import type { WorkflowArtifact } from '../../../src/ports/sbom-sources.ts';
import type { Tree } from '../../../src/ports/tree.ts';
import { sbomProfile } from '../../support/sbom-profile.ts';
import { sbomValidator } from '../../../src/sbom/validate.ts';

export const COMMIT = 'c'.repeat(40);
const where = { host: 'github.com', owner: 'acme', name: 'widget' };
export const REPOSITORY: Subject = { ...where, kind: 'repository', ref: 'main', commit: COMMIT, dirty: false };
export const TREE: Subject = {
  host: null,
  owner: null,
  name: null,
  kind: 'tree',
  ref: null,
  commit: null,
  dirty: false,
};
export const releaseSubject = (tag: string): Subject => ({ ...where, kind: 'release', tag, commit: COMMIT });

/** Assets by name; a number is a size without content, null an asset that cannot be read. */
export type Assets = Readonly<Record<string, unknown>>;

export interface SceneRelease extends Partial<Omit<Release, 'assets'>> {
  readonly assets?: Assets;
}

export interface Scene {
  readonly subject?: Subject;
  /** Newest first; the answer of the list when it is no list. */
  readonly releases?: readonly SceneRelease[] | Observation<readonly Release[]>;
  readonly files?: Readonly<Record<string, string>>;
  readonly tree?: Tree;
  readonly sboms?: Readonly<Record<string, unknown>>;
  readonly bundles?: readonly unknown[];
  readonly attestations?: Observation<readonly StoredAttestation[]>;
  readonly artifacts?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly validates?: boolean;
}

const validate = sbomValidator({ json: cycloneDxSchemas() });

/** The facts of a scene by id. Whatever a scene does not name is unseen: offline for a tree, forbidden else. */
export async function collect(scene: Scene): Promise<ReadonlyMap<string, Fact>> {
  const { facts } = await sbom.collect(contextOf(scene));
  return new Map(facts.map((fact) => [fact.id, fact]));
}

export function contextOf(scene: Scene): CollectContext {
  const supplied: SuppliedFile[] = [
    ...Object.entries(scene.sboms ?? {}).map(([path, content]) => ({
      kind: 'sbom' as const,
      path,
      bytes: bytesOf(content),
    })),
    ...(scene.bundles ?? []).map((content, index) => ({
      kind: 'bundle' as const,
      path: `b${index}`,
      bytes: bytesOf(content),
    })),
  ];
  return {
    subject: scene.subject ?? REPOSITORY,
    tree: scene.tree ?? memoryTree(scene.files ?? {}),
    repository: repositoryOf(scene),
    branch: 'main',
    supplied,
    at: '2026-01-02T03:04:05Z',
    ...(scene.validates === false ? {} : { validateSbom: validate }),
    sbomProfile: sbomProfile(),
  };
}

function repositoryOf(scene: Scene): Repository {
  const blind = blindRepository(scene.subject === TREE ? 'offline' : 'forbidden', { owner: 'acme', name: 'widget' });
  const { releases, artifacts, attestations } = scene;
  const contents = new Map<number, unknown>();
  return {
    ...blind,
    ...(releases === undefined ? {} : { releases: () => Promise.resolve(listOf(releases, contents)) }),
    assetBytes: (asset) => {
      const content = contents.get(asset.id);
      const hidden = notSeen({ reason: 'server-error', what: asset.name });
      return Promise.resolve(content === null || content === undefined ? hidden : seen(bytesOf(content)));
    },
    ...(attestations === undefined ? {} : { attestations: () => Promise.resolve(attestations) }),
    ...(artifacts === undefined ? {} : artifactVerbs(artifacts)),
  };
}

function artifactVerbs(
  artifacts: NonNullable<Scene['artifacts']>,
): Pick<Repository, 'workflowArtifacts' | 'artifactFiles'> {
  const list: WorkflowArtifact[] = Object.keys(artifacts).map((name, id) => ({
    id,
    name,
    size: 1,
    expired: false,
    commit: COMMIT,
    run: 1,
  }));
  return {
    workflowArtifacts: () => Promise.resolve(seen(list)),
    artifactFiles: ({ name }) =>
      Promise.resolve(
        seen(new Map(Object.entries(artifacts[name] ?? {}).map(([file, content]) => [file, bytesOf(content)]))),
      ),
  };
}

function listOf(
  releases: NonNullable<Scene['releases']>,
  contents: Map<number, unknown>,
): Observation<readonly Release[]> {
  if ('state' in releases) return releases;
  return seen(
    releases.map(({ assets = {}, ...one }, index) => ({
      id: index,
      tag: 'v1.2.3',
      draft: false,
      prerelease: false,
      immutable: undefined,
      publishedAt: '2026-01-01T00:00:00Z',
      body: '',
      assets: Object.entries(assets).map(([name, content], position) => {
        const id = index * 100 + position;
        if (typeof content !== 'number') contents.set(id, content);
        return assetOf(id, name, content);
      }),
      ...one,
    })),
  );
}

function assetOf(id: number, name: string, content: unknown): ReleaseAsset {
  if (typeof content === 'number') return { id, name, size: content, digest: null };
  return { id, name, size: 10, digest: content === null ? null : sha256(bytesOf(content)) };
}

function bytesOf(content: unknown): Uint8Array {
  if (content instanceof Uint8Array) return content;
  return new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content));
}

/** `true`, `0.5`, `[a b]`, `≥ [a]`, `unknown: reason reason` or `not applicable`: a fact in one line. */
export function said(fact: Fact | undefined): string {
  if (fact === undefined) return 'no such fact';
  if (fact.state === 'not-applicable') return 'not applicable';
  if (fact.state === 'unknown') return ['unknown', ...new Set(fact.unseen.map(({ reason }) => reason))].join(' ');
  const { value, exactness } = fact;
  const text = typeof value === 'object' ? `[${value.join(' ')}]` : String(value);
  return exactness === 'exact' ? text : `${exactness} ${text}`;
}
