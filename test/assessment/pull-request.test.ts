import { describe, expect, it } from '@jest/globals';
import type { Fact } from '../../src/model/fact.ts';
import type { FactScope } from '../../src/model/fact-sheet.ts';
import { assessed } from '../support/assess.ts';
import { description, evidence, is, ladder, observed, policy, text, unknown } from '../support/build.ts';

const yes = (id: string) => observed(id, true);
const no = (id: string) => observed(id, false);
const SCOPES: Readonly<Record<string, FactScope>> = {
  'tree.x': 'tree',
  'tree.y': 'tree',
  'settings.x': 'settings',
  'run.x': 'run',
  'org.x': 'organisation',
};
const sheet = Object.fromEntries(
  Object.entries(SCOPES).map(([id, scope]) => [id, description({ scope, asks: text(`Does ${id} hold?`, `${id} か`) })]),
);
const TESTED = policy([
  ladder('PS.1.1', [is('tree.x'), is('tree.y')]),
  ladder('PO.3.2', [is('settings.x')]),
  ladder('PW.7.2', [is('run.x')]),
  ladder('PO.5.1', [is('org.x')]),
]);

function compared(base: readonly Fact[], head: readonly Fact[]) {
  return assessed({ policy: TESTED, facts: sheet, evidence: evidence(head), baseline: { evidence: evidence(base) } });
}

describe('what a change moves', () => {
  it('a fall names the facts of the tree behind it', () => {
    const { delta } = compared([yes('tree.x'), yes('tree.y')], [yes('tree.x'), no('tree.y')]);
    expect(delta).toEqual([
      { id: 'PS.1.1', from: { level: 2, atMost: 2 }, to: { level: 1, atMost: 1 }, because: ['tree.y'] },
    ]);
  });

  it('a rise is a movement too', () => {
    const { delta } = compared([no('tree.x')], [yes('tree.x'), yes('tree.y')]);
    expect(delta).toEqual([
      { id: 'PS.1.1', from: { level: 0, atMost: 0 }, to: { level: 2, atMost: 2 }, because: ['tree.x', 'tree.y'] },
    ]);
  });

  it('a file that became unreadable widens the range', () => {
    const { delta } = compared([yes('tree.x'), yes('tree.y')], [yes('tree.x'), unknown('tree.y')]);
    expect(delta).toEqual([
      { id: 'PS.1.1', from: { level: 2, atMost: 2 }, to: { level: 1, atMost: 2 }, because: ['tree.y'] },
    ]);
  });

  it.each<{ id: string }>([{ id: 'settings.x' }, { id: 'run.x' }, { id: 'org.x' }])(
    '$id is not of the tree and moves nothing',
    ({ id }) => expect(compared([yes(id)], [no(id)]).delta).toEqual([]),
  );

  it('a fact that no sheet describes moves nothing', () => {
    const { delta } = assessed({
      policy: policy([ladder('PS.1.1', [is('own.x')])]),
      facts: {},
      evidence: evidence([no('own.x')]),
      baseline: { evidence: evidence([yes('own.x')]) },
    });
    expect(delta).toEqual([]);
  });

  it('other words about the same answer move nothing', () => {
    const other = unknown('tree.x', { because: text('another reason') });
    expect(compared([unknown('tree.x')], [other]).delta).toEqual([]);
  });

  it('without a baseline nothing moves', () => {
    expect(assessed({ policy: TESTED, facts: sheet }).delta).toEqual([]);
  });

  it('the baseline is named by its commit and by the digest of what was given', () => {
    const base = evidence([yes('tree.x')]);
    const assessment = compared([yes('tree.x')], [yes('tree.x'), no('settings.x')]);
    expect(assessment.baseline?.commit).toBe(base.subject.commit);
    expect(assessment.baseline?.digest).toBe(
      assessed({ policy: TESTED, facts: sheet, evidence: base }).evidence.digest,
    );
  });
});

describe('drift', () => {
  const drifted = (before: readonly Fact[], now: readonly Fact[]) =>
    assessed({
      policy: TESTED,
      facts: sheet,
      evidence: evidence(now),
      previous: { evidence: evidence(before, { collectedAt: '2026-11-01T00:00:00Z' }) },
    }).drift;

  it('a setting that changed since is listed with its tasks and both answers', () => {
    expect(drifted([yes('settings.x')], [no('settings.x')])).toEqual([
      {
        fact: 'settings.x',
        since: '2026-11-01T00:00:00Z',
        tasks: ['PO.3.2'],
        message: {
          en: 'Does settings.x hold? — was: yes; now: no',
          ja: 'settings.x か：前回は「はい」、今回は「いいえ」',
        },
      },
    ]);
  });

  it('settings of the organisation drift as well', () => {
    expect(drifted([yes('org.x')], [unknown('org.x')]).map(({ fact }) => fact)).toEqual(['org.x']);
  });

  it.each<{ id: string }>([{ id: 'tree.x' }, { id: 'run.x' }])('$id is no setting', ({ id }) =>
    expect(drifted([yes(id)], [no(id)])).toEqual([]),
  );

  it('a setting that was and is unknown has not drifted', () => {
    expect(drifted([unknown('settings.x')], [])).toEqual([]);
  });

  it('it never touches the gate', () => {
    const now = evidence([no('settings.x')]);
    const row = { policy: TESTED, facts: sheet, evidence: now, baseline: { evidence: now }, gate: 'ratchet' } as const;
    const previous = { evidence: evidence([yes('settings.x')]) };
    expect(assessed({ ...row, previous }).gate).toEqual(assessed(row).gate);
  });
});
