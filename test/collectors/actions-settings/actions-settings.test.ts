import { describe, expect, it } from '@jest/globals';
import { actionsSettings } from '../../../src/collectors/actions-settings/index.ts';
import { seen, type Observation } from '../../../src/model/observation.ts';
import type { ActionsSettings } from '../../../src/ports/repository-settings.ts';
import { answers, forbidden, look, said } from '../../support/look.ts';

const ids = Object.keys(actionsSettings.facts);
const readOnly = seen({ default: 'read', mayApprove: false } as const);

interface Answers {
  readonly actions?: Partial<ActionsSettings>;
  readonly token?: Observation<{ readonly default: 'read' | 'write'; readonly mayApprove: boolean }>;
  readonly patterns?: Observation<readonly string[]>;
}

function world({ actions = {}, token = readOnly, patterns = forbidden }: Answers) {
  const settings: ActionsSettings = { enabled: true, allowedActions: 'all', shaPinningRequired: true, ...actions };
  return look(actionsSettings, {
    repository: {
      actionsSettings: answers(seen(settings)),
      workflowToken: answers(token),
      allowedActionPatterns: answers(patterns),
    },
  });
}

describe('what Actions may do', () => {
  it('is unknown for every fact when nobody may look', async () => {
    const facts = await look(actionsSettings);
    expect(facts.map((fact) => fact.id)).toEqual(ids);
    expect(ids.map((id) => said(facts, id))).toEqual(ids.map(() => 'offline'));
  });

  it('does not apply where Actions is off', async () => {
    const facts = await world({ actions: { enabled: false } });
    expect(ids.map((id) => said(facts, id))).toEqual(ids.map(() => 'not-applicable'));
  });

  it('is unknown, not judged by halves, when it is not seen whether Actions is on', async () => {
    const repository = { actionsSettings: answers(forbidden), workflowToken: answers(readOnly) };
    const facts = await look(actionsSettings, { repository });
    expect(ids.map((id) => said(facts, id))).toEqual(ids.map(() => 'forbidden'));
  });

  it.each([
    { name: 'reads and may not approve', token: readOnly, readsOnly: true, blocked: true },
    { name: 'writes and may approve', token: seen({ default: 'write', mayApprove: true } as const), readsOnly: false, blocked: false },
    { name: 'is not shown', token: forbidden, readsOnly: 'forbidden', blocked: 'forbidden' },
  ])('follows the workflow token that $name', async ({ token, readsOnly, blocked }) => {
    const facts = await world({ token });
    expect(said(facts, 'actions.default-token-read-only')).toBe(readsOnly);
    expect(said(facts, 'actions.workflow-approval-blocked')).toBe(blocked);
  }); // prettier-ignore
});

describe('the list of allowed actions', () => {
  it.each<{ name: string; allowed: ActionsSettings['allowedActions']; patterns?: Observation<readonly string[]>; expected: unknown }>([
    { name: 'all', allowed: 'all', expected: false },
    { name: 'only local ones', allowed: 'local_only', expected: true },
    { name: 'chosen ones', allowed: 'selected', patterns: seen(['acme/*', 'actions/checkout@*']), expected: true },
    { name: 'none but GitHub’s own', allowed: 'selected', patterns: seen([]), expected: true },
    { name: 'a star', allowed: 'selected', patterns: seen(['acme/*', '*']), expected: false },
    { name: 'star and star', allowed: 'selected', patterns: seen([' */* ']), expected: false },
    { name: 'star and star of any version', allowed: 'selected', patterns: seen(['*/*@*']), expected: false },
    { name: 'chosen ones that are hidden', allowed: 'selected', patterns: forbidden, expected: 'forbidden' },
    { name: 'left out by the server', allowed: undefined, expected: 'not-offered' },
  ])('$name: $expected', async ({ allowed, patterns, expected }) => {
    const facts = await world({ actions: { allowedActions: allowed }, ...(patterns === undefined ? {} : { patterns }) });
    expect(said(facts, 'actions.allow-list-enforced')).toBe(expected);
  }); // prettier-ignore
});

describe('pinning by commit', () => {
  it.each<{ required: boolean | undefined; expected: unknown }>([
    { required: true, expected: true },
    { required: false, expected: false },
    { required: undefined, expected: 'not-offered' },
  ])('$required: $expected', async ({ required, expected }) => {
    const facts = await world({ actions: { shaPinningRequired: required } });
    expect(said(facts, 'actions.sha-pinning-required')).toBe(expected);
  });
});
