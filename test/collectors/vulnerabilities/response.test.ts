import { describe, expect, it } from '@jest/globals';
import { memoryTree } from '../../../src/adapters/memory/memory-tree.ts';
import { notSeen, seen } from '../../../src/model/observation.ts';
import type { PullRequestSubject } from '../../../src/model/subject.ts';
import type { CodeAlert } from '../../../src/ports/code-scanning.ts';
import type { Repository } from '../../../src/ports/repository.ts';
import { AT, subject } from '../../support/build.ts';
import { answers, cutShort, forbidden, said } from '../../support/look.ts';
import { alert, alerts, because, codeAlert, dismissed, facts, GHSA, open } from './scene.ts';

const TRIAGED = 'vulnerability.triaged-ratio';
const DECIDED = 'vulnerability.decided-ratio';
const ANSWERED = 'vulnerability.response-assigned-ratio';

const scanned = (...all: readonly CodeAlert[]): Partial<Repository> => ({
  analyses: answers(cutShort([])),
  codeAlerts: (filter) => Promise.resolve(seen(all.filter(({ state }) => state === filter?.state))),
});
const minute = (second: string) => `2026-10-01T00:00:${second}Z`;

const inputs = "inputs: { exploitation: none, automatable: 'no', readAt: 2026-01-02T00:00:00Z }";
const decision = `- advisory: ${GHSA}\n  decision: scheduled\n  decidedAt: 2026-01-03T00:00:00Z\n  ${inputs}\n`;
const response = `- { advisory: CVE-2026-1234, response: fix, owner: '@aiko', decidedAt: 2026-01-03T00:00:00Z }\n`;

describe('alerts that somebody looked at', () => {
  it.each<{ name: string; github: Partial<Repository>; value: unknown; records?: string }>([
    { name: 'an assignee', github: open(alert({ assigned: true })), value: 1 },
    { name: 'nobody', github: open(alert()), value: 0 },
    { name: 'of any severity', github: open(alert({ severity: 'low' }), alert({ assigned: true })), value: 0.5 },
    { name: 'an explained dismissal', github: open(dismissed()), value: 1 },
    { name: 'a dismissal with a reason alone', github: open(dismissed({ dismissedComment: null })), value: 0 },
    { name: 'a comment of dots', github: open(dismissed({ dismissedComment: ' ... ' })), value: 0 },
    { name: 'a comment without a reason', github: open(dismissed({ dismissedReason: null })), value: 0 },
    { name: 'a comment in Japanese', github: open(dismissed({ dismissedComment: '未使用' })), value: 1 },
    { name: 'an open one with an old comment', github: open(alert({ dismissedReason: 'x', dismissedComment: 'x' })), value: 0 },
    { name: 'a record of the triage', github: open(alert()), records: decision, value: 1 },
    { name: 'a record by its CVE', github: open(alert()), records: response, value: 1 },
    { name: 'a record of another advisory', github: open(alert({ advisories: ['GHSA-1111-2222-3333'] })), records: decision, value: 0 },
    { name: 'a record that does not parse', github: open(alert()), records: '- advisory: 7', value: 'malformed' },
    { name: 'a bad record where none is needed', github: open(alert({ assigned: true })), records: '{', value: 1 },
    { name: 'none at all', github: open(), value: 'not-applicable' },
    { name: 'a server without assignees', github: open(alert({ assigned: undefined })), value: 'not-offered' },
    { name: 'a server without assignees, explained', github: open(dismissed({ assigned: undefined })), value: 1 },
    { name: 'a list that was cut', github: alerts(cutShort([alert({ assigned: true })])), value: 'truncated' },
    { name: 'forbidden', github: alerts(forbidden), value: 'forbidden' },
    { name: 'off', github: alerts(seen('off')), value: 'unknown' },
    { name: 'alerts of code count too', github: { ...open(alert({ assigned: true })), ...scanned(codeAlert({ assigned: false })) }, value: 0.5 },
    { name: 'alerts of code alone', github: { ...open(), ...scanned(codeAlert()) }, value: 1 },
    { name: 'dismissed ones of code', github: { ...open(), ...scanned(codeAlert({ state: 'dismissed', assigned: false })) }, value: 0 },
    { name: 'alerts of code are hidden', github: { ...open(alert({ assigned: true })), analyses: answers(forbidden), codeAlerts: answers(forbidden) }, value: 'forbidden' },
    { name: 'code scanning lacks its licence', github: { ...open(), analyses: answers(notSeen({ reason: 'plan', what: 'x' })), codeAlerts: answers(notSeen({ reason: 'plan', what: 'x' })) }, value: 'plan' },
  ])('$name: $value', async ({ github, records, value }) => {
    const all = await facts({ repository: github, records: records === undefined ? {} : { 'a.yml': records } });
    expect(said(all, TRIAGED)).toBe(value);
  }); // prettier-ignore

  it('say both numbers, and how many were dismissed within one minute', async () => {
    const at = ['00', '20', '59'].map((second) => dismissed({ dismissedAt: minute(second) }));
    const later = dismissed({ dismissedAt: '2026-10-01T00:05:00Z', dismissedComment: null });
    const all = await facts({ repository: open(...at, later) });
    expect(because(all, TRIAGED)).toBe('somebody looked at 3 of 4 alerts; 3 were dismissed within one minute');
    expect(because(await facts({ repository: open(dismissed()) }), TRIAGED)).not.toMatch(/minute/);
  });
});

