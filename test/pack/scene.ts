import { sha256 } from '../../src/model/digest.ts';
import type { ReleaseSubject } from '../../src/model/subject.ts';
import { buildPack, type Pack, type PackInput } from '../../src/pack/build.ts';
import type { PackDocuments, PackedAround } from '../../src/pack/check.ts';
import type { OpenedPack } from '../../src/pack/check.ts';
import { AT } from '../support/build.ts';
import { HEAD_FACTS, scene } from '../reports/scene.ts';

export const RELEASE: ReleaseSubject = {
  kind: 'release',
  host: 'github.com',
  owner: 'acme',
  name: 'widget',
  visibility: 'public',
  tag: 'v1.2.3',
  commit: '1c0ffee000000000000000000000000000000000',
};

export const ASSETS = [
  { name: 'widget-linux.tar.gz', digest: sha256('linux') },
  { name: 'widget-windows.zip', digest: sha256('windows') },
];

/** The verdict on a release that some readers may see only a part of. */
export const verdict = () => scene({ subject: RELEASE, facts: HEAD_FACTS });

export function packOf(overrides: Partial<PackInput> = {}): Pack {
  return buildPack({
    verdict: verdict(),
    release: RELEASE,
    madeAt: AT,
    audience: 'public',
    assets: ASSETS,
    sboms: [],
    restricted: { state: 'none' },
    clean: (text) => text,
    ...overrides,
  });
}

/** The pack as it comes out of its archive, with every document read. */
export function opened(pack: Pack): OpenedPack {
  return { files: new Map(pack.files.map(({ path, content }) => [path, content])), leftOut: [] };
}

export function documentsOf({ files }: OpenedPack): PackDocuments {
  const evidence = jsonIn(files.get('evidence.json')) as EvidenceCut | undefined;
  const assessment = jsonIn(files.get('assessment.json')) as PackDocuments['assessment'];
  return {
    ...(evidence === undefined
      ? {}
      : { evidence: { subject: evidence.subject, whole: evidence.shownTo === undefined, content: evidence } }),
    ...(assessment === undefined ? {} : { assessment }),
  };
}

interface EvidenceCut {
  readonly subject: ReleaseSubject;
  readonly shownTo?: string;
}

function jsonIn(content: Uint8Array | undefined): unknown {
  return content === undefined ? undefined : JSON.parse(new TextDecoder().decode(content));
}

export const NOTHING_AROUND: PackedAround = { assets: new Map() };
