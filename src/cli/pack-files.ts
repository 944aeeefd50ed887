import { unzipBounded } from '../adapters/github/zip.ts';
import { asEvidence, evidenceSchema } from '../documents/evidence.ts';
import { packAnswersSchema } from '../documents/pack.ts';
import { sha256 } from '../model/digest.ts';
import { ANSWERS_PATH } from '../pack/answers.ts';
import type { RestrictedDocuments, RestrictedPart } from '../pack/restricted.ts';

/** Bounds of a pack and of its restricted part: what is larger is rejected, not read. */
export const MAX_PACK_BYTES = 256 * 1024 * 1024;
export const PACK_LIMITS = { entries: 2_000, file: 64 * 1024 * 1024, total: 512 * 1024 * 1024, ratio: 200 };

/** undefined for what is not there or no JSON in UTF-8. */
export function jsonIn(content: Uint8Array | undefined): unknown {
  if (content === undefined) return undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content));
  } catch {
    return undefined;
  }
}

/** Reads the zip that the maker of a pack keeps, or that `pack open` gave. */
export function readRestricted(bytes: Uint8Array): RestrictedPart {
  return { digest: sha256(bytes), documents: documentsIn(bytes) };
}

function documentsIn(bytes: Uint8Array): RestrictedDocuments | undefined {
  const opened = unzipBounded(bytes, PACK_LIMITS);
  if (opened === undefined || opened.leftOut.length > 0) return undefined;
  const content = jsonIn(opened.files.get('evidence.json'));
  const evidence = evidenceSchema.safeParse(content);
  if (!evidence.success) return undefined;
  const whole = { evidence: { document: asEvidence(evidence.data), content } };
  if (!opened.files.has(ANSWERS_PATH)) return whole;
  const answers = packAnswersSchema.safeParse(jsonIn(opened.files.get(ANSWERS_PATH)));
  return answers.success ? { ...whole, answers: answers.data } : undefined;
}
