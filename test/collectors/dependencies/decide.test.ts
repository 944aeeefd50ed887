import { describe, expect, it } from '@jest/globals';
import { blindRepository } from '../../../src/adapters/memory/blind-repository.ts';
import { memoryTree } from '../../../src/adapters/memory/memory-tree.ts';
import { loadDecisionTables } from '../../../src/cli/engine.ts';
import { dependencies } from '../../../src/collectors/dependencies/index.ts';
import { NO_HANDLING } from '../../../src/model/handling.ts';
import { seen, type Observation } from '../../../src/model/observation.ts';
import type { PublicAdvisory } from '../../../src/model/public-advisory.ts';
import { triageMeans } from '../../../src/pipeline/triage-means.ts';
import type { DependencyChange } from '../../../src/ports/dependency-changes.ts';
import type { AdvisoryQuestion } from '../../../src/ports/public-advisories.ts';
import type { CustomProperty } from '../../../src/ports/security-configuration.ts';
import { AT } from '../../support/build.ts';
import { answers, cutShort, forbidden } from '../../support/look.ts';

const decisionTables = loadDecisionTables(new URL('../../../policies/', import.meta.url));
const side = (commit: string) => ({ ref: commit, commit: commit.repeat(40) });
const subject = {
  ...{ kind: 'pull-request' as const, host: 'github.com', owner: 'acme', name: 'widget', number: 7, fromFork: false },
  ...{ commit: 'b'.repeat(40), base: side('a'), head: side('b') },
};
const added = (overrides: Partial<DependencyChange> = {}): DependencyChange => ({
  ...{ change: 'added', manifest: 'package-lock.json', ecosystem: 'npm', name: 'left', version: '1.0.0', purl: null },
  ...{ license: 'MIT', sourceKnown: true, development: false },
  vulnerabilities: [{ advisory: 'GHSA-1', severity: 'high' }],
  ...overrides,
});
const malware: PublicAdvisory = {
  ...{
    id: 'GHSA-bad',
    ids: ['GHSA-bad'],
    malware: true,
    severity: 'critical',
    summary: '',
    cvss: [],
    references: [],
    epss: null,
  },
  affected: [{ ecosystem: 'npm', name: 'right', range: '>= 0', fixedIn: null }],
};

interface World {
  readonly changes?: readonly DependencyChange[];
  readonly advisories?: (asked: AdvisoryQuestion) => Observation<readonly PublicAdvisory[]>;
  readonly properties?: Observation<readonly CustomProperty[]>;
}

async function collect({ changes = [added()], advisories = () => seen([]), properties = seen([]) }: World) {
  const asked: AdvisoryQuestion[] = [];
  const { componentChanges } = await dependencies.collect({
    ...{ subject, tree: memoryTree({}), branch: 'main', supplied: [], at: AT },
    ...triageMeans({ decisionTables }, { handling: NO_HANDLING }),
    repository: {
      ...blindRepository(),
      dependencyChanges: answers(seen(changes)),
      customProperties: answers(properties),
      publicAdvisories: (question) => {
        asked.push(question);
        return Promise.resolve(advisories(question));
      },
    },
  });
  if (componentChanges?.state !== 'compared') throw new Error('expected a comparison');
  return { asked, ...componentChanges };
}

describe('what is asked about new components', () => {
  it('is their vulnerabilities by version, and whether any is malware', async () => {
    const quiet = added({ name: 'right', vulnerabilities: [] });
    const gone = added({ name: 'gone', change: 'removed' });
    expect((await collect({ changes: [added(), quiet, gone] })).asked).toEqual([
      { kind: 'reviewed', packages: ['left@1.0.0'] },
      { kind: 'malware', packages: ['left', 'right'] },
    ]);
  });

  it('is nothing where nothing comes', async () => {
    expect((await collect({ changes: [added({ change: 'removed' })] })).asked).toEqual([]);
  });

  it('is bounded, says so, and holds no name that would become two', async () => {
    const many = Array.from({ length: 120 }, (_, n) => added({ name: `p${n}`, vulnerabilities: [] }));
    const { asked, detailsUnseen } = await collect({ changes: [...many, added({ name: 'a,b', vulnerabilities: [] })] });
    expect(asked.map(({ packages }) => packages.length)).toEqual([100]);
    expect(asked[0]?.packages).not.toContain('a,b');
    expect(detailsUnseen?.en).toContain('GET /advisories');
  });
});

describe('what the answers do', () => {
  it('malware comes before every vulnerability', async () => {
    const { changes } = await collect({
      changes: [added(), added({ name: 'right', vulnerabilities: [] })],
      advisories: ({ kind }) => seen(kind === 'malware' ? [malware] : []),
    });
    expect(changes.map(({ name }) => name)).toEqual(['right', 'left']);
  });

  it.each<{ name: string; answer: Observation<readonly PublicAdvisory[]> }>([
    { name: 'forbidden', answer: forbidden },
    { name: 'cut short', answer: cutShort([]) },
  ])('an answer that is $name is told, and the decision stays a range', async ({ answer }) => {
    const { detailsUnseen, changes } = await collect({ advisories: () => answer });
    expect(detailsUnseen?.ja).not.toBe('');
    expect(changes[0]?.newVulnerabilities[0]?.decision?.reachable.length).toBeGreaterThan(1);
  });

  it('a custom property of the repository answers its question', async () => {
    const answered = async (properties: Observation<readonly CustomProperty[]>) =>
      (await collect({ properties })).changes[0]?.newVulnerabilities[0]?.decision?.inputs.find(
        ({ point }) => point === 'PSI',
      )?.settled;
    expect(await answered(seen([{ name: 'ssvc-public-safety-impact', value: 'minimal' }]))).toBe(true);
    expect(await answered(seen([{ name: 'ssvc-public-safety-impact', value: 'nonsense' }]))).toBe(false);
    expect(await answered(forbidden)).toBe(false);
  });
});
