import { describe, expect, it } from '@jest/globals';
import { loadEngine } from '../../src/cli/engine.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import { prescriptionsFor } from '../../src/pipeline/prescribe.ts';
import { blockedBy } from '../../src/pipeline/sight.ts';
import { unknown } from '../support/build.ts';

const { policy } = loadEngine(new URL('../../policies/', import.meta.url));
const settings = {
  reason: 'forbidden',
  what: 'GET /settings',
  permission: 'administration: read',
  status: 403,
} as const;
const runners = { ...settings, what: 'GET /runners' };
const alerts = { reason: 'forbidden', what: 'GET /alerts', permission: 'security_events: read', status: 403 } as const;
const open = { reason: 'undecidable', what: 'an expression' } as const;

const facts = [
  unknown('branch.required-approvals', { unseen: [settings] }),
  unknown('branch.required-checks', { unseen: [settings, runners] }),
  unknown('sast.open-severe', { unseen: [alerts] }),
  unknown('sast.latest-scheduled-scan-at', { unseen: [alerts, settings] }),
  unknown('workflow.script-injections', { unseen: [open] }),
];
const prescribed = () => prescriptionsFor(blockedBy({ facts } as unknown as Evidence), policy);

describe('what hides facts', () => {
  it('is put together by its cure, the one that shows most first and what nothing cures last', () => {
    expect(prescribed().map(({ cure, facts: all }) => [cure?.en, all.length])).toEqual([
      ['grant the permission administration: read', 3],
      ['grant the permission security_events: read', 2],
      [undefined, 1],
    ]);
  });

  it('names under each cure all that it concerns', () => {
    expect(prescribed()[0]?.blocked.map(({ what }) => what)).toEqual(['GET /settings', 'GET /runners']);
  });

  it('tells a fact that one cure shows from one that needs another as well', () => {
    expect(prescribed()[1]?.byThisAlone).toEqual(['sast.open-severe']);
    expect(prescribed()[0]?.byThisAlone).toEqual(['branch.required-approvals', 'branch.required-checks']);
  });

  it('names the tasks that rest on them', () => {
    expect(prescribed()[0]?.tasks).toContain('PS.1.1');
    expect(prescribed()[0]?.tasks).not.toContain('RV.1.1');
  });
});
