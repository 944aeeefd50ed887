import { describe, expect, it } from '@jest/globals';
import { securitySettings } from '../../../src/collectors/security-settings/index.ts';
import { notSeen, seen, type Observation } from '../../../src/model/observation.ts';
import type { Analysis } from '../../../src/ports/code-scanning.ts';
import type { Repository } from '../../../src/ports/repository.ts';
import type { About } from '../../../src/ports/repository-settings.ts';
import {
  ALERT_KINDS,
  type CustomProperty,
  type SecurityConfiguration,
} from '../../../src/ports/security-configuration.ts';
import { answers, forbidden, look, said } from '../../support/look.ts';

const configuration = (status: string, delegates: SecurityConfiguration['delegates'] = []) =>
  seen<SecurityConfiguration | null>({ status, delegates });

describe('a security configuration', () => {
  const notFound = notSeen({ reason: 'hidden-or-absent', what: 'the configuration', status: 404 });

  it.each<{ name: string; answer: Observation<SecurityConfiguration | null>; expected: unknown }>([
    { name: 'attached', answer: configuration('attached'), expected: true },
    { name: 'enforced', answer: configuration('enforced'), expected: true },
    { name: 'on its way', answer: configuration('attaching'), expected: false },
    { name: 'failed', answer: configuration('failed'), expected: false },
    { name: 'detached', answer: configuration('detached'), expected: false },
    { name: 'none', answer: seen(null), expected: false },
    { name: 'refused', answer: forbidden, expected: 'forbidden' },
    { name: 'not found', answer: notFound, expected: 'hidden-or-absent' },
  ])('counts while it holds: $name', async ({ answer, expected }) => {
    const facts = await look(securitySettings, { repository: { securityConfiguration: answers(answer) } });
    expect(said(facts, 'repo.security-configuration-attached')).toBe(expected);
  });
});

describe('the risk tier', () => {
  const tier = (value: CustomProperty['value'], name = 'risk-tier') =>
    seen<readonly CustomProperty[]>([{ name, value }]);

  it.each<{ name: string; properties: Observation<readonly CustomProperty[]>; expected: unknown }>([
    { name: 'set', properties: tier('high'), expected: true },
    { name: 'set under another spelling', properties: tier('high', 'Risk_Tier'), expected: true },
    { name: 'chosen from several', properties: tier(['high']), expected: true },
    { name: 'defined and never set', properties: tier(null), expected: false },
    { name: 'empty', properties: tier(''), expected: false },
    { name: 'an empty choice', properties: tier([]), expected: false },
    { name: 'no such property', properties: tier('high', 'team'), expected: 'unknown' },
    { name: 'no property at all', properties: seen([]), expected: 'unknown' },
    { name: 'refused', properties: forbidden, expected: 'forbidden' },
  ])('is known by its property alone: $name', async ({ properties, expected }) => {
    const facts = await look(securitySettings, { repository: { customProperties: answers(properties) } });
    expect(said(facts, 'repo.risk-tier-assigned')).toBe(expected);
  });

  it('says that a default of the organisation counts as set', async () => {
    const facts = await look(securitySettings, { repository: { customProperties: answers(tier('low')) } });
    const fact = facts.find(({ id }) => id === 'repo.risk-tier-assigned');
    expect(fact).toMatchObject({ because: { en: expect.stringContaining('default') } });
  });
});

describe('dismissing an alert', () => {
  const id = 'repo.delegated-alert-dismissal';
  const about = (overrides: Partial<About>): Observation<About> =>
    seen({
      ...{ defaultBranch: 'main', visibility: 'public', archived: false, ownerKind: 'organization' },
      ...{ secretScanning: true, pushProtection: true, delegatedSecretDismissal: false, administrationProven: true },
      ...overrides,
    });
  const analysis = seen<readonly Analysis[]>([
    {
      ...{ ref: 'refs/heads/main', commit: 'a', tool: 'CodeQL', createdAt: '2026-01-01T00:00:00Z', error: '' },
      ...{ rules: 1, results: 0, category: '', key: '' },
    },
  ]);
  const setup = (configured: boolean) => seen({ configured, languages: [], scheduled: false });
  const nothing = seen<readonly Analysis[]>([]);
  const everything = configuration('enforced', ALERT_KINDS);

  interface Row {
    readonly name: string;
    readonly repository: Partial<
      Record<'configuration' | 'about' | 'alerts' | 'analyses' | 'setup', Observation<never> | object>
    >;
    readonly expected: unknown;
  }

  it.each<Row>([
    { name: 'delegated for all that is on', repository: { configuration: everything }, expected: true },
    { name: 'delegated for two of three', repository: { configuration: configuration('attached', ['dependabot', 'secret-scanning']) }, expected: false },
    { name: 'delegated by a configuration that failed', repository: { configuration: configuration('failed', ALERT_KINDS) }, expected: false },
    { name: 'not delegated, no configuration', repository: { configuration: seen(null) }, expected: false },
    { name: 'delegated for secrets by the repository, the rest off', repository: { configuration: seen(null), about: about({ delegatedSecretDismissal: true }), alerts: seen(false), analyses: nothing }, expected: true },
    { name: 'delegated for what is on, the rest off', repository: { configuration: configuration('attached', ['dependabot']), about: about({ secretScanning: false }), analyses: nothing }, expected: true },
    { name: 'nothing is on', repository: { configuration: everything, about: about({ secretScanning: false }), alerts: seen(false), analyses: nothing }, expected: false },
    { name: 'the configuration is hidden', repository: { configuration: forbidden, about: about({ delegatedSecretDismissal: true }) }, expected: 'forbidden,forbidden' },
    { name: 'it is hidden whether a kind that is delegated is on', repository: { configuration: everything, alerts: forbidden }, expected: true },
    { name: 'it is hidden whether a kind that is not delegated is on', repository: { configuration: configuration('attached', ['secret-scanning', 'code-scanning']), alerts: forbidden }, expected: 'forbidden' },
    { name: 'the switch of secrets is left out and no configuration tells', repository: { configuration: seen(null), about: about({ delegatedSecretDismissal: undefined }), alerts: seen(false), analyses: nothing }, expected: 'forbidden' },
    { name: 'default setup alone scans, and is not delegated', repository: { configuration: seen(null), about: about({ secretScanning: false }), alerts: seen(false), analyses: nothing, setup: setup(true) }, expected: false },
  ])('takes a second person for every kind that is on: $name', async ({ repository, expected }) => {
    const of = { configuration: everything, about: about({}), alerts: seen(true), analyses: analysis, setup: setup(false), ...repository };
    const verbs = {
      securityConfiguration: answers(of.configuration),
      about: answers(of.about),
      vulnerabilityAlertsEnabled: answers(of.alerts),
      analyses: answers(of.analyses),
      defaultSetup: answers(of.setup),
    } as unknown as Partial<Repository>;
    expect(said(await look(securitySettings, { repository: verbs }), id)).toBe(expected);
  }); // prettier-ignore
});
