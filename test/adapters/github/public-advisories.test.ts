import { describe, expect, it } from '@jest/globals';
import { GitHubClient } from '../../../src/adapters/github/client.ts';
import { publicAdvisories } from '../../../src/adapters/github/public-advisories.ts';
import { fakeFetch } from '../../support/fake-fetch.ts';

const reviewed = {
  ...{ ghsa_id: 'GHSA-aaaa-bbbb-cccc', cve_id: 'CVE-2026-1001', type: 'reviewed', severity: 'high' },
  vulnerabilities: [
    {
      package: { ecosystem: 'npm', name: 'left' },
      vulnerable_version_range: '< 1.0.5',
      first_patched_version: '1.0.5',
    },
  ],
};

async function read(...items: readonly unknown[]) {
  const client = new GitHubClient({
    fetch: fakeFetch({ 'GET /advisories': { body: items } }),
    now: () => '2026-01-02T03:04:05Z',
  });
  return publicAdvisories(client).publicAdvisories({ kind: 'reviewed', packages: ['left@1.0.0'] });
}

describe('an advisory of the public database', () => {
  it('gives its ids, what it affects and what it does not say as nothing', async () => {
    expect(await read(reviewed)).toMatchObject({
      state: 'seen',
      value: [
        {
          ids: ['GHSA-aaaa-bbbb-cccc', 'CVE-2026-1001'],
          malware: false,
          cvss: [],
          epss: null,
          affected: [{ ecosystem: 'npm', name: 'left', range: '< 1.0.5', fixedIn: '1.0.5' }],
        },
      ],
    });
  });

  it.each([
    {
      name: 'numbers',
      epss: { percentage: 0.00045, percentile: 0.16 },
      score: { probability: 0.00045, percentile: 0.16 },
    },
    {
      name: 'texts',
      epss: { percentage: '0.2', percentile: '0.16001e0' },
      score: { probability: 0.2, percentile: 0.16001 },
    },
    { name: 'more than a whole', epss: { percentage: 45, percentile: 0.1 }, score: null },
    { name: 'half a score', epss: { percentage: 0.4 }, score: null },
    { name: 'a word', epss: { percentage: 'high', percentile: 1 }, score: null },
    { name: 'nothing twice', epss: { percentage: null, percentile: null }, score: null },
    { name: 'empty texts', epss: { percentage: '', percentile: ' ' }, score: null },
    { name: 'null', epss: null, score: null },
  ])('takes an EPSS score given as $name for what it is', async ({ epss, score }) => {
    expect(await read({ ...reviewed, epss })).toMatchObject({ value: [{ epss: score }] });
  });

  it('that cannot be read leaves the others, and the list is not whole', async () => {
    const answer = await read({ ...reviewed, ghsa_id: 7 }, reviewed);
    expect(answer).toMatchObject({
      state: 'seen',
      value: [{ id: 'GHSA-aaaa-bbbb-cccc' }],
      missing: { reason: 'malformed' },
    });
  });
});
