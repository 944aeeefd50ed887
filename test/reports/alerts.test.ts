import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { secrets } from '../../src/collectors/secrets/index.ts';
import { vulnerabilities } from '../../src/collectors/vulnerabilities/index.ts';
import type { FactDescription } from '../../src/model/fact-sheet.ts';
import type { Need } from '../../src/model/policy.ts';
import { loadEngine } from '../../src/cli/engine.ts';
import { evaluateCommit } from '../../src/pipeline/evaluate.ts';
import type { ReportInput } from '../../src/reports/types.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { neglected } from '../../src/sandbox/scenarios/neglected.ts';
import { lookAt, mainCommit } from '../bench/world.ts';
import { criterion, level, policy, profile, task } from '../support/build.ts';
import { GUARDED_FORMATS } from './formats.ts';

/** Everything of an alert that a page could hold; each is unlike anything else in the scenario. */
const COUNT = 1731;
const SECRETS = 1291;
const MARKS = ['left-mark', 'GHSA-mark', 'CVE-1987-1987', '1987-03-04', '1988-05-06', String(COUNT), String(SECRETS)];

let gitHub: Sandbox;
let input: ReportInput;

beforeAll(async () => {
  gitHub = await startSandbox({ scenario: neglected, validate: false });
  const [repository] = gitHub.state.repositories.values();
  const { alerts, security } = repository ?? {};
  const [dependency] = alerts?.dependencies ?? [];
  const [secret] = alerts?.secrets ?? [];
  const [report] = alerts?.advisories ?? [];
  if (!alerts || !security || !dependency || !secret || !report) throw new Error('the scenario has alerts');
  const marked = { package: 'left-mark', ghsa: 'GHSA-mark-mark-mark', cve: 'CVE-1987-1987' };
  const raised = { severity: 'critical', createdAt: '1987-03-04T05:06:07Z', malware: true } as const;
  const many = <T>(count: number, make: (number: number) => T) => Array.from({ length: count }, (_, n) => make(n + 1));
  alerts.dependencies.splice(
    0,
    Infinity,
    ...many(COUNT, (number) => ({ ...dependency, ...marked, ...raised, number })),
  );
  alerts.secrets.splice(0, Infinity, ...many(SECRETS, (number) => ({ ...secret, number, generic: false })));
  alerts.advisories.push({
    ...report,
    ghsa: 'GHSA-mark-0000-0000',
    state: 'triage',
    createdAt: '1988-05-06T07:08:09Z',
  });
  const look = lookAt(gitHub);
  input = (await evaluateCommit(engineOverAlerts(), look, await mainCommit(look))).input;
});
afterAll(() => gitHub.stop());

/** Judges one criterion per fact about alerts, so that every report speaks about each of them. */
function engineOverAlerts() {
  const engine = loadEngine(new URL('../../policies/', import.meta.url));
  const facts = Object.entries({ ...vulnerabilities.facts, ...secrets.facts });
  const criteria = facts.map(([id, sheet], n) =>
    criterion(`RV.2.2-1${String.fromCharCode(97 + n)}`, needOf(id, sheet)),
  );
  return {
    ...engine,
    policy: policy([task('RV.2.2', [level(1, criteria)])]),
    profiles: new Map([...engine.profiles.keys()].map((name) => [name, profile({ 'RV.2.2': 1 }, { name })])),
  };
}

function needOf(fact: string, { type, words }: FactDescription): Need {
  switch (type) {
    case 'boolean':
      return { kind: 'fact', fact, op: 'is', value: true };
    case 'integer':
      return { kind: 'fact', fact, op: 'atMost', value: 0 };
    case 'ratio':
      return { kind: 'fact', fact, op: 'atLeast', value: 1 };
    case 'instant':
      return { kind: 'fact', fact, op: 'within', value: 'P30D' };
    case 'set':
      return { kind: 'fact', fact, op: 'includes', value: words?.slice(0, 1) ?? [] };
  }
}

describe.each(GUARDED_FORMATS)('$name', ({ render }) => {
  it.each(['en', 'ja'] as const)('tells the world no count, name or age of an alert (%s)', (language) => {
    for (const audience of ['public', 'repository'] as const) {
      const { content } = render(input, { language, audience });
      expect(MARKS.filter((mark) => content.includes(mark))).toEqual([]);
    }
  });
});

describe('those who may see alerts', () => {
  it('are told how many and since when', () => {
    const pages = GUARDED_FORMATS.map(({ render }) => render(input, { language: 'en', audience: 'security' }).content);
    const told = MARKS.filter((mark) => pages.some((page) => page.includes(mark)));
    expect(told).toEqual(['1987-03-04', '1988-05-06', String(COUNT), String(SECRETS)]);
  });
});
