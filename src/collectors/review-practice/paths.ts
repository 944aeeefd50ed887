import type { DocumentWord } from '../../model/document-words.ts';
import { documentsAt, type Places } from '../document-files.ts';

const DESIGN_FOLDER = /^(?:docs?\/)?(?:design|designs|adr|adrs|architecture|rfcs?)\//i;
const DESIGN_FILE = /^(?:docs?\/)?(?:architecture|design)\.(?:md|rst|adoc|txt)$/i;
const DESIGN_DOCUMENTS: readonly DocumentWord[] = [
  'threat-model',
  'design-decisions',
  'security-functions',
  'internal-components',
];

/** Files that hold the design: decisions, architecture, threats. */
export function isDesignPath(path: string, places: Places): boolean {
  return DESIGN_FOLDER.test(path) || DESIGN_FILE.test(path) || isAmong(DESIGN_DOCUMENTS, documentsAt(path, places));
}

const PROCESS_DOCUMENTS: readonly DocumentWord[] = [
  ...(['security-requirements', 'third-party-requirements', 'roles', 'development-policy', 'toolchain'] as const),
  ...(['gate-criteria', 'retention-rule', 'coding-standard', 'review-policy', 'test-strategy'] as const),
  ...(['response-playbook', 'security-policy', 'contributing'] as const),
];

/** Files that say how the work is done: policies, workflows, templates, owners, and documents about them. */
export function isProcessPath(path: string, places: Places): boolean {
  return (
    /^(?:\.github|\.ssdf)\/|^(?:docs\/)?CODEOWNERS$/.test(path) || isAmong(PROCESS_DOCUMENTS, documentsAt(path, places))
  );
}

function isAmong(words: readonly DocumentWord[], found: readonly DocumentWord[]): boolean {
  return found.some((word) => words.includes(word));
}

const TEST_FOLDER = /(?:^|\/)(?:tests?|__tests__|specs?|e2e|fuzz(?:ing)?|testsuite|unittests?|integration-?tests?)\//i;
const TEST_FILE =
  /(?:^|\/)(?:test_[^/]+|[^/]+[._-](?:test|spec)\.[a-z0-9]+|[^/]*[a-z0-9](?:Tests?|Spec|IT)\.(?:java|kt|cs|swift|scala|groovy|php|fs)|[^/]+\.(?:t|bats|feature))$/;

/** Files that hold tests, by the habits of the common languages. */
export function isTestPath(path: string): boolean {
  return TEST_FOLDER.test(path) || TEST_FILE.test(path);
}
