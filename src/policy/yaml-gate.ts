import { EVENT_ID, parseEvents, YAMLException, type Event } from 'js-yaml';
import { brokenYamlBound, MAX_YAML_MARKS, MAX_YAML_NODES } from '../model/yaml-bounds.ts';

/** Why a text must not reach the parser that knows positions, and the line where it shows. */
export interface Refusal {
  readonly why: 'bytes' | 'lines' | 'nodes' | 'marks' | 'deep' | 'broken';
  readonly line: number;
}

/** A text that only this gate cannot read is still parsed up to here: `yaml` reads some indentation that js-yaml refuses. */
export const MAX_UNSURE_BYTES = 16 * 1024;

/**
 * Stands before `yaml`, whose time grows with the square of tags, of keys and of errors. js-yaml reads any text in one pass and
 * stops at its first error, so what passes is well-formed and small. It proves nothing about the meaning of the text.
 */
export function refusalOf(text: string): Refusal | undefined {
  const bound = brokenYamlBound(text);
  if (bound !== undefined) return { why: bound, line: 1 };
  try {
    return tooMuch(parseEvents(text, {}));
  } catch (error) {
    return explained(text, error);
  }
}

function tooMuch(events: readonly Event[]): Refusal | undefined {
  if (events.filter(({ type }) => type !== EVENT_ID.POP).length > MAX_YAML_NODES) return { why: 'nodes', line: 1 };
  return marksIn(events) > MAX_YAML_MARKS ? { why: 'marks', line: 1 } : undefined;
}

function marksIn(events: readonly Event[]): number {
  return events.reduce((sum, event) => sum + marksOf(event), 0);
}

/** Documents and their directives count too: the parser copies its tables at every start. */
function marksOf(event: Event): number {
  switch (event.type) {
    case EVENT_ID.ALIAS:
      return 1;
    case EVENT_ID.DOCUMENT:
      return 1 + event.directives.length;
    case EVENT_ID.SCALAR:
    case EVENT_ID.SEQUENCE:
    case EVENT_ID.MAPPING:
      return Number(event.tagStart >= 0) + Number(event.anchorStart >= 0);
    case EVENT_ID.POP:
      return 0;
  }
}

function explained(text: string, error: unknown): Refusal | undefined {
  if (!(error instanceof YAMLException)) return { why: 'broken', line: 1 };
  const line = (error.mark?.line ?? 0) + 1;
  if (error.reason.startsWith('nesting exceeded')) return { why: 'deep', line };
  return Buffer.byteLength(text) > MAX_UNSURE_BYTES ? { why: 'broken', line } : undefined;
}
