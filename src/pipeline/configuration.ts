import { explainUnseen } from '../language/unseen.ts';
import { type Configuration, NO_CONFIGURATION } from '../model/configuration.ts';
import { type Observation, seen, type Unseen } from '../model/observation.ts';
import { NO_RECORDS, type Records } from '../model/records.ts';
import type { Text } from '../model/text.ts';
import { stricter, underOrganization } from '../policy/join-configurations.ts';
import { parseConfiguration } from '../policy/parse-configuration.ts';
import { problemLine, type Problem } from '../policy/problem.ts';
import { parseRecords } from '../policy/parse-records.ts';
import type { FileContent, Tree } from '../ports/tree.ts';
import { isConfiguration } from './changes.ts';

/** What people configured and recorded, as far as it could be read. */
export interface Configured {
  readonly configuration: Configuration;
  readonly records: Records;
  /** Errors of single entries and files; the rest still counts. */
  readonly problems: readonly Text[];
  /** Errors of the organisation's file, which may be private: for its owners, never for a report of the repository. */
  readonly organizationProblems: readonly Text[];
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
  const [first = NO_CONFIGURATION, ...others] = read.map((branch) => branch.configuration);
  const own = others.reduce(stricter, first);
  const hidden = [...read.flatMap((branch) => branch.hidden), ...above.hidden];
  return {
    configuration: above.configuration === undefined ? own : underOrganization(own, above.configuration),
    records: read[0]?.records ?? NO_RECORDS,
    problems: read.flatMap((branch) => branch.problems).map(sentence),
    organizationProblems: above.problems.map(sentence),
    ...(hidden.length === 0 ? {} : { locksUnknown: explainUnseen(hidden) }),
  };
}

async function readBranch(tree: Tree) {
  const files = await configurationFiles(tree);
  if (files.state === 'unseen') {
    return {
      configuration: NO_CONFIGURATION,
      records: { ...NO_RECORDS, unread: files.unseen },
      problems: [],
      hidden: [files.unseen],
    };
  }
  const { configuration, problems } = configurationOf(files.value);
  const records = await readRecords(
    files.value.filter((file) => file.path.startsWith('.ssdf/')),
    tree,
  );
  const unread = files.missing === undefined ? {} : { unread: files.missing };
  return {
    configuration,
    records: { ...records.records, notApplicable: configuration.scope.notApplicable, ...unread },
    problems: [...problems, ...records.problems],
    hidden: files.missing === undefined ? [] : [files.missing],
  };
}

/** Names the file and nothing that stands in it: the organisation's repository may be private. */
const UNREADABLE_ABOVE: Unseen = { reason: 'malformed', what: `the organization's ${CONFIGURATION_FILE}` };

async function readOrganization(organization: Observation<Tree | null>) {
  if (organization.state === 'unseen') return { configuration: undefined, problems: [], hidden: [organization.unseen] };
  if (organization.value === null) return { configuration: undefined, problems: [], hidden: [] };
  const files = await configurationFiles(organization.value);
  if (files.state === 'unseen') return { configuration: undefined, problems: [], hidden: [files.unseen] };
  const { configuration, problems } = configurationOf(files.value);
  const missing: readonly Unseen[] = files.missing === undefined ? [] : [files.missing];
  // A key that could not be read may have been a lock: what was meant is unknown, never absent.
  return { configuration, problems, hidden: problems.length === 0 ? missing : [...missing, UNREADABLE_ABOVE] };
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

/** Records, with each section that they point at held against the blob that lies there now. */
async function readRecords(files: readonly FileContent[], tree: Tree) {
  const paths = sectionPaths(parseRecords(files, () => undefined).records);
  const contents = paths.length === 0 ? new Map<string, Observation<FileContent>>() : await tree.read(paths);
  return parseRecords(files, (path) => {
    const content = contents.get(path);
    return content?.state === 'seen' ? content.value.blob : undefined;
  });
}

function sectionPaths({ declarations, equivalents }: Records): readonly string[] {
  const evidence = [...declarations, ...equivalents].flatMap((record) => record.evidence);
  return [...new Set(evidence.flatMap((one) => (one.kind === 'section' ? [one.path] : [])))];
}

function sentence(problem: Problem): Text {
  return { en: problemLine(problem, 'en'), ja: problemLine(problem, 'ja') };
}

/** No organisation stands above: a tree alone, or a person's account. */
export const NO_ORGANIZATION: Observation<Tree | null> = seen(null);

/** Nothing was configured or recorded: a saved evidence judged by itself. */
export const NO_CONFIGURED: Configured = {
  configuration: NO_CONFIGURATION,
  records: NO_RECORDS,
  problems: [],
  organizationProblems: [],
};

/** What the caller asks for above the files: it may choose where the files are silent, and only tighten where they speak. */
export function withOverrides(configuration: Configuration, overrides: Partial<Configuration>): Configuration {
  const { scope, gate } = configuration;
  const asked: Configuration = { ...NO_CONFIGURATION, profiles: configuration.profiles, scope, ...overrides };
  const both = stricter(configuration, asked);
  const chosen = gate ?? overrides.gate;
  return {
    ...both,
    ...(gate === undefined && chosen !== undefined ? { gate: chosen } : {}),
    ...(configuration.profiles.length === 0 ? { profiles: asked.profiles } : {}),
    ...(overrides.lang === undefined ? {} : { lang: overrides.lang }),
  };
}
