import type { z } from 'zod';
import type { sbomDiffSchema } from '../documents/sbom-diff.ts';
import { renderSbomDiff } from '../reports/sbom-diff/index.ts';
import { renderSbomDiffMarkdown } from '../reports/sbom-diff/markdown.ts';
import type { SbomDiff } from '../model/sbom-diff.ts';
import { diffSboms } from '../sbom/diff.ts';
import { orderOfPurlType } from '../vulnerabilities/versions/order-of-purl-type.ts';
import { EXIT, type Io, UsageError } from './io.ts';
import { asJson, DOCUMENT_OPTIONS, readChoice, readLanguage, readOptions, write } from './options.ts';
import { readSbomFile } from './read-sbom-file.ts';
import { diffReleases, isOfReleases, RELEASE_OPTIONS } from './sbom-diff-releases.ts';

/** `sbom diff A B`, or two releases of a repository: exit status 0 when nothing differs. */
export function sbomDiff(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readOptions(args, { ...DOCUMENT_OPTIONS, ...RELEASE_OPTIONS }, 2);
  const [from, to] = positionals;
  if (isOfReleases(values)) {
    if (from !== undefined)
      throw new UsageError(`"${from}": not expected beside --repo; give two files or two releases`);
    return diffReleases(values, io);
  }
  if (from === undefined || to === undefined)
    throw new UsageError('sbom diff: expected two SBOMs; name both files, or --repo OWNER/NAME --from TAG --to TAG');
  const format = readChoice('--format', values.format ?? 'text', ['json', 'text', 'markdown']);
  const language = readLanguage(values.lang);
  const diff = diffSboms(readSbomFile(io, from).sbom, readSbomFile(io, to).sbom, orderOfPurlType);
  const rendered = {
    json: () => asJson(asDocument(diff, { from, to })),
    text: () => renderSbomDiff(diff, language),
    markdown: () => renderSbomDiffMarkdown(diff, language),
  };
  write(io, values.output, rendered[format]());
  return Promise.resolve(Object.values(diff).every(({ length }) => length === 0) ? EXIT.holds : EXIT.doesNotHold);
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
