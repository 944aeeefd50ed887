import { describe, expect, it } from '@jest/globals';
import { actionsSettings } from '../../src/collectors/actions-settings/index.ts';
import { securitySettings } from '../../src/collectors/security-settings/index.ts';
import { signedReleases } from '../../src/collectors/signed-releases/index.ts';
import { vulnerabilities } from '../../src/collectors/vulnerabilities/index.ts';
import type { Fact } from '../../src/model/fact.ts';
import type { DescriptionName } from '../../src/sandbox/description/description.ts';
import { privateServer } from '../../src/sandbox/scenarios/private-server.ts';
import { contextAt, repositoryOf, subjectsOf } from '../support/collectors.ts';
import { said } from '../support/look.ts';
import { openSandbox } from '../support/sandbox.ts';

/** What stands behind endpoints that no server describes, and behind those that the newest one does. */
const OF_NO_SERVER = [
  'release.immutability-enabled',
  'vulnerability.private-reporting-enabled',
  'vulnerability.advisories-with-cwe-ratio',
  'vulnerability.oldest-unanswered-report-at',
];
const SINCE_3_19 = ['actions.log-retention-days', 'actions.fork-approval-for-all-outsiders'];

async function factsAt(description: DescriptionName): Promise<readonly Fact[]> {
  const sandbox = await openSandbox({ scenario: privateServer, description, validate: false });
  // Approval is asked of outsiders of a public repository only.
  repositoryOf(sandbox).visibility = 'public';
  const [subject] = subjectsOf(sandbox);
  if (subject === undefined) throw new Error('a scenario has a repository');
  const context = contextAt(sandbox, { ...subject, host: 'ghes.example' }, '/api/v3');
  const collectors = [actionsSettings, securitySettings, signedReleases, vulnerabilities];
  const collected = await Promise.all(collectors.map((collector) => collector.collect(context)));
  await sandbox.stop();
  return collected.flatMap(({ facts }) => facts);
}

const notOffered = (facts: readonly Fact[], ids: readonly string[]) =>
  ids.filter((id) => said(facts, id) === 'not-offered');

describe('a server that lacks an endpoint', () => {
  it.each(['ghes-3.17', 'ghes-3.18'] as const)('of %s leaves its facts unknown, "not offered"', async (description) => {
    const facts = await factsAt(description);
    expect(notOffered(facts, [...OF_NO_SERVER, ...SINCE_3_19])).toEqual([...OF_NO_SERVER, ...SINCE_3_19]);
  });

  it('of ghes-3.19 has learned some, whose facts are answers', async () => {
    const facts = await factsAt('ghes-3.19');
    expect(notOffered(facts, OF_NO_SERVER)).toEqual(OF_NO_SERVER);
    expect(SINCE_3_19.map((id) => facts.find((fact) => fact.id === id)?.state)).toEqual(['observed', 'observed']);
  });

  it('names no permission and no plan for it: neither would help', async () => {
    const unseen = (await factsAt('ghes-3.17')).flatMap((fact) => (fact.state === 'unknown' ? fact.unseen : []));
    const hidden = unseen.filter(({ reason }) => reason === 'not-offered');
    expect(hidden.length).toBeGreaterThan(5);
    expect(hidden.filter(({ permission, plan }) => permission !== undefined || plan !== undefined)).toEqual([]);
  });
});
