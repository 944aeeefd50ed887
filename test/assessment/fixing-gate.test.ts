import { describe, expect, it } from '@jest/globals';
import type { GateMode } from '../../src/model/assessment.ts';
import type { FixingRelease } from '../../src/model/release-handling.ts';
import type { Subject } from '../../src/model/subject.ts';
import { assessed } from '../support/assess.ts';
import { evidence, is, ladder, observed, policy, profile, subject, text } from '../support/build.ts';

const { host, owner, name, commit } = subject;
const RELEASE: Subject = { kind: 'release', host, owner, name, tag: 'v1.2.3', commit: commit ?? '' };
const MODES = ['observe', 'ratchet', 'enforce'] as const satisfies readonly GateMode[];

interface Given {
  readonly state: FixingRelease['state'] | undefined;
  readonly asked?: 'observe' | 'enforce';
  readonly about?: Subject;
}

function gateOf({ state, asked, about = RELEASE }: Given, gate: GateMode) {
  const fixing = { fixes: [], newSbom: 'yes', because: text('why', 'なぜ') } as const;
  const handling = { sboms: { state: 'first' }, ...(state === undefined ? {} : { fixing: { ...fixing, state } }) } as const;
  const { conclusion, reasons } = assessed({
    policy: policy([ladder('PO.3.2', [is('a.one')])]),
    evidence: { ...evidence([observed('a.one', true)], { subject: about }), ...(state === undefined ? {} : { releaseHandling: handling }) },
    profile: profile({ 'PO.3.2': 1 }),
    gate,
    ...(asked === undefined ? {} : { fixingReleases: asked }),
  }).gate;
  return { conclusion, reasons };
} // prettier-ignore

describe.each(MODES)('a release under the gate %s, whose fixes were asked to come with an SBOM and VEX', (mode) => {
  it.each<{ state: Given['state']; conclusion: string; says: RegExp }>([
    { state: 'fixes-none', conclusion: 'success', says: /^no fix that needs an SBOM and VEX: why$/ },
    { state: 'holds', conclusion: 'success', says: /^the fixes come with an SBOM and VEX: why$/ },
    { state: 'fails', conclusion: 'failure', says: /^fixes without a new SBOM and VEX: why$/ },
    { state: 'unknown', conclusion: 'action_required', says: /cannot be told: why$/ },
    { state: undefined, conclusion: 'action_required', says: /cannot be told: the release was not looked at$/ },
  ])('$state: $conclusion', ({ state, conclusion, says }) => {
    const gate = gateOf({ state, asked: 'enforce' }, mode);
    expect(gate.conclusion).toBe(conclusion);
    expect(gate.reasons.map(({ en }) => en)).toContainEqual(expect.stringMatching(says));
  });

  it.each(['fails', 'unknown', undefined] as const)('is not held to it where nobody asked: %s', (state) => {
    for (const asked of [{}, { asked: 'observe' as const }]) {
      const gate = gateOf({ state, ...asked }, mode);
      expect(gate).toEqual(gateOf({ state: 'holds', ...asked }, mode));
      expect(gate.conclusion).toBe('success');
    }
  });

  it('says nothing of a subject that is no release', () => {
    const gate = gateOf({ state: 'fails', asked: 'enforce', about: subject }, mode);
    expect(gate.conclusion).toBe('success');
  });
});
