import { readXmlText, type XmlElement } from '../../sbom/xml.ts';
import type { SuppliedFile } from '../types.ts';

/** Largest report that is read. */
const MAX_BYTES = 32 * 1024 * 1024;
/** `testsuites` may nest suites in suites. */
const MAX_DEPTH = 20;

/** What a JUnit report says. Its word is taken for the commit that it ran on; nothing here verifies it. */
export type TestReport =
  | {
      readonly state: 'read';
      readonly path: string;
      readonly tests: number;
      readonly failed: number;
      readonly skipped: number;
      /** Passed after it had failed in the same run (Surefire's `flakyFailure`, `flakyError`). */
      readonly flaky: number;
      /** Commits that its properties name. */
      readonly commits: readonly string[];
    }
  | { readonly state: 'unreadable'; readonly path: string; readonly reason: 'too-large' | 'malformed' };

export function testReports(supplied: readonly SuppliedFile[]): readonly TestReport[] {
  return supplied.filter(({ kind }) => kind === 'junit').map(readReport);
}

function readReport({ path, bytes }: SuppliedFile): TestReport {
  if (bytes.byteLength > MAX_BYTES) return { state: 'unreadable', path, reason: 'too-large' };
  const text = textOf(bytes);
  const read = text === undefined ? undefined : readXmlText(text, MAX_DEPTH);
  const root = read === 'too-deep' ? undefined : read;
  if (root === undefined || !['testsuites', 'testsuite'].includes(root.name))
    return { state: 'unreadable', path, reason: 'malformed' };
  const all = elementsIn(root);
  const cases = all.filter(({ name }) => name === 'testcase');
  const suites = all.filter(({ name }) => name === 'testsuite' || name === 'testsuites');
  const failed = cases.filter((each) => has(each, 'failure', 'error')).length;
  // A suite may fail outside of any test, and some writers give numbers alone.
  const stated = Math.max(
    0,
    ...suites.map(({ attributes }) => numberIn(attributes.failures) + numberIn(attributes.errors)),
  );
  const outside = suites.filter((each) => has(each, 'failure', 'error')).length;
  return {
    state: 'read',
    path,
    tests: cases.length,
    failed: Math.max(failed + outside, stated),
    skipped: cases.filter((each) => has(each, 'skipped') && !has(each, 'failure', 'error')).length,
    flaky: cases.filter((each) => has(each, 'flakyFailure', 'flakyError')).length,
    commits: all.filter(({ name }) => name === 'property').flatMap(commitIn),
  };
}

/** UTF-8 only; undefined for other bytes. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The element and all below it, in no order that matters. */
export function elementsIn(root: XmlElement): XmlElement[] {
  const found: XmlElement[] = [root];
  for (const each of found) for (const child of each.children) found.push(child);
  return found;
}

function has({ children }: XmlElement, ...names: readonly string[]): boolean {
  return children.some(({ name }) => names.includes(name));
}

export function numberIn(text: string | undefined): number {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

const COMMIT_NAMES =
  /^(?:git[._-]?)?(?:commit|sha|revision|commit[._-]?(?:id|sha|hash))$|^GITHUB_SHA$|^CI_COMMIT_SHA$/i;

function commitIn({ attributes, text }: XmlElement): string[] {
  const value = attributes.value ?? text;
  return COMMIT_NAMES.test(attributes.name ?? '') && /^[0-9a-f]{40}$/i.test(value) ? [value.toLowerCase()] : [];
}
