import type { NotSeen, Observation } from '../../model/observation.ts';
import type { Repository } from '../../ports/repository.ts';
import { explainUnseen } from '../../language/unseen.ts';
import type { Toolchain } from '../../workflows/toolchain.ts';
import {
  documentAt,
  documentsAt,
  documentsIn,
  pathsWanted,
  placesOf,
  type Documents,
  type Places,
} from '../document-files.ts';
import type { Tree, TreeEntry } from '../../ports/tree.ts';
import type { CollectContext, Collected, Collector } from '../types.ts';
import { facts } from './facts.ts';
import { judge } from './judge.ts';
import { make, type Id } from './make.ts';
import { readVersions } from './read-versions.ts';
import { isOfInterest, readToolchain } from './read.ts';

/** What the workflow files say that the repository really executes, and where they are dangerous. */
export const workflows: Collector = {
  id: 'workflows',
  version: '1',
  facts,
  endpoints: [
    { route: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}', permission: 'contents: read' },
    { route: 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}', permission: 'contents: read' },
    { route: 'GraphQL Repository.object', permission: 'contents: read' },
    { route: 'GET /repos/{owner}/{repo}/actions/permissions/workflow', permission: 'administration: read' },
  ],
  events: ['push'],
  reads: (path) => isOfInterest(path) || isToolchainDocument(path),
  collect,
};

async function collect({ tree, subject, branch, repository, at, ownDocuments }: CollectContext): Promise<Collected> {
  const list = await tree.list();
  if (list.state === 'unseen') return blind(list);
  const names = { owner: subject.owner, name: subject.name, defaultBranch: branch };
  const { toolchain, hidden, digests } = await readToolchain(tree, list.value, names);
  const versions = await readVersions(tree, list.value, toolchain);
  const unseen = [...(list.missing === undefined ? [] : [list.missing]), ...hidden];
  const token = await defaultToken(toolchain, repository);
  const { entries, read } = toolchain;
  return {
    facts: judge({
      toolchain,
      hidden: unseen,
      digests: new Map([...digests, ...versions.digests]),
      owner: subject.owner,
      token,
      toolchainDocument: await toolchainDocument(tree, list.value, placesOf(ownDocuments)),
      listHidden: list.missing === undefined ? [] : [list.missing],
      versions: versions.versions,
      versionsHidden: versions.hidden,
      at,
    }),
    toolchain: entries,
    toolchainRead: list.missing === undefined ? read : { state: 'partly', because: explainUnseen([list.missing]) },
  };
}

async function toolchainDocument(tree: Tree, entries: readonly TreeEntry[], places: Places): Promise<Documents> {
  const paths = pathsWanted(entries, places).filter((path) => documentsAt(path, places).includes('toolchain'));
  return documentsIn(await tree.read(paths), places);
}

function isToolchainDocument(path: string): boolean {
  return documentAt(path) === 'toolchain';
}

function blind(list: NotSeen): Collected {
  const ids = Object.keys(facts) as Id[];
  return {
    facts: ids.map((id) => make.unknown(id, [list])),
    toolchain: [],
    toolchainRead: { state: 'unread', because: explainUnseen([list.unseen]) },
  };
}

/** Asked only when some job leaves its permissions to the default. */
async function defaultToken(
  toolchain: Toolchain,
  repository: Repository,
): Promise<Observation<'read' | 'write'> | undefined> {
  const open = toolchain.workflows.some(
    (workflow) => workflow.permissions === undefined && workflow.jobs.some((job) => job.permissions === undefined),
  );
  if (!open) return undefined;
  const token = await repository.workflowToken();
  return token.state === 'unseen' ? token : { ...token, value: token.value.default };
}
