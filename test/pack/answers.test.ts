import { describe, expect, it } from '@jest/globals';
import type { AnswerRecord } from '../../src/model/answer-record.ts';
import { sha256 } from '../../src/model/digest.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import { answerFaults, answersBehind } from '../../src/pack/answers.ts';
import { verdict } from './scene.ts';

const AT = '2026-01-02T03:00:00Z';
const same = (text: string) => text;

function answer(name: string, body = `{"${name}":1}`): AnswerRecord {
  return {
    question: `GET /${name}`,
    url: `https://api.github.com/${name}`,
    status: 200,
    readAt: AT,
    digest: sha256(body),
    content: { state: 'kept', body },
  };
}

/** The scene's evidence, whose first fact rests on these answers. */
function restingOn(...answers: readonly AnswerRecord[]): Evidence {
  const { evidence } = verdict();
  const sources = answers.map(({ url, status, digest, readAt }) => ({ url, status, digest, readAt }));
  return {
    ...evidence,
    facts: evidence.facts.map((fact, index) => ({ ...fact, sources: index === 0 ? sources : [] })),
  };
}

describe('the answers that are packed', () => {
  it('are those that facts rest on, and no other', () => {
    const [a, b] = [answer('a'), answer('b')];
    expect(answersBehind(restingOn(a), [b, a], same).answers).toEqual([a]);
  });

  it('are none of the same address that said something else', () => {
    const later = answer('a', '{"a":2}');
    expect(answersBehind(restingOn(answer('a')), [later], same).answers).toEqual([]);
  });

  it('lose a body in which a token of this run stands, never a part of it', () => {
    const one = answer('a', '{"a":"token"}');
    const { answers } = answersBehind(restingOn(one), [one], (text) => text.replaceAll('token', '[token]'));
    expect(answers).toEqual([{ ...one, content: { state: 'left-out', why: 'credential' } }]);
  });
});

describe('packed answers', () => {
  const [a, b] = [answer('a'), answer('b')];

  it('are counted against all that facts cite', () => {
    const without = { ...b, content: { state: 'left-out', why: 'endpoint' } } as const;
    expect(answerFaults({ answers: [a, without] }, restingOn(a, b))).toEqual({
      changed: [],
      uncited: [],
      count: { cited: 2, kept: 1 },
    });
  });

  it('that were changed are named and count for nothing', () => {
    const changed = { ...a, content: { state: 'kept', body: '{"a":9}' } } as const;
    expect(answerFaults({ answers: [changed] }, restingOn(a))).toEqual({
      changed: [a.url],
      uncited: [],
      count: { cited: 1, kept: 0 },
    });
  });

  it('that no fact cites are named', () => {
    expect(answerFaults({ answers: [a, b] }, restingOn(a))).toMatchObject({ uncited: [b.url], count: { kept: 1 } });
  });
});
