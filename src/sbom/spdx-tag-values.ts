import { algorithmName } from './identifiers.ts';

/** The value of a tag in the shape of the JSON form; undefined where it does not have the form of that tag. */
export function valueOfTag(tag: string, value: string): unknown {
  switch (tag) {
    case 'FilesAnalyzed':
      return TRUTH.get(value.toLowerCase());
    case 'PackageChecksum':
    case 'FileChecksum':
      return checksumOf(value);
    case 'PackageVerificationCode':
      return verificationCode(value);
    case 'ExternalRef':
      return externalRef(value);
    case 'ExternalDocumentRef':
      return externalDocument(value);
    case 'Relationship':
      return relationship(value);
    case 'SnippetByteRange':
      return range(value, 'offset');
    case 'SnippetLineRange':
      return range(value, 'lineNumber');
    case 'PrimaryPackagePurpose':
      return value.replaceAll('-', '_');
    case 'ArtifactOfProjectName':
      return { name: value };
    default:
      return value;
  }
}

/** `True` and `False` are what the Python tools write. */
const TRUTH: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

function checksumOf(value: string): unknown {
  const [, algorithm, checksumValue] = /^([A-Za-z0-9-]+) *: *(\S+)$/.exec(value) ?? [];
  return algorithm === undefined ? undefined : { algorithm: spelled(algorithm), checksumValue };
}

/** `SHA3_256` and `BLAKE2b-256` are written both ways. */
function spelled(algorithm: string): string {
  return algorithm.includes('-') || !/^SHA3/i.test(algorithm)
    ? algorithm
    : algorithmName(algorithm).replace('SHA3', 'SHA3-');
}

/** `d6a7…2758 (excludes: ./a.spdx, ./b.spdx)`, clause 7.9. */
function verificationCode(value: string): unknown {
  const [, code, excluded] = /^([0-9a-fA-F]+)(?: *\((?:excludes: *)?([^)]*)\))?$/.exec(value) ?? [];
  if (code === undefined) return undefined;
  const files = (excluded ?? '').split(',').map((one) => one.trim());
  const listed = files.filter((one) => one !== '');
  const more = listed.length === 0 ? {} : { packageVerificationCodeExcludedFiles: listed };
  return { packageVerificationCodeValue: code, ...more };
}

/** `PACKAGE_MANAGER purl pkg:…`; older tools write the category with an underscore. */
function externalRef(value: string): unknown {
  const [, category, referenceType, referenceLocator] = /^(\S+) +(\S+) +(\S.*)$/.exec(value) ?? [];
  if (category === undefined) return undefined;
  return { referenceCategory: category.replaceAll('_', '-'), referenceType, referenceLocator };
}

/** `DocumentRef-tools https://example.org/tools SHA1: d6a7…`, clause 6.6. */
function externalDocument(value: string): unknown {
  const [, externalDocumentId, spdxDocument, checksum = ''] = /^(DocumentRef-\S+) +(\S+) +(.+)$/.exec(value) ?? [];
  const read = checksumOf(checksum);
  return read === undefined ? undefined : { externalDocumentId, spdxDocument, checksum: read };
}

function relationship(value: string): unknown {
  const [spdxElementId, relationshipType, relatedSpdxElement, ...rest] = value.split(/\s+/);
  if (relatedSpdxElement === undefined || rest.length > 0) return undefined;
  return { spdxElementId, relationshipType, relatedSpdxElement };
}

/** `310:420`, clause 9.3. The file is named by a tag of its own. */
function range(value: string, unit: 'offset' | 'lineNumber'): unknown {
  const [, start, end] = /^(\d{1,15}) *: *(\d{1,15})$/.exec(value) ?? [];
  if (start === undefined) return undefined;
  return { startPointer: { reference: '', [unit]: Number(start) }, endPointer: { reference: '', [unit]: Number(end) } };
}
