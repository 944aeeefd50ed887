import { notSeen, type NotSeen } from '../../../model/observation.ts';
import type { Source } from '../../../model/source.ts';
import { readVex } from '../../../vulnerabilities/vex/read.ts';
import type { VexReading } from '../../../vulnerabilities/vex/statement.ts';

/** A document that reads as VEX, and where it lies. */
export interface FoundVex {
  readonly where: string;
  readonly reading: VexReading;
  readonly sources: readonly Source[];
}

/** Every VEX that was found, and what may hold one and could not be looked at. */
export interface SeenVex {
  readonly found: readonly FoundVex[];
  readonly hidden: readonly NotSeen[];
}

export const NO_VEX: SeenVex = { found: [], hidden: [] };

export function joinVex(all: readonly SeenVex[]): SeenVex {
  return { found: all.flatMap(({ found }) => found), hidden: all.flatMap(({ hidden }) => hidden) };
}

export interface VexFile {
  readonly where: string;
  readonly text: string | undefined;
  readonly sources: readonly Source[];
}

/**
 * What a file turned out to be. All three formats are read as JSON: CycloneDX with analyses in XML is a VEX that we do not read,
 * and a file that calls itself VEX and is no JSON may have been one.
 */
export function vexIn({ where, text, sources }: VexFile): SeenVex {
  if (text !== undefined && !isCalledVex(where) && !TELLING.test(text)) return NO_VEX;
  const json = text === undefined ? undefined : jsonIn(text);
  const reading = json === undefined ? undefined : readVex(json, where);
  if (reading !== undefined) return { found: [{ where, reading, sources }], hidden: [] };
  if (json !== undefined) return NO_VEX;
  if (text !== undefined && isXml(text))
    return /<(?:\w+:)?analysis[\s>/]/.test(text)
      ? { found: [], hidden: [notSeen({ reason: 'undecidable', what: where }, sources)] }
      : NO_VEX;
  return isCalledVex(where) ? { found: [], hidden: [notSeen({ reason: 'malformed', what: where }, sources)] } : NO_VEX;
}

/** A document without any of these words is no VEX, and a large one need not be parsed to know it. */
const TELLING = /openvex\.dev|csaf_vex|vulnerabilities/;

/** By the name of the file; what it is its content decides. */
export function isCalledVex(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return /(?:^|[._-])(?:open)?vex(?:[._-][\w.-]*)?\.(?:json|xml)$|\.(?:open)?vex$|(?:^|[._-])csaf(?:[._-][\w.-]*)?\.json$|\.csaf$/i.test(
    name,
  );
}

function isXml(text: string): boolean {
  return text.trimStart().startsWith('<');
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    return undefined;
  }
}
