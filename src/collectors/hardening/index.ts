import { isDockerfile } from '../../workflows/versions/images.ts';
import type { CollectContext, Collected, Collector } from '../types.ts';
import { facts } from './facts.ts';
import { isGoBuild } from './go.ts';
import { judge } from './judge.ts';
import { isCargoRoot, isCBuild } from './native.ts';
import { isTsConfig } from './typescript.ts';

const MAX_FILES = 200;

/** Copies of others' code and material of tests build nothing that is shipped. */
const OTHERS = /(?:^|\/)(?:node_modules|vendor|third_party|testdata|fixtures|tests?|examples?|\.pc|debian|docs?)\//i;

function isOfInterest(path: string): boolean {
  if (OTHERS.test(path)) return false;
  return isCBuild(path) || isCargoRoot(path) || isGoBuild(path) || isTsConfig(path) || isDockerfile(path);
}

/** Options of builds that harden what is built. */
export const hardening: Collector = {
  id: 'hardening',
  version: '1',
  facts,
  endpoints: [
    { route: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}', permission: 'contents: read' },
    { route: 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}', permission: 'contents: read' },
    { route: 'GraphQL Repository.object', permission: 'contents: read' },
  ],
  events: ['push'],
  reads: isOfInterest,
  collect,
};

async function collect({ tree }: CollectContext): Promise<Collected> {
  const list = await tree.list();
  const files = list.state === 'seen' ? list.value.filter(({ kind }) => kind === 'file' || kind === 'executable') : [];
  const paths = files.map(({ path }) => path).sort();
  const wanted = paths.filter(isOfInterest);
  const read = await tree.read(wanted.slice(0, MAX_FILES));
  return { facts: judge({ list, paths, read, more: wanted.length > MAX_FILES }) };
}
