import { describe, expect, it } from '@jest/globals';
import { memoryTree } from '../../src/adapters/memory/memory-tree.ts';
import { notSeen, seen } from '../../src/model/observation.ts';
import { NO_ORGANIZATION, readConfiguration } from '../../src/pipeline/configuration.ts';
import { measuresOf } from '../../src/pipeline/measures.ts';
import type { Tree } from '../../src/ports/tree.ts';

const hidden = notSeen({ reason: 'hidden-or-absent', what: 'GET /repos/{owner}/{repo}' });
const blind: Tree = { list: () => Promise.resolve(hidden), read: () => Promise.resolve(new Map()) };
const configured = (text: string) => memoryTree({ '.github/ssdf-gate.yml': text });
const LIMITS = 'fixWithin: { critical: P7D, high: P30D }\n';
const limits = { critical: 'P7D', high: 'P30D' };

async function measures(branches: readonly Tree[], organization = NO_ORGANIZATION) {
  const { fixWithin, supportedBranches } = measuresOf(await readConfiguration({ branches, organization }));
  return [fixWithin, supportedBranches].map((one) => (one.state === 'seen' ? one.value : one.unseen.reason));
}

describe('what is measured by', () => {
  it.each<{ name: string; own: string; above: string | undefined; fixWithin: unknown }>([
    { name: 'nobody set anything', own: '', above: undefined, fixWithin: undefined },
    { name: 'the repository set it', own: LIMITS, above: undefined, fixWithin: limits },
    { name: 'the organization set it', own: '', above: LIMITS, fixWithin: limits },
    { name: 'the repository set its own', own: LIMITS, above: 'fixWithin: { critical: P1D, high: P2D }', fixWithin: limits },
    { name: 'the organization locked it', own: LIMITS, above: 'fixWithin: { critical: P1D, high: P60D }\nlocks: [fixWithin]', fixWithin: { critical: 'P1D', high: 'P30D' } },
    { name: 'one severity is missing', own: 'fixWithin: { critical: P7D }', above: undefined, fixWithin: undefined },
    { name: 'it is no number of days', own: 'fixWithin: { critical: 7, high: P30D }', above: undefined, fixWithin: undefined },
    { name: 'the file of the organization is broken', own: LIMITS, above: 'fixWithin: 7', fixWithin: 'malformed' },
  ])('time limits where $name', async ({ own, above, fixWithin }) => {
    const organization = above === undefined ? NO_ORGANIZATION : seen(configured(above));
    expect((await measures([configured(own)], organization))[0]).toEqual(fixWithin);
  }); // prettier-ignore

  it('time limits say nothing where the organization could not be read', async () => {
    expect(await measures([configured(LIMITS)], hidden)).toEqual(['hidden-or-absent', []]);
  });

  it('branches are those that the repository names, each once, those of a base branch too', async () => {
    const own = configured('supportedBranches: [main, release/1.x, main]');
    const base = configured('supportedBranches: [release/0.x]');
    expect(await measures([own], seen(configured('supportedBranches: [theirs]')))).toEqual([
      undefined,
      ['main', 'release/1.x'],
    ]);
    expect((await measures([own, base]))[1]).toEqual(['main', 'release/1.x', 'release/0.x']);
  });

  it.each(['"../main"', '"a b"', '"-x"', '"a..b"', '"x/"', '7'])('a branch cannot be called %s', async (name) => {
    expect((await measures([configured(`supportedBranches: [main, ${name}]`)]))[1]).toEqual(['main']);
  });

  it('nothing is known where the own file could not be read', async () => {
    expect(await measures([blind])).toEqual(['hidden-or-absent', 'hidden-or-absent']);
  });
});
