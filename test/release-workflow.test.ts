import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[]; readonly permissions: object }>>;
}
interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string>>;
}

const text = readFileSync(new URL('../.github/workflows/release.yml', import.meta.url), 'utf8');
const { jobs, permissions } = load(text) as Workflow;
const steps = Object.values(jobs).flatMap((job) => job.steps);
const indexOf = (holds: (step: Step) => boolean) => steps.findIndex(holds);

describe('the release workflow of this repository', () => {
  it('pins every foreign action by its whole commit', () => {
    const foreign = steps.flatMap(({ uses }) => (uses === undefined || uses.startsWith('./') ? [] : [uses]));
    expect(foreign.length).toBeGreaterThan(3);
    for (const uses of foreign) expect(uses).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
  });

  it('reads alone outside the job that releases', () => {
    expect(permissions).toEqual({ contents: 'read' });
    expect(Object.values(jobs).map((job) => job.permissions)).toEqual([
      { contents: 'write', 'id-token': 'write', attestations: 'write' },
    ]);
  });

  it('drafts the release before the pack is made of it, and publishes nothing', () => {
    const draft = indexOf(({ run = '' }) => run.includes('gh release create'));
    const pack = indexOf(({ uses }) => uses === './');
    expect(steps[draft]?.run).toContain('--draft');
    expect(steps[pack]?.with).toMatchObject({ release: '${{ github.ref_name }}', pack: 'attach' });
    expect(pack).toBeGreaterThan(draft);
    expect(text).not.toContain('--draft=false');
  });

  it('attests the files and ties the SBOM to the package', () => {
    expect(steps.map(({ uses = '' }) => uses.split('@')[0])).toEqual(
      expect.arrayContaining(['actions/attest-build-provenance', 'actions/attest-sbom']),
    );
  });
});
