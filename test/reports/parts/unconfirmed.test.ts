import { describe, expect, it } from '@jest/globals';
import type { Fact } from '../../../src/model/fact.ts';
import { unconfirmedSection } from '../../../src/reports/parts/unconfirmed.ts';
import { criterion, is, level, observed, policy, profile, sheet, task, unknown } from '../../support/build.ts';
import { scene } from '../scene.ts';

const PUBLIC = sheet(['tree.a', 'tree.c']);
const HIDDEN = sheet(['org.b'], { audience: 'organisation' });
const POLICY = policy([
  task('PS.1.1', [
    level(1, [criterion('PS.1.1-1a', is('org.b'))]),
    level(2, [criterion('PS.1.1-2a', is('tree.a'))]),
    level(3, [criterion('PS.1.1-3a', is('tree.c'))]),
  ]),
]);
const said = (...facts: readonly Fact[]) => {
  const input = scene({ policy: POLICY, sheet: { ...PUBLIC, ...HIDDEN }, facts, overrides: { profile: profile({}) } });
  const { rows } = unconfirmedSection(input, { language: 'en', audience: 'public' });
  return rows.join('\n');
};
const no = (id: string) => observed(id, false);
const open = (id: string) => unknown(id, { unseen: [{ reason: 'forbidden', what: 'GET /x', permission: 'x: read' }] });

describe('what leaves a level open', () => {
  it('is named up to the highest level within reach, and nothing above it', () => {
    const row = said(observed('org.b', true), open('tree.a'), no('tree.c'));
    expect(row).toMatch(/^\| PS\.1\.1 \| level 1 \| up to 2 \| PS\.1\.1-2a: /);
    expect(said(observed('org.b', true), open('tree.a'), open('tree.c'))).toContain('PS.1.1-3a');
  });

  it('is not told where all of it is held back, whatever else is unknown above', () => {
    const row = said({ ...open('org.b'), audience: 'organisation' }, no('tree.a'), open('tree.c'));
    expect(row).toMatch(/^\| PS\.1\.1 \| level 0 \| up to 1 \| /);
    expect(row).not.toContain('PS.1.1-3a');
    expect(row).toContain('held back');
  });
});
