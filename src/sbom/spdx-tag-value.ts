/** One `Tag: value` of SPDX 2's tag-value form; `<text>…</text>` may span lines. */
interface Tag {
  readonly tag: string;
  readonly value: string;
}

/** True for text that names its SPDX version in its first lines (clause 6.1). */
export function looksLikeTagValue(text: string): boolean {
  return /^SPDXVersion:\s*SPDX-/m.test(text.slice(0, 4096));
}

const PACKAGE_FIELDS: Readonly<Record<string, string>> = {
  SPDXID: 'SPDXID',
  PackageVersion: 'versionInfo',
  PackageSupplier: 'supplier',
  PackageOriginator: 'originator',
  PrimaryPackagePurpose: 'primaryPackagePurpose',
  PackageLicenseConcluded: 'licenseConcluded',
  PackageLicenseDeclared: 'licenseDeclared',
  PackageCopyrightText: 'copyrightText',
};

interface Draft {
  readonly document: Record<string, unknown>;
  readonly creators: string[];
  readonly packages: Record<string, unknown>[];
  readonly relationships: unknown[];
  created: string | undefined;
  /** The package being described; null in the document's own part, and in files and snippets. */
  current: Record<string, unknown> | null;
}

/** Tag-value text in the shape of SPDX JSON, with the fields that we read. */
export function tagValueAsJson(text: string): unknown {
  const draft: Draft = {
    document: {},
    creators: [],
    packages: [],
    relationships: [],
    created: undefined,
    current: null,
  };
  for (const tag of tagsOf(text)) take(draft, tag);
  const { document, creators, created, packages, relationships } = draft;
  return { ...document, creationInfo: { created, creators }, packages, relationships };
}

function* tagsOf(text: string): Generator<Tag> {
  const lines = text.split(/\r?\n/);
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const colon = line.indexOf(':');
    if (line.startsWith('#') || colon === -1) continue;
    const first = line.slice(colon + 1).trim();
    if (!first.startsWith('<text>')) {
      yield { tag: line.slice(0, colon).trim(), value: first };
      continue;
    }
    const parts = [first.slice('<text>'.length)];
    while (!(parts.at(-1) ?? '').includes('</text>') && index + 1 < lines.length) {
      index += 1;
      parts.push(lines[index] ?? '');
    }
    const joined = parts.join('\n');
    const end = joined.lastIndexOf('</text>');
    yield { tag: line.slice(0, colon).trim(), value: end === -1 ? joined : joined.slice(0, end) };
  }
}

function take(draft: Draft, { tag, value }: Tag): void {
  if (tag === 'PackageName') {
    draft.current = { name: value, externalRefs: [], checksums: [] };
    draft.packages.push(draft.current);
  } else if (tag === 'FileName' || tag === 'SnippetSPDXID') draft.current = null;
  else if (tag === 'SPDXVersion') draft.document.spdxVersion = value;
  else if (tag === 'DocumentNamespace') draft.document.documentNamespace = value;
  else if (tag === 'Creator') draft.creators.push(value);
  else if (tag === 'Created') draft.created = value;
  else if (tag === 'Relationship') draft.relationships.push(relationshipOf(value));
  else if (draft.current !== null) takeForPackage(draft.current, { tag, value });
}

function takeForPackage(current: Record<string, unknown>, { tag, value }: Tag): void {
  const field = Object.hasOwn(PACKAGE_FIELDS, tag) ? PACKAGE_FIELDS[tag] : undefined;
  if (field !== undefined) current[field] = value;
  if (tag === 'PackageChecksum') {
    const colon = value.indexOf(':');
    const checksum = { algorithm: value.slice(0, colon).trim(), checksumValue: value.slice(colon + 1).trim() };
    (current.checksums as unknown[]).push(checksum);
  }
  if (tag === 'ExternalRef') {
    const [referenceCategory, referenceType, referenceLocator] = value.split(/\s+/);
    (current.externalRefs as unknown[]).push({ referenceCategory, referenceType, referenceLocator });
  }
}

function relationshipOf(value: string): unknown {
  const [spdxElementId, relationshipType, relatedSpdxElement] = value.split(/\s+/);
  return { spdxElementId, relationshipType, relatedSpdxElement };
}
