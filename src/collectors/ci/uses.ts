import type { AnyUse, SeenTree } from '../seen-tree.ts';

/** Commands that run tests and whose failure the job keeps. */
export function testUses({ toolchain }: SeenTree): AnyUse[] {
  return toolchain.proofs
    .filter(({ category, swallowed }) => category === 'test' && swallowed !== 'yes')
    .map((use) => (use.swallowed === 'no' ? use : { ...use, state: 'undecidable' }));
}

/** Scanners of the running product, fuzzers, and tests in a job that builds or runs with a sanitizer. */
export function dynamicUses({ toolchain }: SeenTree): AnyUse[] {
  const tools = toolchain.tools.filter(({ category }) => category === 'dast' || category === 'fuzzing');
  const sanitized = toolchain.proofs.filter(({ category }) => category === 'sanitizer').map(jobOf);
  const tests = toolchain.proofs.filter((use) => use.category === 'test' && sanitized.includes(jobOf(use)));
  const tested = tests.map(jobOf);
  // A sanitizer without a test that we know may still run one under another name.
  const open = toolchain.proofs.filter((use) => use.category === 'sanitizer' && !tested.includes(jobOf(use)));
  return [...tools, ...tests, ...open.map((use) => ({ ...use, state: 'undecidable' as const }))];
}

function jobOf({ job }: AnyUse): string {
  return `${job.path} ${job.key}`;
}

const CHECKERS = ['zizmor', 'poutine'];

/** Scorecard, checkers of what workflows may be abused for, and our own report. A linter of their syntax is none. */
export function toolchainUses({ toolchain }: SeenTree): AnyUse[] {
  const tools = toolchain.tools.filter(
    ({ category, tool }) => category === 'scorecard' || (category === 'workflow-lint' && CHECKERS.includes(tool)),
  );
  return [...tools, ...toolchain.proofs.filter(({ category }) => category === 'own-report')];
}
