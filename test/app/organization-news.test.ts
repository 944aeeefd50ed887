import { describe, expect, it } from '@jest/globals';
import { forgettingOrganizations } from '../../src/app/organization-news.ts';
import { plan } from '../support/requests.ts';

/** Installations that are asked anew after this delivery. */
async function forgottenAfter(event: string, payload: object): Promise<readonly number[]> {
  const forgotten: number[] = [];
  const organizations = { of: () => ({ read: () => Promise.reject(new Error('not asked here')) }), forget };
  function forget(installation: number) {
    forgotten.push(installation);
  }
  const made = plan([]);
  const planner = forgettingOrganizations(() => Promise.resolve(made), organizations);
  const body = Buffer.from(JSON.stringify(payload));
  expect(await planner({ id: '1', event, body })).toBe(made);
  return forgotten;
}

const installation = { id: 7 };

describe('news', () => {
  it.each([
    { event: 'organization', payload: { installation } },
    { event: 'installation', payload: { installation, action: 'new_permissions_accepted' } },
    { event: 'repository_ruleset', payload: { installation, repository: { name: 'kettle' } } },
    { event: 'push', payload: { installation, repository: { name: '.github' } } },
  ])('of the organization ($event) makes the next look ask it again', async ({ event, payload }) => {
    expect(await forgottenAfter(event, payload)).toEqual([7]);
  });

  it.each([
    { event: 'push', payload: { installation, repository: { name: 'kettle' } } },
    { event: 'organization', payload: {} },
    { event: 'organization', payload: { installation: 'seven' } },
    { event: 'organization', payload: [] },
  ])('of one repository, or of nobody ($event), leaves what is known', async ({ event, payload }) => {
    expect(await forgottenAfter(event, payload)).toEqual([]);
  });
});
