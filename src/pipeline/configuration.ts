import { explainUnseen } from '../language/unseen.ts';
import { type Configuration, NO_CONFIGURATION } from '../model/configuration.ts';
import { type Handling, NO_HANDLING, type ResponseRecord } from '../model/handling.ts';
import { type Observation, seen, seenPartly, type Unseen } from '../model/observation.ts';
import { isInherited } from '../model/inheritance.ts';
import { NO_RECORDS, type Records } from '../model/records.ts';
import type { TaskIssue } from '../model/task-issues.ts';
import type { Text } from '../model/text.ts';
import { loosenedKeys } from '../policy/loosened.ts';
import { stricter, underOrganization } from '../policy/join-configurations.ts';
import { parseConfiguration, type ConfigurationReading } from '../policy/parse-configuration.ts';
import { problemLine, type Problem } from '../policy/problem.ts';
import { type HandlingReading, parseHandling } from '../policy/parse-handling.ts';
import { isResponsePath } from '../policy/record-places.ts';
import { parseTaskIssues } from '../policy/parse-task-issues.ts';
import { parseRecords } from '../policy/parse-records.ts';
import type { FileContent, Tree } from '../ports/tree.ts';
import { isConfiguration } from './changes.ts';
import { withKeys } from './signer-keys.ts';

/** What people configured and recorded, as far as it could be read. */
export interface Configured {
  readonly configuration: Configuration;
  readonly records: Records;
  /** How vulnerabilities are handled, by the default branch alone. */
  readonly handling: Handling;
  /** The responses of `handling` with their files, seen partly where an entry was broken. */
  readonly responses: Observation<readonly ResponseRecord[]>;
  /** What people found wrong with tasks themselves; for those who ask, never for a verdict. */
  readonly taskIssues: readonly TaskIssue[];
  readonly taskIssueProblems: readonly Text[];
  /** Errors of single entries and files; the rest still counts. */
  readonly problems: readonly Text[];
  /** Errors of the organisation's file, which may be private: for its owners, never for a report of the repository. */
  readonly organizationProblems: readonly Text[];
  /** Reusable workflows whose evidence the organisation lets count, pinned; a repository cannot name any. */
  readonly ciWorkflows: readonly string[];
  /** Why the configuration that binds this repository is not wholly known. */
  readonly locksUnknown?: Text;
  /** Why nobody knows whom the repository's own configuration expects as a signer. */
  readonly signersUnknown?: Unseen;
  /** Why nobody knows whether the organisation expects others or locks who may sign. */
  readonly signersAboveUnknown?: Unseen;
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
  const ownHidden = read.flatMap((branch) => branch.hidden);
  const hidden = [...ownHidden, ...above.hidden];
  return {
    configuration: above.configuration === undefined ? own : underOrganization(own, above.configuration),
    records: withInherited(read[0]?.records ?? NO_RECORDS, above),
    handling: read[0]?.handling ?? NO_HANDLING,
    responses: read[0]?.responses ?? seen([]),
    taskIssues: read[0]?.issues.issues ?? [],
    taskIssueProblems: (read[0]?.issues.problems ?? []).map(sentence),
    problems: read.flatMap((branch) => [...branch.problems, ...loosened(branch, above.configuration)]).map(sentence),
    organizationProblems: above.problems.map(sentence),
    ciWorkflows: above.configuration?.ciWorkflows ?? [],
    ...(hidden.length === 0 ? {} : { locksUnknown: explainUnseen(hidden) }),
    ...(ownHidden[0] === undefined ? {} : { signersUnknown: ownHidden[0] }),
    ...(above.hidden[0] === undefined ? {} : { signersAboveUnknown: above.hidden[0] }),
  };
}

async function readBranch(tree: Tree) {
  const files = await configurationFiles(tree);
  if (files.state === 'unseen') {
    return {
      configuration: NO_CONFIGURATION,
      records: { ...NO_RECORDS, unread: files.unseen },
      handling: NO_HANDLING,
      responses: files,
      issues: parseTaskIssues([]),
      problems: [],
      hidden: [files.unseen],
      lineOf: () => 1,
    };
  }
  const { configuration, problems, lineOf } = await keyed(configurationOf(files.value), tree);
  const records = await readRecords(recordFiles(files.value), tree);
  const handled = parseHandling(files.value);
  const unread = files.missing === undefined ? {} : { unread: files.missing };
  return {
    configuration,
    records: { ...records.records, notApplicable: configuration.scope.notApplicable, ...unread },
    handling: handled.handling,
    responses: responsesIn(files, handled),
    issues: parseTaskIssues(files.value),
    problems: [...problems, ...records.problems, ...handled.problems],
    hidden: files.missing === undefined ? [] : [files.missing],
    lineOf,
  };
}

/** A broken entry may have been the response to anything. */
function responsesIn(
  { value: files, missing }: { readonly value: readonly FileContent[]; readonly missing?: Unseen },
  { handling, problems }: HandlingReading,
): Observation<readonly ResponseRecord[]> {
  const sources = files.filter(({ path }) => isResponsePath(path)).map(({ path, digest }) => ({ path, digest }));
  const broken = problems.find(({ file }) => isResponsePath(file));
  const unread = missing ?? (broken && ({ reason: 'malformed', what: `${broken.file}:${broken.line}` } as const));
  return unread === undefined ? seen(handling.responses, sources) : seenPartly(handling.responses, unread, sources);
}

