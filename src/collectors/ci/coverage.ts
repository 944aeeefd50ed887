import { readXmlText, type XmlElement } from '../../sbom/xml.ts';
import type { SuppliedFile } from '../types.ts';
import { elementsIn, numberIn, textOf } from './junit.ts';

const MAX_BYTES = 64 * 1024 * 1024;
const MAX_DEPTH = 30;

/** Lines of a coverage report: LCOV, Cobertura or JaCoCo. */
export type CoverageReport =
  | { readonly state: 'read'; readonly path: string; readonly covered: number; readonly lines: number }
  | { readonly state: 'unreadable'; readonly path: string; readonly reason: 'too-large' | 'malformed' };

export function coverageReports(supplied: readonly SuppliedFile[]): readonly CoverageReport[] {
  return supplied.filter(({ kind }) => kind === 'coverage').map(readReport);
}

interface Lines {
  readonly covered: number;
  readonly lines: number;
}

function readReport({ path, bytes }: SuppliedFile): CoverageReport {
  if (bytes.byteLength > MAX_BYTES) return { state: 'unreadable', path, reason: 'too-large' };
  const text = textOf(bytes);
  const found = text === undefined ? undefined : text.trimStart().startsWith('<') ? fromXml(text) : fromLcov(text);
  if (found === undefined || found.covered > found.lines) return { state: 'unreadable', path, reason: 'malformed' };
  return { state: 'read', path, ...found };
}

/** JaCoCo names a document type that is never fetched; only its plain form is taken off, one with declarations stays and fails. */
// Every repetition ends: a run of millions of characters exhausts the stack of the pattern engine.
const DOCTYPE =
  /<!DOCTYPE\s{1,9}[\w-]{1,99}\s{1,9}(?:PUBLIC\s{1,9}"[^"<>]{0,999}"\s{1,9}|SYSTEM\s{1,9})"[^"<>]{0,999}"\s{0,9}>/;

function fromXml(text: string): Lines | undefined {
  const read = readXmlText(text.replace(DOCTYPE, ''), MAX_DEPTH);
  const root = read === 'too-deep' ? undefined : read;
  if (root?.name === 'coverage') return cobertura(root);
  if (root?.name !== 'report') return undefined;
  const total = root.children.find(({ name, attributes }) => name === 'counter' && attributes.type === 'LINE');
  if (total === undefined) return undefined;
  const covered = numberIn(total.attributes.covered);
  return { covered, lines: covered + numberIn(total.attributes.missed) };
}

type Root = XmlElement;

/** The lines themselves, where they are listed: the numbers at the top may be left at 0. */
function cobertura(root: Root): Lines | undefined {
  const { 'lines-covered': covered, 'lines-valid': valid } = root.attributes;
  if (valid !== undefined && covered !== undefined) return { covered: numberIn(covered), lines: numberIn(valid) };
  const classes = elementsIn(root).filter(({ name }) => name === 'class');
  if (classes.length === 0) return undefined;
  // The methods of a class list the same lines once more.
  const lists = classes.flatMap(({ children }) => children.filter(({ name }) => name === 'lines'));
  const all = lists.flatMap(({ children }) => children.filter(({ name }) => name === 'line'));
  return { covered: all.filter(({ attributes }) => numberIn(attributes.hits) > 0).length, lines: all.length };
}

/** `DA:line,hits` per file; a file given twice (one per test) counts each of its lines once. */
function fromLcov(text: string): Lines | undefined {
  const hit = new Map<string, boolean>();
  let file = '';
  let ended = false;
  for (const line of text.split('\n')) {
    if (line.startsWith('SF:')) file = line.slice(3).trim();
    if (line.trim() === 'end_of_record') ended = true;
    const [, number, hits] = /^DA:(\d{1,15}),(-?\d{1,20})/.exec(line) ?? [];
    if (number === undefined) continue;
    const key = `${file}\n${number}`;
    hit.set(key, hit.get(key) === true || Number(hits) > 0);
  }
  if (!ended) return undefined;
  return { covered: [...hit.values()].filter(Boolean).length, lines: hit.size };
}
