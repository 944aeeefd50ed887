import { z } from 'zod';
import { readSbom } from '../../sbom/read.ts';
import type { DocumentFile } from './material.ts';
import { jsonIn } from './statement.ts';

/** Does the content keep what the name promises? Form only: whether the document is right is for facts of its own. */
export function holdsDocument(kind: DocumentFile['kind'], bytes: Uint8Array): boolean {
  switch (kind) {
    case 'sbom':
      return readSbom(bytes).state === 'sbom' || readSbom(bytes).state === 'unread';
    case 'scan':
      return sarif.safeParse(jsonOf(bytes)).success;
    case 'vex':
      return vex.safeParse(jsonOf(bytes)).success;
    case 'test':
      return hasTestCases(new TextDecoder().decode(bytes));
  }
}

function jsonOf(bytes: Uint8Array): unknown {
  return jsonIn(new TextDecoder().decode(bytes).replace(/^\uFEFF/, ''));
}

/** SARIF 2.1.0, 3.13: a log without a run holds no scan. */
const sarif = z.object({
  version: z.string().startsWith('2.'),
  runs: z.array(z.object({ tool: z.object({ driver: z.object({ name: z.string() }) }) })).min(1),
});

/** OpenVEX, a CSAF document of the VEX profile, or CycloneDX that carries an analysis; an empty one says nothing. */
const vex = z.union([
  z.object({ '@context': z.string().startsWith('https://openvex.dev/'), statements: z.array(z.unknown()).min(1) }),
  z.object({ document: z.object({ category: z.literal('csaf_vex') }), vulnerabilities: z.array(z.unknown()).min(1) }),
  z.object({
    bomFormat: z.literal('CycloneDX'),
    vulnerabilities: z
      .array(z.object({ analysis: z.unknown() }))
      .refine((all) => all.some(({ analysis }) => analysis !== undefined && analysis !== null)),
  }),
]);

/** JUnit by its elements; no XML is interpreted. */
function hasTestCases(text: string): boolean {
  return /<testsuites?[\s>]/.test(text.slice(0, 4096)) && /<testcase[\s/>]/.test(text);
}
