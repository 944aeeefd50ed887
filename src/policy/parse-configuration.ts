import { NO_CONFIGURATION, type Configuration, type ConfiguredScope } from '../model/configuration.ts';
import { LISTS, MAX_ENTRIES, SCALARS, SCOPE_LISTS } from './configuration-schema.ts';
import { readSigners } from './parse-signers.ts';
import { boundProblems, type Problem } from './problem.ts';
import { readYaml } from './read-yaml.ts';
import { salvage, type Entry, type Salvage } from './salvage.ts';

export interface ConfigurationReading {
  readonly configuration: Configuration;
  /** Not empty = some of it does not count. An organisation's locks are then not wholly known. */
  readonly problems: readonly Problem[];
  /** Where a key of the file stands; 1 when it does not. */
  readonly lineOf: (key: string) => number;
}

/** Reads `.github/ssdf-gate.yml`. Never throws: an error costs its key or its entry, a file that is no YAML costs itself. */
export function parseConfiguration(file: string, text: string): ConfigurationReading {
  const reading = readYaml(file, text);
  if (reading.state === 'refused')
    return { configuration: NO_CONFIGURATION, problems: reading.problems, lineOf: () => 1 };
  const read = salvage(reading.yaml, MAX_ENTRIES);
  const isMap = read.map([], [...Object.keys(SCALARS), ...Object.keys(LISTS), 'scope', 'signers']);
  const configuration = isMap ? readKeys(read) : NO_CONFIGURATION;
  const lineOf = (key: string) => reading.yaml.placeOf([key]).line;
  return { configuration, problems: boundProblems(read.problems), lineOf };
}

function readKeys(read: Salvage): Configuration {
  const profile = read.one(SCALARS.profile, ['profile']);
  return {
    profiles: profile === undefined ? [] : [profile],
    targets: read.each(LISTS.targets, ['targets']).map(valueOf),
    ...withoutAbsent({
      gate: read.one(SCALARS.gate, ['gate']),
      policies: read.one(SCALARS.policies, ['policies']),
      lang: read.one(SCALARS.lang, ['lang']),
      retention: read.one(SCALARS.retention, ['retention']),
      fixWithin: read.one(SCALARS.fixWithin, ['fixWithin']),
      supportedBranches: someOf(read.each(LISTS.supportedBranches, ['supportedBranches']).map(valueOf)),
      signers: readSigners(read),
      pack: read.one(SCALARS.pack, ['pack']),
      fixingReleases: read.one(SCALARS.fixingReleases, ['fixingReleases']),
      broughtMalware: read.one(SCALARS.broughtMalware, ['broughtMalware']),
    }),
    ...readLabels(read),
    ...readDocuments(read),
    ...readWorkflows(read),
    scope: readScope(read),
    locks: [...new Set(read.each(LISTS.locks, ['locks']).map(valueOf))],
    inherit: [...new Set(read.each(LISTS.inherit, ['inherit']).map(valueOf))],
  };
}

function readLabels(read: Salvage): Pick<Configuration, 'labels' | 'labelsUnread'> {
  const before = read.problems.length;
  const labels = read.one(SCALARS.labels, ['labels']) ?? {};
  return read.problems.length > before ? { labels, labelsUnread: true } : { labels };
}

function readDocuments(read: Salvage): Pick<Configuration, 'documents' | 'documentsUnread'> {
  const before = read.problems.length;
  const documents = read.one(SCALARS.documents, ['documents']) ?? {};
  return read.problems.length > before ? { documents, documentsUnread: true } : { documents };
}

function readWorkflows(read: Salvage): Pick<Configuration, 'ciWorkflows'> {
  const named = read.each(LISTS.evidenceWorkflows, ['evidenceWorkflows']).map(valueOf);
  return named.length === 0 ? {} : { ciWorkflows: [...new Set(named)] };
}

function readScope(read: Salvage): ConfiguredScope {
  if (!read.map(['scope'], Object.keys(SCOPE_LISTS))) return NO_CONFIGURATION.scope;
  const notApplicable = read.each(SCOPE_LISTS.notApplicable, ['scope', 'notApplicable']);
  return {
    products: read.each(SCOPE_LISTS.products, ['scope', 'products']).map(valueOf),
    exclusions: read.each(SCOPE_LISTS.exclusions, ['scope', 'exclusions']).map(valueOf),
    notApplicable: firstOfEach(notApplicable, read).map(valueOf),
  };
}

/** A task may be declared not applicable once; the second says nothing that counts. */
function firstOfEach<T extends { readonly task: string }>(entries: readonly Entry<T>[], read: Salvage) {
  return entries.filter(({ value, path }, index) => {
    const first = entries.findIndex((other) => other.value.task === value.task) === index;
    if (!first) read.refuse(path, twice(value.task));
    return first;
  });
}

function twice(task: string) {
  return {
    en: `${task} is declared not applicable twice; keep one entry`,
    ja: `${task} の対象外の申告が 2 件あります。1 件にしてください`,
  };
}

function valueOf<T>({ value }: Entry<T>): T {
  return value;
}

function someOf<T>(values: readonly T[]): readonly T[] | undefined {
  return values.length === 0 ? undefined : [...new Set(values)];
}

type Present<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

function withoutAbsent<T extends object>(values: T): Present<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Present<T>;
}
