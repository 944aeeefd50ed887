import type { Text } from '../model/text.ts';

/** One thing that is wrong in a document, and where. */
export interface SbomProblem {
  /** A JSON pointer (RFC 6901); for XML the path of element names. */
  readonly pointer: string;
  /** 1-based, where the format is read line by line. */
  readonly line?: number;
  readonly message: Text;
}

/** Problems told at most; a broken document would otherwise fill a report. */
export const MAX_PROBLEMS = 50;

/** `all`: nothing was left out; else looking stopped early, and there may be more. */
export interface Problems {
  readonly problems: readonly SbomProblem[];
  readonly all: boolean;
}

const MAX_QUOTED = 120;

/** Text of a document inside a sentence of ours: cut, on one line, without control characters. */
export function quoted(value: string): string {
  const cut = value.length > MAX_QUOTED ? `${value.slice(0, MAX_QUOTED)}…` : value;
  return cut.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ');
}

/** A path of keys as a JSON pointer. */
export function pointerTo(path: readonly (string | number)[]): string {
  const steps = path.map((step) => quoted(String(step)).replaceAll('~', '~0').replaceAll('/', '~1'));
  return `/${steps.join('/')}`;
}

export function impossibleDigest({ algorithm, value }: { readonly algorithm: string; readonly value: string }): Text {
  return {
    en: `"${quoted(value)}" cannot be a ${quoted(algorithm)} digest`,
    ja: `「${quoted(value)}」は ${quoted(algorithm)} のハッシュ値になり得ません`,
  };
}

export function leadsNowhere(to: string): Text {
  return {
    en: `refers to "${quoted(to)}", which is nowhere in the document`,
    ja: `参照先「${quoted(to)}」が文書内にありません`,
  };
}

/** `kind`: what the format calls its names, `bom-ref`. `elsewhere`: the other place. */
export function doubledName(kind: string, name: string, elsewhere?: string): Text {
  const [en, ja] = elsewhere === undefined ? ['', ''] : [`; the other one: ${elsewhere}`, `（もう一方：${elsewhere}）`];
  return {
    en: `the ${kind} "${quoted(name)}" is given twice${en}`,
    ja: `${kind}「${quoted(name)}」が重複しています${ja}`,
  };
}
