import { beforeAll, describe, expect, it } from '@jest/globals';
import { doctorSchema } from '../../src/documents/doctor.ts';
import { halfVisible } from '../../src/sandbox/scenarios/half-visible.ts';
import { run } from '../support/run-cli.ts';
import { NOW, useSandbox } from '../support/sandbox.ts';

const sandbox = useSandbox({ scenario: halfVisible, validate: false });

async function diagnosed(...args: readonly string[]): Promise<string> {
  const environment = { PATH: process.env.PATH, GITHUB_TOKEN: sandbox().token() };
  const asked = ['doctor', '--repo', 'tea-works/kettle', '--api-url', sandbox().url, ...args];
  return (await run(asked, { environment, fetch, now: () => NOW })).out;
}

const page: { en: string; ja: string; json: string } = { en: '', ja: '', json: '' };
beforeAll(async () => {
  page.en = await diagnosed();
  page.ja = await diagnosed('--lang', 'ja');
  page.json = await diagnosed('--format', 'json');
});

/** What is printed under a cure, down to the next one. */
const under = (cure: RegExp) => page.en.split(/\n\n/).find((part) => cure.test(part.split('\n')[0] ?? '')) ?? '';

describe('doctor on a repository of which half is seen', () => {
  it('says each cure once, with the facts and tasks that wait for it', () => {
    const cures = [...page.en.matchAll(/^\d+\. (.*)$/gm)].map(([, cure]) => cure);
    expect(cures).toEqual([...new Set(cures)]);
    expect(cures[0]).toBe('grant the permission administration: read');
    expect(under(/permission administration: read$/)).toMatch(/\n {3}\d+ facts.*; tasks .*PS\.1\.1/);
    expect(under(/permission administration: read$/)).toContain('branch.required-approvals');
  });

  it('names the plan where a refusal may be about it, and only there', () => {
    expect(under(/GitHub Enterprise Cloud$/)).toContain('org.audit-log-readable');
    expect(page.en.match(/GitHub Enterprise Cloud/g)).toHaveLength(1);
  });

  it('accounts for every unknown fact', () => {
    const { facts, cures, open } = doctorSchema.parse(JSON.parse(page.json));
    const told = new Set([...cures.flatMap((cure) => cure.facts), ...open.map(({ fact }) => fact)]);
    expect(told.size).toBeGreaterThanOrEqual(facts.unknown);
    expect(cures.flatMap(({ blocked }) => blocked).sort((a, b) => a - b)).toEqual(
      doctorSchema.parse(JSON.parse(page.json)).blocked.map((_, at) => at),
    );
  });

  it('says the same in Japanese', () => {
    expect(page.ja).toContain('1. 権限 administration: read を付与する');
    expect(page.ja.match(/^\d+\. /gm)).toHaveLength(page.en.match(/^\d+\. /gm)?.length ?? 0);
    expect(page.ja).not.toMatch(/grant the|facts;/);
  });
});
