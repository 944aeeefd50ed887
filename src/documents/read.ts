import type { Evidence } from '../model/evidence.ts';
import { asEvidence, evidenceSchema } from './evidence.ts';

/** A document that is not what it should be: which one, what was expected, what came, the cure. One line. */
export class DocumentError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DocumentError';
  }
}

/** Largest evidence document that is read, in bytes. */
export const MAX_DOCUMENT_BYTES = 64 * 1024 * 1024;

/** Checks an Evidence document; `name` is how the error calls it. */
export function readEvidence(name: string, content: string): Evidence {
  const checked = evidenceSchema.safeParse(parseJson(name, content));
  if (checked.success) return asEvidence(checked.data);
  const [first] = checked.error.issues;
  const place = first === undefined || first.path.length === 0 ? 'the document' : `/${first.path.join('/')}`;
  const more = checked.error.issues.length > 1 ? ` (and ${checked.error.issues.length - 1} more)` : '';
  throw new DocumentError(
    `${name}: not an evidence document at ${place}: ${first?.message ?? 'unreadable'}${more}; write one with "ssdf-gate collect --format json"`,
  );
}

/** A document as it was kept; undefined when there is none, or when it is of another form. */
export function parseEvidence(document: unknown): Evidence | undefined {
  const checked = evidenceSchema.safeParse(document);
  return checked.success ? asEvidence(checked.data) : undefined;
}

function parseJson(name: string, content: string): unknown {
  try {
    return JSON.parse(content);
  } catch (error) {
    throw new DocumentError(
      `${name}: expected a JSON document, came text that does not parse; write one with "ssdf-gate collect --format json"`,
      {
        cause: error,
      },
    );
  }
}
