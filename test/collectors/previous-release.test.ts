import { describe, expect, it } from '@jest/globals';
import { previousRelease } from '../../src/collectors/previous-release.ts';
import { sha256 } from '../../src/model/digest.ts';
import { notSeen, seen, seenPartly } from '../../src/model/observation.ts';
import type { Release } from '../../src/ports/releases.ts';

const release = (tag: string, overrides: Partial<Release> = {}): Release => ({
  id: Number.parseInt(sha256(tag).slice('sha256:'.length, 'sha256:'.length + 8), 16),
  tag,
  draft: false,
  prerelease: false,
  immutable: undefined,
  publishedAt: '2026-01-01T00:00:00Z',
  body: '',
  assets: [],
  ...overrides,
});

function before(judged: Release, others: readonly Release[]): string | null {
  const found = previousRelease(seen([judged, ...others]), judged);
  return found.state === 'seen' ? (found.value?.tag ?? null) : found.unseen.reason;
}

describe('the release before', () => {
  it.each<{ name: string; judged: Release; others: readonly Release[]; expected: string | null }>([
    { name: 'is the next lower version, in whatever order', judged: release('v1.10.0'), others: [release('v1.2.0'), release('v1.9.0'), release('v2.0.0')], expected: 'v1.9.0' },
    { name: 'of an old line is of that line', judged: release('v1.9.1', { publishedAt: '2026-03-01T00:00:00Z' }), others: [release('v2.0.0'), release('v1.9.0')], expected: 'v1.9.0' },
    { name: 'was published before', judged: release('v2.0.0', { publishedAt: '2026-02-01T00:00:00Z' }), others: [release('v1.9.9', { publishedAt: '2026-02-02T00:00:00Z' }), release('v1.9.0')], expected: 'v1.9.0' },
    { name: 'is no draft and no prerelease', judged: release('v1.2.0'), others: [release('v1.1.0', { prerelease: true }), release('v1.0.5', { draft: true }), release('v1.0.0')], expected: 'v1.0.0' },
    { name: 'of a draft is the last published', judged: release('v1.2.0', { draft: true, publishedAt: null }), others: [release('v1.1.0')], expected: 'v1.1.0' },
    { name: 'is of the same product', judged: release('cli@v2.0.0'), others: [release('core@v1.9.0'), release('cli@v1.0.0')], expected: 'cli@v1.0.0' },
    { name: 'is of the same product though its name ends in a number', judged: release('app2-2.0.0'), others: [release('app1-1.9.0'), release('app2-1.0.0')], expected: 'app2-1.0.0' },
    { name: 'by dates', judged: release('2026-03-01'), others: [release('2026-01-15'), release('2025-12-31')], expected: '2026-01-15' },
    { name: 'by time where a tag is no version', judged: release('lily', { publishedAt: '2026-03-01T00:00:00Z' }), others: [release('rose', { publishedAt: '2026-02-01T00:00:00Z' }), release('iris')], expected: 'rose' },
    { name: 'is none where only later ones are there', judged: release('v1.0.0'), others: [release('v1.1.0')], expected: null },
  ])('$name', ({ judged, others, expected }) => {
    expect(before(judged, others)).toBe(expected);
  }); // prettier-ignore

  it('is not known where the list was cut before one was found, or was not seen', () => {
    const judged = release('v2.0.0');
    const cut = previousRelease(seenPartly([judged], { reason: 'truncated', what: 'x' }), judged);
    const hidden = previousRelease(notSeen({ reason: 'forbidden', what: 'x' }), judged);
    expect([cut.state, hidden.state]).toEqual(['unseen', 'unseen']);
  });
});
