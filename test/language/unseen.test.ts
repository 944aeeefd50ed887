import { describe, expect, it } from '@jest/globals';
import { explainUnseen } from '../../src/language/unseen.ts';
import type { Unseen } from '../../src/model/observation.ts';

describe('a rate limit in words', () => {
  it('says when to retry, in Japanese by the clock of Japan first', () => {
    const text = explainUnseen([{ reason: 'rate-limited', what: 'GET /x', retryAt: '2026-03-01T09:05:00Z' }]);
    expect(text.en).toBe('GET /x could not be read because the rate limit was reached; retry at 2026-03-01 09:05 UTC');
    expect(text.ja).toContain('2026-03-01 18:05 JST（2026-03-01 09:05 UTC） 以降に再試行できます');
  });

  it('says no time that nobody knows', () => {
    expect(explainUnseen([{ reason: 'rate-limited', what: 'GET /x' }]).en).not.toContain('retry');
  });
});

type Rest = Omit<Unseen, 'reason' | 'what'>;

describe('an answer that may hide in words', () => {
  const hidden = (rest: Rest) => explainUnseen([{ reason: 'hidden-or-absent', what: 'GET /x', ...rest }]);

  it.each<{ name: string; unseen: Rest; en: string; ja: string }>([
    {
      name: 'what is off answers a reader with every right the same',
      unseen: { status: 404, permission: 'administration: read' },
      en: 'GET /x answered "not found": it is not there or is switched off, or this token lacks the permission administration: read',
      ja: 'GET /x は「見つからない」と応答しました（存在しないか、機能が無効であるか、このトークンに権限 administration: read がないかのいずれかです）',
    },
    {
      name: 'the plan is named beside the permission',
      unseen: { status: 404, permission: 'administration: read', plan: 'GitHub Enterprise Cloud' },
      en: 'GET /x answered "not found": it is not there or is switched off, comes with GitHub Enterprise Cloud only, or this token lacks the permission administration: read',
      ja: 'GET /x は「見つからない」と応答しました（存在しないか、機能が無効であるか、GitHub Enterprise Cloud が必要であるか、このトークンに権限 administration: read がないかのいずれかです）',
    },
    {
      name: 'a repository that is not reached lacks no permission',
      unseen: { status: 404, permission: 'metadata: read' },
      en: 'GET /x answered "not found": it does not exist, or this token does not reach it',
      ja: 'GET /x は「見つからない」と応答しました（存在しないか、このトークンの対象に含まれていません）',
    },
    {
      name: 'a null of GraphQL was no answer of 404',
      unseen: { permission: 'members: read' },
      en: 'GET /x was not shown: it is not there or is switched off, or this token lacks the permission members: read',
      ja: 'GET /x は表示されませんでした（存在しないか、機能が無効であるか、このトークンに権限 members: read がないかのいずれかです）',
    },
  ])('$name', ({ unseen, en, ja }) => {
    expect(hidden(unseen)).toEqual({ en, ja });
  });

  it('a right to change settings is not asked of a reader', () => {
    const text = explainUnseen([
      { reason: 'forbidden', what: 'GET /x', permission: 'administration: write', status: 403 },
    ]);
    expect(text.en).toContain('shown only to those who may change it');
    expect(text.ja).toContain('変更権限');
    expect(text.en).not.toContain('needs');
  });
});