/** Names the file and nothing that stands in it: the organisation's repository may be private. */
const UNREADABLE_ABOVE: Unseen = { reason: 'malformed', what: `the organization's ${CONFIGURATION_FILE}` };

interface Branch {
  readonly configuration: Configuration;
  readonly lineOf: (key: string) => number;
}

/** What a repository wrote below a lock and does not get. The organisation's value is not named: its file may be private. */
function loosened({ configuration, lineOf }: Branch, above: Configuration | undefined): readonly Problem[] {
  if (above === undefined) return [];
  return loosenedKeys(configuration, above).map((key) => ({
    code: 'POLICY_RULE',
    file: CONFIGURATION_FILE,
    line: lineOf(key),
    what: {
      en: `${key}: the organization has locked this key, and what stands here is looser and does not count; remove it or tighten it`,
      ja: `${key}：組織がこの項目を固定しています。ここの値はより緩いため無効です。削除するか、より厳しい値にしてください`,
    },
  }));
}

interface Above {
  readonly configuration: Configuration | undefined;
  readonly records: Records;
  readonly problems: readonly Problem[];
  readonly hidden: readonly Unseen[];
}

const NOTHING_ABOVE: Above = { configuration: undefined, records: NO_RECORDS, problems: [], hidden: [] };

/** What it would hand down is unknown, beyond what is handed down everywhere. */
function unseenAbove(unseen: Unseen): Above {
  return { ...NOTHING_ABOVE, records: { ...NO_RECORDS, unreadAbove: { unseen, inherit: [] } }, hidden: [unseen] };
}

async function readOrganization(organization: Observation<Tree | null>): Promise<Above> {
  if (organization.state === 'unseen') return unseenAbove(organization.unseen);
  if (organization.value === null) return NOTHING_ABOVE;
  const files = await configurationFiles(organization.value);
  if (files.state === 'unseen') return unseenAbove(files.unseen);
  const { configuration, problems } = await keyed(configurationOf(files.value), organization.value);
  const read = await readRecords(recordFiles(files.value), organization.value);
  const missing: readonly Unseen[] = files.missing === undefined ? [] : [files.missing];
  // A key that could not be read may have been a lock: what was meant is unknown, never absent.
  const hidden = problems.length === 0 ? missing : [...missing, UNREADABLE_ABOVE];
  const [unseen] = [...missing, ...(read.problems.length === 0 ? [] : [UNREADABLE_RECORDS_ABOVE])];
  const records = {
    ...handedDown(read.records, configuration.inherit),
    ...(unseen === undefined ? {} : { unreadAbove: { unseen, inherit: configuration.inherit } }),
  };
  return { configuration, records, problems: [...problems, ...read.problems], hidden };
}

/** An entry that is broken may have been meant for any criterion that is handed down. */
const UNREADABLE_RECORDS_ABOVE: Unseen = { reason: 'malformed', what: "the organization's records" };

/** The organisation's records for what it hands down, each marked: names and places of its repository stay there. */
function handedDown({ declarations, equivalents, exceptions }: Records, inherit: readonly string[]): Records {
  const down = <R extends { readonly criterion: string }>(records: readonly R[]) =>
    records
      .filter(({ criterion }) => isInherited(criterion, inherit))
      .map((record) => ({ ...record, inherited: true as const }));
  return {
    ...NO_RECORDS,
    declarations: down(declarations),
    equivalents: down(equivalents),
    exceptions: down(exceptions),
  };
}

/** The repository's own records with those handed down beside them; which one speaks is the ledger's to say. */
function withInherited(own: Records, { records: above }: Above): Records {
  const { unreadAbove } = above;
  return {
    ...own,
    declarations: [...own.declarations, ...above.declarations],
    equivalents: [...own.equivalents, ...above.equivalents],
    exceptions: [...own.exceptions, ...above.exceptions],
    ...(unreadAbove === undefined ? {} : { unreadAbove }),
  };
}

function recordFiles(files: readonly FileContent[]): readonly FileContent[] {
  return files.filter((file) => file.path.startsWith('.ssdf/'));
}

function configurationOf(files: readonly FileContent[]): ConfigurationReading {
  const file = files.find((one) => one.path === CONFIGURATION_FILE);
  if (file === undefined) return { configuration: NO_CONFIGURATION, problems: [], lineOf: () => 1 };
  return parseConfiguration(file.path, file.text);
}

/** A configuration with the keys of its signers, from the tree that it was read from. */
async function keyed(reading: ConfigurationReading, tree: Tree): Promise<ConfigurationReading> {
  const { signers } = reading.configuration;
  if (signers === undefined) return reading;
  const read = await withKeys(signers, tree, { file: CONFIGURATION_FILE, line: reading.lineOf('signers') });
  return {
    ...reading,
    configuration: { ...reading.configuration, signers: read.signers },
    problems: [...reading.problems, ...read.problems],
  };
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
  handling: NO_HANDLING,
  responses: seen([]),
  taskIssues: [],
  taskIssueProblems: [],
  problems: [],
  organizationProblems: [],
  ciWorkflows: [],
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
