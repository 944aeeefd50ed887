import { describe, expect, it } from '@jest/globals';
import type { CriterionAssessment } from '../../src/model/assessment.ts';
import type { Unseen } from '../../src/model/observation.ts';
import { curesOf } from '../../src/reports/cures.ts';
import { evidence, sheet, text, unknown } from '../support/build.ts';

const ID = 'repo.guarded';
const open: CriterionAssessment = {
  ...{ id: 'PS.1.1-1a', level: 1, mark: 'required', result: 'unknown' },
  ...{ facts: [ID], message: text('open', '未定'), remedy: text('see', '確認') },
};

function curesFor(...unseen: readonly Omit<Unseen, 'what'>[]): readonly string[] {
  const fact = unknown(ID, { unseen: unseen.map((one, at) => ({ what: `GET /${at}`, ...one })) });
  const circles = { facts: sheet([ID]), evidence: evidence([fact]) };
  return curesOf([open], circles, { language: 'en', audience: 'public' }).map(({ en }) => en);
}

const refused = { reason: 'forbidden', permission: 'secrets: read', status: 403 } as const;
const notFound = { reason: 'hidden-or-absent', permission: 'administration: read', status: 404 } as const;

describe('what would turn unknown facts into answers', () => {
  it('joins the permissions that are lacking', () => {
    expect(curesFor(refused, { ...refused, permission: 'issues: read' })).toEqual([
      'grant the permissions secrets: read, issues: read',
    ]);
  });

  it('says of a "not found" that the permission may be there and the feature off', () => {
    expect(curesFor(notFound)).toEqual([
      'grant the permission administration: read; if it is granted, the feature is off or not set up',
    ]);
  });

  it('tells what is lacking from what may be granted already', () => {
    expect(curesFor(notFound, refused)).toEqual([
      'grant the permission secrets: read',
      'grant the permission administration: read; if it is granted, the feature is off or not set up',
    ]);
  });

  it('names a permission once where another answer shows that it is lacking', () => {
    expect(curesFor(notFound, { ...refused, permission: 'administration: read' })).toEqual([
      'grant the permission administration: read',
    ]);
  });
});