describe('records of decisions and responses', () => {
  const one = (text: string) => ({ 'a.yml': text });
  it.each<{ name: string; github?: Partial<Repository>; records?: Record<string, string>; decided: unknown; answered: unknown }>([
    { name: 'none', decided: 0, answered: 0 },
    { name: 'a decision with its inputs', records: one(decision), decided: 1, answered: 0 },
    { name: 'a response with its owner', records: one(response), decided: 0, answered: 1 },
    { name: 'both, in two files', records: { 'a.yml': decision, 'b.yaml': response }, decided: 1, answered: 1 },
    { name: 'a decision without inputs', records: one(decision.replace(inputs, '')), decided: 0, answered: 0 },
    { name: 'a decision older than its inputs', records: one(decision.replace('2026-01-03', '2026-01-01')), decided: 0, answered: 0 },
    { name: 'a decision of the future', records: one(decision.replace('2026-01-03', '2099-01-03')), decided: 0, answered: 0 },
    { name: 'a response without an owner', records: one(`- { advisory: ${GHSA}, response: fix }`), decided: 0, answered: 0 },
    { name: 'an owner of blanks', records: one(`- { advisory: ${GHSA}, response: fix, owner: ' ' }`), decided: 'malformed', answered: 'malformed' },
    { name: 'an assignee alone is no response', github: open(alert({ assigned: true })), decided: 0, answered: 0 },
    { name: 'a word nobody knows', records: one(decision.replace('scheduled', 'later')), decided: 'malformed', answered: 'malformed' },
    { name: 'a member nobody knows', records: one(decision.replace('decision:', 'decisions:')), decided: 'malformed', answered: 'malformed' },
    { name: 'a response without its date', records: one(response.replace(/, decidedAt: [^ ]+/, '')), decided: 0, answered: 0 },
    { name: 'a response of the future', records: one(response.replace('2026-01-03', '2099-01-03')), decided: 0, answered: 0 },
    { name: 'an acceptance without its end', records: one(response.replace('fix', 'accept')), decided: 0, answered: 0 },
    { name: 'an acceptance on its last day', records: one(response.replace('fix', `accept, expires: ${AT.slice(0, 10)}`)), decided: 0, answered: 1 },
    { name: 'an acceptance that ran out', records: one(response.replace('fix', 'accept, expires: 2026-01-31')), decided: 0, answered: 0 },
    { name: 'a bad entry costs only itself', github: open(alert(), alert({ advisories: ['GHSA-1111-2222-3333'] })), records: one(`${decision}- { advisory: 7 }\n`), decided: 'atLeast 0.5', answered: 'malformed' },
    { name: 'a bad entry beside one that settles it', records: one(`- { advisory: 7 }\n${decision}`), decided: 1, answered: 'malformed' },
    { name: 'a bad file beside one that settles it', records: { 'a.yml': decision, 'b.yml': '{' }, decided: 1, answered: 'malformed' },
    { name: 'a file deeper down is no record', records: { 'old/a.yml': decision }, decided: 0, answered: 0 },
    { name: 'one of two', github: open(alert(), alert({ advisories: ['GHSA-1111-2222-3333'] })), records: one(decision), decided: 0.5, answered: 0 },
    { name: 'only severe open ones are asked', github: open(alert({ severity: 'medium' }), dismissed()), decided: 'not-applicable', answered: 'not-applicable' },
    { name: 'a list that was cut', github: alerts(cutShort([alert()])), records: one(decision), decided: 'truncated', answered: 'truncated' },
    { name: 'forbidden', github: alerts(forbidden), records: one(decision), decided: 'forbidden', answered: 'forbidden' },
    { name: 'off', github: alerts(seen('off')), records: one(decision), decided: 'unknown', answered: 'unknown' },
  ])('$name', async ({ github = open(alert()), records = {}, decided, answered }) => {
    const all = await facts({ repository: github, records });
    expect([DECIDED, ANSWERED].map((id) => said(all, id))).toEqual([decided, answered]);
  }); // prettier-ignore

  it('are not taken from a pull request, which would decide on itself', async () => {
    const reference = { ref: 'main', commit: subject.commit ?? '' };
    const pull: PullRequestSubject = {
      ...{ host: 'github.com', owner: 'acme', name: 'widget', kind: 'pull-request', number: 7, fromFork: false },
      ...{ commit: reference.commit, base: reference, head: reference },
    };
    const all = await facts({ repository: open(alert()), records: one(decision + response), subject: pull });
    expect([TRIAGED, DECIDED, ANSWERED].map((id) => said(all, id))).toEqual(Array(3).fill('not-supplied'));
    expect(said(await facts({ repository: open(), subject: pull }), DECIDED)).toBe('not-applicable');
  });

  it('that could not be listed leave it open', async () => {
    const tree = { ...memoryTree({}), list: answers(forbidden) };
    const all = await facts({ repository: open(alert()), tree, at: AT });
    expect([TRIAGED, DECIDED, ANSWERED].map((id) => said(all, id))).toEqual(Array(3).fill('forbidden'));
  });
});
