import { explainUnseen } from '../language/unseen.ts';
import type { Configuration } from '../model/configuration.ts';
import { notSeen, type Observation, seen, type Unseen } from '../model/observation.ts';
import { NO_RECORDS, type Records } from '../model/records.ts';
import type { Text } from '../model/text.ts';
import { applyOrganization, NO_CONFIGURATION, parseConfiguration, stricter } from '../policy/configuration.ts';
import type { Problem } from '../policy/problem.ts';
import { parseRecords } from '../policy/records.ts';
import type { FileContent, Tree } from '../ports/tree.ts';
import { isConfiguration } from './changes.ts';

/** What people configured and recorded, as far as it could be read. */
export interface Configured {
  readonly configuration: Configuration;
  readonly records: Records;
  /** Errors of single entries and files; the rest still counts. */
  readonly problems: readonly Text[];
  /** Why the configuration that binds this repository is not wholly known. */
  readonly locksUnknown?: Text;
}

export const CONFIGURATION_FILE = '.github/ssdf-gate.yml';

interface Sources {
  /** The default branch first: its records count; of several configurations the stricter holds. */
  readonly branches: readonly Tree[];
  readonly organization: Observation<Tree | null>;
}

/** Reads configuration and records from trusted branches, and the organisation's locks above them. */
export async function readConfiguration({ branches, organization }: Sources): Promise<Configured> {
  const read = await Promise.all(branches.map(readBranch));
  const above = await readOrganization(organization);
  const own = read.map((branch) => branch.configuration).reduce(stricter, NO_CONFIGURATION);
  const hidden = [...read.flatMap((branch) => branch.hidden), ...above.hidden];
  return {
    configuration: above.configuration === undefined ? own : applyOrganization(above.configuration, own),
    records: read[0]?.records ?? NO_RECORDS,
    problems: [...read.flatMap((branch) => branch.problems), ...above.problems].map(sentence),
    ...(hidden.length === 0 ? {} : { locksUnknown: explainUnseen(hidden) }),
  };
}

async function readBranch(tree: Tree) {
  const files = await configurationFiles(tree);
  if (files.state === 'unseen') {
    return { configuration: NO_CONFIGURATION, records: { ...NO_RECORDS, unread: files.unseen }, problems: [], hidden: [files.unseen] };
  }
  const { configuration, problems } = configurationOf(files.value);
  const blobs = await blobIds(tree);
  const records = parseRecords(
    files.value.filter((file) => file.path.startsWith('.ssdf/')),
    (path) => blobs.get(path),
  );
  const unread = files.missing === undefined ? {} : { unread: files.missing };
  return {
    configuration,
    records: { ...records.records, notApplicable: configuration.scope?.notApplicable ?? [], ...unread },
    problems: [...problems, ...records.problems],
    hidden: files.missing === undefined ? [] : [files.missing],
  };
}

async function readOrganization(organization: Observation<Tree | null>) {
  if (organization.state === 'unseen') return { configuration: undefined, problems: [], hidden: [organization.unseen] };
  if (organization.value === null) return { configuration: undefined, problems: [], hidden: [] };
  const files = await configurationFiles(organization.value);
  if (files.state === 'unseen') return { configuration: undefined, problems: [], hidden: [files.unseen] };
  const hidden: readonly Unseen[] = files.missing === undefined ? [] : [files.missing];
  return { ...configurationOf(files.value), hidden };
}

function configurationOf(files: readonly FileContent[]) {
  const file = files.find((one) => one.path === CONFIGURATION_FILE);
  if (file === undefined) return { configuration: NO_CONFIGURATION, problems: [] };
  return parseConfiguration(file.path, file.text);
}

/** Every configuration file of a tree; one that cannot be read makes the whole seen partly, never absent. */
async function configurationFiles(tree: Tree): Promise<Observation<readonly FileContent[]>> {
  const listed = await tree.list();
  if (listed.state === 'unseen') return listed;
  const paths = listed.value.map((entry) => entry.path).filter(isConfiguration);
  const answers = paths.length === 0 ? [] : [...(await tree.read(paths)).values()];
  const files = answers.flatMap((answer) => (answer.state === 'seen' ? [answer.value] : []));
  const unseen = answers.find((answer) => answer.state === 'unseen');
  const missing = unseen?.unseen ?? listed.missing;
  return missing === undefined ? seen(files) : { ...seen(files), missing };
}

async function blobIds(tree: Tree): Promise<ReadonlyMap<string, string>> {
  const listed = await tree.list();
  if (listed.state === 'unseen') return new Map();
  return new Map(listed.value.flatMap((entry) => (entry.blob === null ? [] : [[entry.path, entry.blob] as const])));
}

function sentence({ file, line, what }: Problem): Text {
  return { en: `${file}:${line}: ${what.en}`, ja: `${file}:${line}：${what.ja}` };
}

/** No organisation stands above: a tree alone, or a person's account. */
export const NO_ORGANIZATION: Observation<Tree | null> = seen(null);

export function organizationUnseen(unseen: Unseen): Observation<Tree | null> {
  return notSeen(unseen);
}
