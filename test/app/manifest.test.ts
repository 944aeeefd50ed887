import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import {
  EVENT_PERMISSIONS,
  neededPermissions,
  tokenPermissions,
  PIPELINE_ENDPOINTS,
  PUBLISHER_ENDPOINTS,
  subscribedEvents,
} from '../../src/app/permissions.ts';
import { OWN_HANDLERS, WEBHOOK_HANDLERS } from '../../src/app/webhooks/api.ts';
import { COLLECTORS } from '../../src/collectors/api.ts';
import { collector } from '../support/pipeline.ts';

interface Manifest {
  readonly default_events: readonly string[];
  readonly default_permissions: Readonly<Record<string, string>>;
}
const manifest = parse(readFileSync(join(import.meta.dirname, '../../app.yml'), 'utf8')) as Manifest;

describe('app.yml', () => {
  it('asks for exactly the permissions that collectors, pipeline, publisher and events need', () => {
    expect(manifest.default_permissions).toEqual(neededPermissions(COLLECTORS));
  });

  it('asks for exactly the events that are handled or make facts stale', () => {
    expect([...manifest.default_events].sort()).toEqual(subscribedEvents(COLLECTORS));
  });

  it('may write check runs and nothing else', () => {
    const writes = Object.entries(manifest.default_permissions).filter(([, level]) => level !== 'read');
    expect(writes).toEqual([['checks', 'write']]);
  });
});

describe('the events of the App', () => {
  it('each have a permission without which GitHub would not send them', () => {
    expect(subscribedEvents(COLLECTORS).filter((event) => EVENT_PERMISSIONS[event] === undefined)).toEqual([]);
    expect(Object.keys(EVENT_PERMISSIONS)).toEqual(subscribedEvents(COLLECTORS));
  });

  it('all lead to something: each is handled, or makes the default branch be looked at again', () => {
    const handled = WEBHOOK_HANDLERS.map(({ event }) => event).filter((event) => !event.startsWith('installation'));
    expect(subscribedEvents(COLLECTORS)).toEqual([...handled].sort());
  });

  it('hold every one with a meaning of its own but those that GitHub sends to every App', () => {
    const handled = OWN_HANDLERS.map(({ event }) => event).filter((event) => !event.startsWith('installation'));
    expect(subscribedEvents([])).toEqual([...handled].sort());
  });
});

describe('needed permissions', () => {
  it('grow with what a collector asks, each once and at its higher level', () => {
    const route = 'GET /repos/{owner}/{repo}';
    const asking = collector({
      endpoints: ['pages: read', 'checks: read', 'pages: write', 'pages: read'].map((permission) => ({
        route,
        permission,
      })),
    });
    const { pages, ...others } = neededPermissions([asking]);
    expect(pages).toBe('write');
    expect(others).toEqual(neededPermissions([]));
  });

  it('grow with the events that make its facts stale', () => {
    expect(neededPermissions([]).members).toBeUndefined();
    expect(neededPermissions([collector({ events: ['member'] })]).members).toBe('read');
    expect(tokenPermissions([collector({ events: ['member'] })]).members).toBeUndefined();
  });
});

describe('every permission', () => {
  it('is spelled as a name and a level', () => {
    const endpoints = [...COLLECTORS.flatMap((one) => one.endpoints), ...PIPELINE_ENDPOINTS, ...PUBLISHER_ENDPOINTS];
    const spelled = [...endpoints.map(({ permission }) => permission), ...Object.values(EVENT_PERMISSIONS)];
    expect(spelled.filter((permission) => !/^[a-z_]+: (read|write)$/.test(permission))).toEqual([]);
  });
});
