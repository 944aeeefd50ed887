import { z } from 'zod';
import { boundedList } from './bounded-list.ts';
import { ALGORITHMS, CATEGORIES, FILE_TYPES, PURPOSES, RELATIONSHIPS, type SpdxVersion } from './spdx-words.ts';

const text = z.string().optional();
const texts = boundedList(z.string()).optional();

const annotation = z.strictObject({
  annotationDate: z.string(),
  annotationType: z.enum(['OTHER', 'REVIEW']),
  annotator: z.string(),
  comment: z.string(),
});
const annotated = { SPDXID: z.string(), annotations: several(annotation), attributionTexts: texts, comment: text };

/** SPDX 2 in JSON, written from clauses 6 to 13 of the specification. What refers to what is checked elsewhere. */
export const SPDX_SCHEMAS = { '2.2': documentOf('2.2'), '2.3': documentOf('2.3') } as const;

function documentOf(version: SpdxVersion) {
  return z.strictObject({
    SPDXID: z.string(),
    spdxVersion: z.string(),
    name: z.string(),
    dataLicense: z.string(),
    creationInfo: z.strictObject({
      created: z.string(),
      creators: boundedList(z.string()).min(1),
      comment: text,
      licenseListVersion: text,
    }),
    comment: text,
    documentNamespace: text,
    documentDescribes: texts,
    annotations: several(annotation),
    externalDocumentRefs: several(
      z.strictObject({ checksum: checksumOf(version), externalDocumentId: z.string(), spdxDocument: z.string() }),
    ),
    hasExtractedLicensingInfos: several(extractedLicense()),
    revieweds: several(z.strictObject({ reviewDate: z.string(), reviewer: text, comment: text })),
    packages: several(packageOf(version)),
    files: several(fileOf(version)),
    snippets: several(snippetOf(version)),
    relationships: several(relationshipOf(version)),
  });
}

function packageOf(version: SpdxVersion) {
  const since23 = {
    builtDate: text,
    releaseDate: text,
    validUntilDate: text,
    primaryPackagePurpose: z.enum(PURPOSES).optional(),
  };
  return z.strictObject({
    ...annotated,
    ...licensed(version),
    ...(version === '2.2' ? {} : since23),
    name: z.string(),
    downloadLocation: z.string(),
    licenseDeclared: mandatoryUntil22(version),
    licenseInfoFromFiles: texts,
    checksums: several(checksumOf(version)),
    externalRefs: several(externalRefOf(version)),
    filesAnalyzed: z.boolean().optional(),
    hasFiles: texts,
    packageVerificationCode: z
      .strictObject({ packageVerificationCodeValue: z.string(), packageVerificationCodeExcludedFiles: texts })
      .optional(),
    description: text,
    homepage: text,
    originator: text,
    packageFileName: text,
    sourceInfo: text,
    summary: text,
    supplier: text,
    versionInfo: text,
  });
}

function fileOf(version: SpdxVersion) {
  return z.strictObject({
    ...annotated,
    ...licensed(version),
    fileName: z.string(),
    checksums: boundedList(checksumOf(version)).min(1),
    artifactOfs: several(z.looseObject({})),
    fileContributors: texts,
    fileDependencies: texts,
    fileTypes: several(z.enum(FILE_TYPES)),
    licenseInfoInFiles: version === '2.2' ? boundedList(z.string()).min(1) : texts,
    noticeText: text,
  });
}

function snippetOf(version: SpdxVersion) {
  const pointer = z.strictObject({
    reference: z.string(),
    offset: z.int().optional(),
    lineNumber: z.int().optional(),
  });
  return z.strictObject({
    ...annotated,
    ...licensed(version),
    name: z.string(),
    licenseInfoInSnippets: texts,
    ranges: boundedList(z.strictObject({ startPointer: pointer, endPointer: pointer })).min(1),
    snippetFromFile: z.string(),
  });
}

function relationshipOf(version: SpdxVersion) {
  return z.strictObject({
    spdxElementId: z.string(),
    relationshipType: z.enum(RELATIONSHIPS[version]),
    relatedSpdxElement: z.string(),
    comment: text,
  });
}

function externalRefOf(version: SpdxVersion) {
  return z.strictObject({
    referenceCategory: z.enum(CATEGORIES[version]),
    referenceType: z.string(),
    referenceLocator: z.string(),
    comment: text,
  });
}

function checksumOf(version: SpdxVersion) {
  return z.strictObject({ algorithm: z.enum(ALGORITHMS[version]), checksumValue: z.string() });
}

function extractedLicense() {
  const crossRef = z.strictObject({
    url: z.string(),
    isLive: z.boolean().optional(),
    isValid: z.boolean().optional(),
    isWayBackLink: z.boolean().optional(),
    match: text,
    order: z.int().optional(),
    timestamp: text,
  });
  return z.strictObject({
    licenseId: z.string(),
    extractedText: z.string(),
    name: text,
    comment: text,
    crossRefs: several(crossRef),
    seeAlsos: texts,
  });
}

function licensed(version: SpdxVersion) {
  const once = mandatoryUntil22(version);
  return { copyrightText: once, licenseConcluded: once, licenseComments: text };
}

function mandatoryUntil22(version: SpdxVersion) {
  return version === '2.2' ? z.string() : text;
}

function several(entry: z.ZodType) {
  return boundedList(entry).optional();
}
