import { z } from 'zod';
import { text } from './shared.ts';

/** Who signed; present once the signature itself held. */
export const signerSchema = z.object({
  identity: z.string().optional(),
  issuer: z.string().optional(),
  /** SHA-256 of the public key, when a key signed. */
  key: z.string().optional(),
  /** What the certificate says of the build. */
  repository: z.string().optional(),
  workflow: z.string().optional(),
  ref: z.string().optional(),
  commit: z.string().optional(),
  trigger: z.string().optional(),
  runner: z.string().optional(),
  visibility: z.string().optional(),
  run: z.string().optional(),
});

/** What `ssdf-gate verify` prints. `code` is stable: branch on it, not on the message. */
export const verificationSchema = z.object({
  $schema: z.string(),
  version: z.literal(1),
  result: z.enum(['verified', 'rejected', 'unverifiable']),
  code: z.string(),
  message: text,
  /** Present once the signature itself held, whoever made it. */
  signer: signerSchema.optional(),
  predicateType: z.string().optional(),
  /** What the signature covers; the name is empty when bytes were signed without one. */
  subjects: z.array(z.object({ name: z.string(), sha256: z.string().nullable() })),
  timestamps: z.array(z.iso.datetime()),
});
