/** An OSV record of one npm package; overrides make the point of a test. */
export function osv(id: string, overrides: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    schema_version: '1.7.3',
    id,
    modified: '2026-05-01T00:00:00Z',
    published: '2026-04-01T00:00:00Z',
    aliases: [],
    summary: `what ${id} is about`,
    affected: [affected('left')],
    references: [{ type: 'WEB', url: 'https://example.org/advisory' }],
    ...overrides,
  };
}

/** One affected package: from the beginning until 1.0.5. */
export function affected(name: string, overrides: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    package: { ecosystem: 'npm', name },
    ranges: [semver({ introduced: '0' }, { fixed: '1.0.5' })],
    ...overrides,
  };
}

export function semver(...events: readonly Readonly<Record<string, string>>[]): Record<string, unknown> {
  return { type: 'SEMVER', events };
}

export function ecosystemRange(...events: readonly Readonly<Record<string, string>>[]): Record<string, unknown> {
  return { type: 'ECOSYSTEM', events };
}

/** A file of a collection of records, as the adapter hands it on. */
export function osvFile(record: unknown, name = 'record.json') {
  return { name, text: typeof record === 'string' ? record : JSON.stringify(record) };
}
