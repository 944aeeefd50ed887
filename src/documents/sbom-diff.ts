import { z } from 'zod';

const listed = z.array(z.object({ component: z.string(), version: z.string().nullable() }));
const changed = z.array(z.object({ component: z.string(), from: z.string().nullable(), to: z.string().nullable() }));

/** What `ssdf-gate sbom diff` prints. Its shape may still change. */
export const sbomDiffSchema = z.object({
  $schema: z.string(),
  version: z.literal(1),
  stability: z.literal('experimental'),
  from: z.string(),
  to: z.string(),
  added: listed,
  removed: listed,
  upgraded: changed,
  downgraded: changed,
  versionChanged: changed,
  licenseChanged: changed,
  supplierChanged: changed,
});
