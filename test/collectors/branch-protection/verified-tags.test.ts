import { describe, expect, it } from '@jest/globals';
import { branchProtection } from '../../../src/collectors/branch-protection/index.ts';
import { notSeen, seen, seenPartly, type Observation } from '../../../src/model/observation.ts';
import type { Release, ReleaseTag } from '../../../src/ports/releases.ts';
import { answers, forbidden, look, said } from '../../support/look.ts';
import { release } from './scene.ts';

const ID = 'tag.verified-ratio';
const signed = (tag: string, verified: boolean | undefined = true): ReleaseTag => ({
  tag,
  kind: 'annotated',
  verified,
});
const hidden = (tag: string): ReleaseTag => ({ tag, kind: 'annotated', verified: undefined });
const released = (...names: readonly string[]) => seen(names.map((name) => release(name)));
const LIST = 'GET /repos/{owner}/{repo}/releases';

interface Row {
  readonly name: string;
  readonly releases: Observation<readonly Release[]>;
  readonly tags: Observation<readonly ReleaseTag[]>;
  readonly value: unknown;
}

describe('signatures of release tags', () => {
  it.each<Row>([
    { name: 'all three', releases: released('c', 'b', 'a'), tags: seen(['a', 'b', 'c'].map((tag) => signed(tag))), value: 1 },
    { name: 'one of two', releases: released('b', 'a'), tags: seen([signed('b'), signed('a', false)]), value: 0.5 },
    { name: 'the fourth does not count', releases: released('d', 'c', 'b', 'a'), tags: seen([signed('d'), signed('c'), signed('b'), signed('a', false)]), value: 1 },
    { name: 'a tag that was not told of', releases: released('b', 'a'), tags: seen([signed('b')]), value: 'undecidable' },
    { name: 'a tag that is hidden', releases: released('b', 'a'), tags: seen([signed('b'), hidden('a')]), value: 'undecidable' },
    { name: 'tags hidden', releases: released('a'), tags: forbidden, value: 'forbidden' },
    { name: 'no release', releases: released(), tags: seen([]), value: 'not-applicable' },
    { name: 'a draft has no tag yet', releases: seen([release('x', { draft: true })]), tags: seen([]), value: 'not-applicable' },
    { name: 'releases hidden', releases: notSeen({ reason: 'forbidden', what: LIST }), tags: seen([signed('a')]), value: 'forbidden' },
    { name: 'releases cut before the third', releases: seenPartly([release('a')], { reason: 'truncated', what: LIST }), tags: seen([signed('a')]), value: 'truncated' },
  ])('$name', async ({ releases, tags, value }) => {
    const facts = await look(branchProtection, { repository: { releases: answers(releases), releaseTags: answers(tags) } });
    expect(said(facts, ID)).toBe(value);
  }); // prettier-ignore
});
