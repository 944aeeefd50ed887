import { describe, expect, it } from '@jest/globals';
import { vulnerabilities } from '../../../src/collectors/vulnerabilities/index.ts';
import { seen, type Observation } from '../../../src/model/observation.ts';
import type { RepositoryAdvisory } from '../../../src/ports/advisories.ts';
import { answers, cutShort, forbidden, said } from '../../support/look.ts';
import { about, advisory, alerts, because, facts, NEW, OLD, open } from './scene.ts';

const CWE = 'vulnerability.advisories-with-cwe-ratio';
const WAITS = 'vulnerability.oldest-unanswered-report-at';
const triage = (createdAt: string | null) => advisory({ state: 'triage', createdAt, hasCwe: false });
const list = (...all: readonly RepositoryAdvisory[]) => seen(all);

describe('advisories of the repository', () => {
  it.each<{ name: string; advisories: Observation<readonly RepositoryAdvisory[]>; admin?: boolean; cwe: unknown; waits: unknown }>([
    { name: 'none, to who administers it', advisories: list(), admin: true, cwe: 'not-applicable', waits: 'none' },
    { name: 'none, to who may be a stranger', advisories: list(), cwe: 'not-applicable', waits: 'hidden-or-absent' },
    { name: 'published ones alone prove no sight', advisories: list(advisory()), cwe: 1, waits: 'hidden-or-absent' },
    { name: 'a withdrawn one neither', advisories: list(advisory({ state: 'withdrawn' })), cwe: 'not-applicable', waits: 'hidden-or-absent' },
    { name: 'a closed one shows that we see them', advisories: list(advisory({ state: 'closed' })), cwe: 'not-applicable', waits: 'none' },
    { name: 'a report that waits', advisories: list(triage(NEW), triage(OLD), advisory()), cwe: 1, waits: OLD },
    { name: 'a draft is answered', advisories: list(advisory({ state: 'draft' })), cwe: 'not-applicable', waits: 'none' },
    { name: 'one of two with a CWE', advisories: list(advisory(), advisory({ hasCwe: false })), cwe: 0.5, waits: 'hidden-or-absent' },
    { name: 'only published ones are asked for a CWE', advisories: list(advisory({ state: 'closed', hasCwe: false }), advisory()), cwe: 1, waits: 'none' },
    { name: 'a report without a time', advisories: list(triage(null)), admin: true, cwe: 'not-applicable', waits: 'malformed' },
    { name: 'a report without a time beside another', advisories: list(triage(null), triage(NEW)), admin: true, cwe: 'not-applicable', waits: `atMost ${NEW}` },
    { name: 'a list that was cut', advisories: cutShort([triage(NEW), advisory()]), admin: true, cwe: 'truncated', waits: `atMost ${NEW}` },
    { name: 'a cut list without a report', advisories: cutShort([advisory()]), admin: true, cwe: 'truncated', waits: 'truncated' },
    { name: 'forbidden', advisories: forbidden, admin: true, cwe: 'forbidden', waits: 'forbidden' },
  ])('$name', async ({ advisories, admin = false, cwe, waits }) => {
    const all = await facts({ repository: { ...open(), advisories: answers(advisories), about: answers(about(admin)) } });
    expect([CWE, WAITS].map((id) => said(all, id))).toEqual([cwe, waits]);
  }); // prettier-ignore

  it('seen by one who may read no alerts may be those of an invited stranger', async () => {
    const closed = answers(list(advisory({ state: 'closed' }), triage(NEW)));
    const all = await facts({ repository: { ...alerts(forbidden), advisories: closed } });
    expect(said(all, WAITS)).toBe(`atMost ${NEW}`);
    expect(because(all, WAITS)).toMatch(/repository_advisories: read/);
  });

  it('say both numbers', async () => {
    const all = await facts({ repository: { advisories: answers(list(advisory(), advisory({ hasCwe: false }))) } });
    expect(because(all, CWE)).toBe('1 of 2 published advisories name a CWE');
  });
});

describe('what only a document could tell', () => {
  it.each([
    { id: 'vulnerability.fixed-in-time-ratio', cure: /nobody has set time limits.*fixWithin/ },
    { id: 'vulnerability.oldest-open-known-exploited-at', cure: /no list of known exploited/ },
  ])('$id is unknown, also where nothing at all is open', async ({ id, cure }) => {
    const all = await facts({ repository: { ...open(), advisories: answers(list()), about: answers(about(true)) } });
    expect(said(all, id)).toBe('not-supplied');
    expect(because(all, id)).toMatch(cure);
  });
});

describe('the audience', () => {
  it('of what is open and of what was done about it is security; the world sees published advisories alone', () => {
    const wide = Object.entries(vulnerabilities.facts).filter(([, { audience }]) => audience !== 'security');
    expect(Object.fromEntries(wide.map(([id, { audience }]) => [id, audience]))).toEqual({
      [CWE]: 'public',
      'vulnerability.sbom-matched-at': 'repository',
      'vulnerability.sources': 'repository',
    });
  });
});
