import { z } from 'zod';
import { listOf, text, words } from './lenient.ts';
import { isPlausibleHash } from './identifiers.ts';
import { doubledName, impossibleDigest, leadsNowhere, pointerTo, type SbomProblem } from './problem.ts';

const element = z.object({ SPDXID: text, licenseConcluded: text, licenseDeclared: text });
const file = element.extend({
  checksums: listOf(z.object({ algorithm: z.string(), checksumValue: z.string() })),
});
const referring = z.object({
  SPDXID: text,
  documentNamespace: text,
  documentDescribes: words,
  externalDocumentRefs: listOf(z.object({ externalDocumentId: z.string() })),
  packages: listOf(element),
  files: listOf(file),
  snippets: listOf(element),
  hasExtractedLicensingInfos: listOf(z.object({ licenseId: z.string() })),
  relationships: listOf(z.object({ spdxElementId: z.string(), relatedSpdxElement: z.string() })),
});

/** What the specification of SPDX 2 demands beyond single fields: ids once, references that lead somewhere, a namespace. */
export function spdxReferenceProblems(document: unknown): readonly SbomProblem[] {
  const raw = referring.parse(document);
  const { names, doubled } = namesIn(raw);
  const foreign = new Set(raw.externalDocumentRefs.map((one) => one.externalDocumentId));
  const leads = (to: string) =>
    names.has(to) || to === 'NONE' || to === 'NOASSERTION' || (to.includes(':') && foreign.has(to.split(':')[0] ?? ''));
  const references = [
    ...raw.documentDescribes.map((to, index) => ({ path: ['documentDescribes', index], to })),
    ...raw.relationships.flatMap(({ spdxElementId, relatedSpdxElement }, index) => [
      { path: ['relationships', index, 'spdxElementId'], to: spdxElementId },
      { path: ['relationships', index, 'relatedSpdxElement'], to: relatedSpdxElement },
    ]),
  ];
  return [
    ...(raw.documentNamespace === undefined ? [NO_NAMESPACE] : []),
    ...doubled,
    ...licenseProblems(raw),
    ...raw.files.flatMap(digestProblems),
    ...references
      .filter(({ to }) => !leads(to))
      .map(({ path, to }) => ({ pointer: pointerTo(path), message: leadsNowhere(to) })),
  ];
}

/** Clause 6.5; the JSON schema of the specification forgets it. */
const NO_NAMESPACE: SbomProblem = {
  pointer: '/documentNamespace',
  message: { en: 'is required and missing', ja: '必須の項目がありません' },
};

/** Those of packages are held with the other contents of components. */
function digestProblems({ checksums }: z.infer<typeof file>, index: number): readonly SbomProblem[] {
  return checksums
    .map(({ algorithm, checksumValue: value }) => ({ algorithm, value }))
    .filter((hash) => !isPlausibleHash(hash))
    .map((hash) => ({ pointer: pointerTo(['files', index]), message: impossibleDigest(hash) }));
}

type Raw = z.infer<typeof referring>;

/** Every SPDXID, and those that are given twice. */
function namesIn(raw: Raw) {
  const names = new Map([[raw.SPDXID ?? '', '/SPDXID']]);
  const doubled: SbomProblem[] = [];
  for (const list of ['packages', 'files', 'snippets'] as const)
    for (const [index, { SPDXID: id }] of raw[list].entries()) {
      if (id === undefined) continue;
      const pointer = `/${list}/${index}/SPDXID`;
      const other = names.get(id);
      if (other !== undefined) doubled.push({ pointer, message: doubledName('SPDXID', id, other) });
      names.set(id, pointer);
    }
  return { names, doubled };
}

/** A license that is on no list has to be given with its text in the same document (clause 10.1). */
function licenseProblems(raw: Raw): readonly SbomProblem[] {
  const known = new Set(raw.hasExtractedLicensingInfos.map((one) => one.licenseId));
  const problems: SbomProblem[] = [];
  for (const list of ['packages', 'files', 'snippets'] as const)
    for (const [index, element] of raw[list].entries())
      for (const field of ['licenseConcluded', 'licenseDeclared'] as const)
        for (const name of ownLicensesIn(element[field] ?? ''))
          if (!known.has(name)) problems.push({ pointer: `/${list}/${index}/${field}`, message: leadsNowhere(name) });
  return problems;
}

/** Those of this document: `DocumentRef-a:LicenseRef-b` is one of another. */
function ownLicensesIn(expression: string): readonly string[] {
  if (!expression.includes('LicenseRef-')) return [];
  return expression.match(/(?<![A-Za-z0-9.:-])LicenseRef-[A-Za-z0-9.-]+/g) ?? [];
}
