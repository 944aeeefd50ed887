import type { z } from 'zod';
import type { sbomDiffSchema } from '../documents/sbom-diff.ts';
import { renderSbomDiff } from '../reports/sbom-diff/index.ts';
import { renderSbomDiffMarkdown } from '../reports/sbom-diff/markdown.ts';
import { diffSboms, type SbomDiff } from '../sbom/diff.ts';
import { compareVersions, schemeOfPurlType } from '../vulnerabilities/versions/schemes.ts';
import { EXIT, type Io, UsageError } from './io.ts';
import { asJson, DOCUMENT_OPTIONS, readChoice, readLanguage, readOptions, write } from './options.ts';
import { readSbomFile } from './read-sbom-file.ts';

/** `sbom diff A B`: exit status 0 when nothing differs. */
export function sbomDiff(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readOptions(args, DOCUMENT_OPTIONS, 2);
  const [from, to] = positionals;
  if (from === undefined || to === undefined) throw new UsageError('sbom diff: expected two SBOMs; name both files');
  const format = readChoice('--format', values.format ?? 'text', ['json', 'text', 'markdown']);
  const language = readLanguage(values.lang);
  const diff = diffSboms(readSbomFile(io, from).sbom, readSbomFile(io, to).sbom, orderOf);
  const rendered = {
    json: () => asJson(asDocument(diff, { from, to })),
    text: () => renderSbomDiff(diff, language),
    markdown: () => renderSbomDiffMarkdown(diff, language),
  };
  write(io, values.output, rendered[format]());
  return Promise.resolve(Object.values(diff).every(({ length }) => length === 0) ? EXIT.holds : EXIT.doesNotHold);
}

function orderOf(purlType: string, from: string, to: string): number | undefined {
  const scheme = schemeOfPurlType(purlType);
  return scheme === undefined ? undefined : compareVersions(scheme, from, to);
}

function asDocument(
  diff: SbomDiff,
  files: { readonly from: string; readonly to: string },
): z.input<typeof sbomDiffSchema> {
  const head = { $schema: 'urn:ssdf-gate:schema:sbom-diff:1', version: 1, stability: 'experimental' } as const;
  const { added, removed, upgraded, downgraded, versionChanged, licenseChanged, supplierChanged } = diff;
  return {
    ...head,
    ...files,
    added: [...added],
    removed: [...removed],
    upgraded: [...upgraded],
    downgraded: [...downgraded],
    versionChanged: [...versionChanged],
    licenseChanged: [...licenseChanged],
    supplierChanged: [...supplierChanged],
  };
}
