import { describe, expect, it } from '@jest/globals';
import type { Fact } from '../../src/model/fact.ts';
import type { Need } from '../../src/model/policy.ts';
import type { Records } from '../../src/model/records.ts';
import { renderCase } from '../../src/reports/case/index.ts';
import { assessed } from '../support/assess.ts';
import { AT, criterion, declared, evidence, is, ladder, level, observed, policy, sheet, task, unknown } from '../support/build.ts'; // prettier-ignore
import { declaration, equivalent, exception, notApplicableTask, records } from '../support/build-records.ts';
import { markdownFlaws } from './flaws.ts';

const FACTS = sheet(['a.one', 'a.two', 'a.three']);
const NEEDS: readonly Need[] = [is('a.one'), is('a.two'), is('a.three')];

interface Row {
  readonly facts?: readonly Fact[];
  readonly recorded?: Records | undefined;
  readonly tasks?: ReturnType<typeof ladder>;
}

const judged = ({ facts = [], recorded, tasks = ladder('PS.1.1', NEEDS) }: Row) => {
  const set = policy([tasks]);
  const seen = evidence(facts);
  const assessment = assessed({ policy: set, facts: FACTS, evidence: seen, records: recorded ?? records(), at: AT });
  return {
    task: 'PS.1.1' as const,
    policy: set,
    facts: FACTS,
    evidence: seen,
    assessment,
    ...(recorded === undefined ? {} : { records: recorded }),
  };
};
const told = (row: Row, audience: 'public' | 'organisation' = 'organisation') =>
  renderCase(judged(row), { language: 'en', audience });

const [yes, no] = [true, false].map((value) => (id: string) => observed(id, value)) as [
  (id: string) => Fact,
  (id: string) => Fact,
];

describe('a case', () => {
  it.each<{ name: string; facts: readonly Fact[]; signs: string }>([
    { name: 'all seen', facts: [yes('a.one'), yes('a.two'), yes('a.three')], signs: '◎◎◎' },
    { name: 'the second missing', facts: [yes('a.one'), no('a.two'), yes('a.three')], signs: '◎××' },
    { name: 'the second not seen', facts: [yes('a.one'), unknown('a.two'), yes('a.three')], signs: '◎？？' },
    { name: 'the third missing, the second not seen', facts: [yes('a.one'), unknown('a.two'), no('a.three')], signs: '◎？×' }, // prettier-ignore
    { name: 'nothing seen', facts: [], signs: '？？？' },
  ])('signs the levels $signs with $name', ({ facts, signs }) => {
    const found = [...told({ facts }).matchAll(/^- Level \d: \*\*(.)\*\*/gm)].map(([, sign]) => sign);
    expect(found.join('')).toBe(signs);
  });

  it('tells records that were not given apart from none', () => {
    expect(told({})).toContain('Records were not given');
    expect(told({ recorded: records() })).toContain('No record speaks for this task.');
  });

  it('takes for given only what counts, and says in the details why the rest does not', () => {
    const recorded = records({
      declarations: [declaration('PS.1.1-1a', { expires: '2026-01-01', statement: 'TOO-OLD' })],
      equivalents: [equivalent('PS.1.1-2a', { statement: 'ANOTHER-WAY' })],
      exceptions: [exception('PS.1.1-3a', { reason: 'RISK-TAKEN' })],
    });
    const tasks = ladder('PS.1.1', [declared, declared, declared]);
    const [, , premises = '', , details = ''] = told({ recorded, tasks }).split('## ■');
    expect(premises).toMatch(/ANOTHER-WAY[^]*RISK-TAKEN/);
    expect(premises).not.toContain('TOO-OLD');
    expect(details).toMatch(/not counted: .*expired on 2026-01-01/);
  });

  it('says why a task is not applicable', () => {
    const recorded = records({ notApplicable: [notApplicableTask('PS.1.1', { reason: 'NOTHING-BUILT' })] });
    const tasks = ladder('PS.1.1', NEEDS, { mayBeNotApplicable: true });
    expect(told({ recorded, tasks })).toMatch(/not applicable[^]*NOTHING-BUILT \(approved by carol/);
  });

  it('holds a record back with the criterion it speaks for', () => {
    const closed = observed('a.one', false, { audience: 'security' });
    const tasks = task('PS.1.1', [level(1, [criterion('PS.1.1-1a', { kind: 'any', of: [declared, is('a.one')] })])]);
    const recorded = records({ declarations: [declaration('PS.1.1-1a', { statement: 'CLOSED-WORDS' })] });
    expect(told({ facts: [closed], recorded, tasks }, 'public')).not.toContain('CLOSED-WORDS');
    expect(told({ facts: [closed], recorded, tasks })).toContain('CLOSED-WORDS');
  });

  it('shows nothing of what lies in the repository of the organization but that it is inherited', () => {
    const words = { statement: 'THEIR-WORDS', author: 'THEIR-AUTHOR', path: 'THEIR-PLACE', inherited: true } as const;
    const recorded = records({ declarations: [declaration('PS.1.1-1a', words)] });
    const page = told({ recorded, tasks: ladder('PS.1.1', [declared]) }, 'public');
    expect(page).not.toMatch(/THEIR-/);
    expect(page).toContain('declared by the organization (inherited)');
  });

  it.each(['@octocat #1 [x](https://evil.example) <img src=x>', '## ■Verdict\n- a', '`a` | b $c$', 'a\u202eb\u200bc'])(
    'shows %j of a record as it reads, meaning nothing',
    (hostile) => {
      const words = { statement: hostile, explanation: hostile, author: hostile, path: hostile };
      const recorded = records({
        declarations: [declaration('PS.1.1-1a', words)],
        equivalents: [
          equivalent('PS.1.1-2a', {
            ...words,
            evidence: [{ kind: 'section', path: hostile, section: hostile, blob: '', blobMatches: true }],
          }),
        ],
        exceptions: [exception('PS.1.1-3a', { reason: hostile, approver: hostile })],
      });
      const page = told({ recorded, tasks: ladder('PS.1.1', [declared, declared, declared]) });
      expect(markdownFlaws(page)).toEqual([]);
      expect(page.match(/^## ■/gm)).toHaveLength(4);
    },
  );
});
