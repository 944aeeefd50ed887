import { z } from 'zod';
import { PHASES, PHASE_STATES } from '../model/release-handling.ts';
import { text } from './shared.ts';

const sbom = z.object({ name: z.string(), digest: z.string(), from: z.enum(['release', 'archive']) });
const listed = z.array(z.object({ component: z.string(), version: z.string().nullable() }));
const changed = z.array(z.object({ component: z.string(), from: z.string().nullable(), to: z.string().nullable() }));
const count = z.int().min(0);

const pair = { product: z.string(), before: sbom, now: sbom };

/** What changed in the components of a product from one release to the next. */
const sbomPair = z.discriminatedUnion('state', [
  z.object({
    ...pair,
    state: z.literal('compared'),
    counts: z.object({
      added: count,
      removed: count,
      upgraded: count,
      downgraded: count,
      versionChanged: count,
      licenseChanged: count,
      supplierChanged: count,
    }),
    diff: z.object({
      added: listed,
      removed: listed,
      upgraded: changed,
      downgraded: changed,
      versionChanged: changed,
      licenseChanged: changed,
      supplierChanged: changed,
    }),
  }),
  z.object({ ...pair, state: z.literal('same-file') }),
  z.object({ ...pair, state: z.literal('empty') }),
]);

export const sbomHistory = z.discriminatedUnion('state', [
  z.object({ state: z.literal('compared'), previous: z.string(), pairs: z.array(sbomPair), notes: z.array(text) }),
  z.object({ state: z.literal('first') }),
  z.object({ state: z.literal('not-compared'), previous: z.string().nullable(), because: text }),
]);

/** How the components and the known vulnerabilities of a release were handled, as the Evidence document carries it. */
export const releaseHandling = z.object({
  sboms: sbomHistory,
  fixing: z
    .object({
      state: z.enum(['fixes-none', 'holds', 'fails', 'unknown']),
      fixes: z.array(
        z.object({ id: z.string(), toldBy: z.array(z.enum(['advisory', 'components', 'vex'])), inVex: z.boolean() }),
      ),
      newSbom: z.enum(['yes', 'no', 'unknown']),
      because: text,
    })
    .optional(),
  phases: z
    .array(z.object({ phase: z.enum(PHASES), state: z.enum(PHASE_STATES), because: text.optional() }))
    .optional(),
});
