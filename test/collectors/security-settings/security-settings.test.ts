import { describe, expect, it } from '@jest/globals';
import { memoryTree } from '../../../src/adapters/memory/memory-tree.ts';
import { securitySettings } from '../../../src/collectors/security-settings/index.ts';
import { seen, type Observation } from '../../../src/model/observation.ts';
import type { About } from '../../../src/ports/repository-settings.ts';
import type { Tree } from '../../../src/ports/tree.ts';
import { answers, forbidden, look, said } from '../../support/look.ts';

const ids = Object.keys(securitySettings.facts);
const blindTree: Tree = { list: answers(forbidden), read: answers(new Map()) };

function about(overrides: Partial<About>): Observation<About> {
  return seen({
    defaultBranch: 'main',
    visibility: 'public',
    archived: false,
    ownerKind: 'organization',
    secretScanning: undefined,
    pushProtection: undefined,
    administrationProven: false,
    ...overrides,
  });
}

describe('security settings', () => {
  it('are unknown when nobody may look', async () => {
    const facts = await look(securitySettings, { tree: blindTree });
    expect(facts.map((fact) => fact.id)).toEqual(ids);
    expect(facts.map((fact) => fact.state)).toEqual(ids.map(() => 'unknown'));
  });

  it.each([
    { id: 'sca.alerts-enabled', verb: 'vulnerabilityAlertsEnabled' },
    { id: 'sca.security-updates-enabled', verb: 'securityUpdatesEnabled' },
    { id: 'vulnerability.private-reporting-enabled', verb: 'privateReportingEnabled' },
  ] as const)('follow their switch: $id', async ({ id, verb }) => {
    for (const value of [true, false]) {
      expect(said(await look(securitySettings, { repository: { [verb]: answers(seen(value)) } }), id)).toBe(value);
    }
    expect(said(await look(securitySettings, { repository: { [verb]: answers(forbidden) } }), id)).toBe('forbidden');
  });

  it.each<{ name: string; seen: Partial<About>; expected: unknown }>([
    { name: 'on', seen: { secretScanning: true }, expected: true },
    { name: 'off', seen: { secretScanning: false }, expected: false },
    { name: 'left out for a reader', seen: {}, expected: 'forbidden' },
    { name: 'left out for an administrator', seen: { administrationProven: true }, expected: 'plan' },
  ])('tell secret scanning $name: $expected', async ({ seen: overrides, expected }) => {
    const facts = await look(securitySettings, { repository: { about: answers(about(overrides)) } });
    expect(said(facts, 'secrets.scanning-enabled')).toBe(expected);
  });
});

describe('a published policy', () => {
  const policy = memoryTree({ 'SECURITY.md': 'Write to security@example.com' });
  const none = memoryTree({});

  it.each<{ name: string; shown: Observation<boolean>; tree: Tree; expected: unknown }>([
    { name: 'GitHub shows the organisation’s', shown: seen(true), tree: none, expected: true },
    { name: 'the tree has one', shown: forbidden, tree: policy, expected: true },
    { name: 'neither', shown: seen(false), tree: none, expected: false },
    { name: 'none in the tree, GitHub silent', shown: forbidden, tree: none, expected: 'forbidden' },
    { name: 'none shown, tree hidden', shown: seen(false), tree: blindTree, expected: 'forbidden' },
  ])('$name: $expected', async ({ shown, tree, expected }) => {
    const facts = await look(securitySettings, { tree, repository: { securityPolicyShown: answers(shown) } });
    expect(said(facts, 'vulnerability.policy-published')).toBe(expected);
  });
});
