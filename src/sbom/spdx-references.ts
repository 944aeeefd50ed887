import { z } from 'zod';
import { listOf, text, words } from './lenient.ts';
import { doubledName, leadsNowhere, pointerTo, type SbomProblem } from './problem.ts';

const element = z.object({ SPDXID: text });
const referring = z.object({
  SPDXID: text,
  documentNamespace: text,
  documentDescribes: words,
  externalDocumentRefs: listOf(z.object({ externalDocumentId: z.string() })),
  packages: listOf(element),
  files: listOf(element),
  snippets: listOf(element),
  relationships: listOf(z.object({ spdxElementId: z.string(), relatedSpdxElement: z.string() })),
});

/** What the specification of SPDX 2 demands beyond single fields: ids once, references that lead somewhere, a namespace. */
export function spdxReferenceProblems(document: unknown): readonly SbomProblem[] {
  const raw = referring.parse(document);
  const ids = [raw, ...raw.packages, ...raw.files, ...raw.snippets].flatMap(({ SPDXID }) => SPDXID ?? []);
  const names = new Set(ids);
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
    ...doubledIn(ids),
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

function doubledIn(ids: readonly string[]): readonly SbomProblem[] {
  const met = new Set<string>();
  const doubled = new Set<string>();
  for (const id of ids) (met.has(id) ? doubled : met).add(id);
  return [...doubled].map((id) => ({ pointer: '/packages', message: doubledName('SPDXID', id) }));
}
