import { expect, it } from '@jest/globals';
import { loadLocalGitHub, type LocalGitHub } from '../../src/cli/local-github.ts';
import { pullRequestPayload } from '../../src/sandbox/payloads.ts';
import { openSandbox } from '../support/sandbox.ts';

it('the demo knows the local GitHub by what it really is', async () => {
  const real = await openSandbox();
  // The demo may not import its type; this line does not compile when the two part.
  const known: LocalGitHub = real;
  const { opened } = await loadLocalGitHub();
  const payload = opened(known, { repository: 'tea-works/kettle', number: 7 });
  const event = { repository: 'tea-works/kettle', number: 7, action: 'opened' } as const;
  expect(payload).toEqual(pullRequestPayload(real, event).payload);
});
