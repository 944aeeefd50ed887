import { describe, expect, it } from '@jest/globals';
import { explainUnseen } from '../../src/language/unseen.ts';

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
