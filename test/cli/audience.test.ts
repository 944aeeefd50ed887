import { describe, expect, it } from '@jest/globals';
import { run } from '../support/run-cli.ts';
import { useSandbox } from '../support/sandbox.ts';

const sandbox = useSandbox();

/** What a terminal shows of a public repository whose settings the token may read. */
async function shown(environment: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<string> {
  const { token, url } = { token: sandbox().token(), url: sandbox().url };
  const { out } = await run(['assess', '--repo', 'tea-works/kettle', ...args], {
    environment: { PATH: process.env.PATH, GITHUB_TOKEN: token, GITHUB_API_URL: url, ...environment },
    fetch,
    now: () => new Date().toISOString(),
  });
  return out;
}

describe('what a terminal shows of a public repository', () => {
  it.each<{ name: string; environment: Record<string, string>; args: string[]; held: boolean }>([
    { name: 'holds nothing back from the person whose token it is', environment: {}, args: [], held: false },
    { name: 'holds settings and alerts back in a log of CI', environment: { CI: 'true' }, args: [], held: true },
    { name: 'is for a person where CI is switched off', environment: { CI: 'false' }, args: [], held: false },
    {
      name: 'holds back what the named readers may not see',
      environment: {},
      args: ['--audience', 'public'],
      held: true,
    },
    {
      name: 'is as wide in CI as the caller says',
      environment: { CI: 'true' },
      args: ['--audience', 'organisation'],
      held: false,
    },
  ])('$name', async ({ environment, args, held }) => {
    expect((await shown(environment, ...args)).includes('held back here')).toBe(held);
  });

  it('takes no other readers', async () => {
    const { status, err } = await run(['assess', '--dir', '.', '--audience', 'friends']);
    expect([status, err]).toEqual([
      2,
      expect.stringContaining('--audience: expected public, repository, security, organisation, came "friends"'),
    ]);
  });
});
