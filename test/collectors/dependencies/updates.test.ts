import { expect, it } from '@jest/globals';
import { dependencies } from '../../../src/collectors/dependencies/index.ts';
import { seen, type Observation } from '../../../src/model/observation.ts';
import type { MergedPullRequest } from '../../../src/ports/pull-requests.ts';
import { mergedPullRequest } from '../../support/build-merged.ts';
import { answers, cutShort, forbidden, look, said } from '../../support/look.ts';

const ID = 'dependency.latest-update-merged-at';
const OLD = '2026-01-01T00:00:00Z';
const NEW = '2026-11-01T00:00:00Z';
const by = (author: string | null, mergedAt = NEW) => mergedPullRequest({ author, byRobot: true, mergedAt });
const person = mergedPullRequest();

it.each<{ name: string; list: Observation<readonly MergedPullRequest[]>; value: unknown }>([
  { name: 'Dependabot', list: seen([person, by('dependabot', OLD)]), value: OLD },
  { name: 'the newest of both', list: seen([by('renovate', NEW), by('dependabot', OLD)]), value: NEW },
  { name: 'one in a list that was cut is the newest all the same', list: cutShort([by('renovate')]), value: NEW },
  { name: 'a person of that name is no robot', list: seen([mergedPullRequest({ author: 'dependabot' })]), value: 'never' },
  { name: 'people only', list: seen([person]), value: 'never' },
  { name: 'nothing merged yet', list: seen([]), value: 'never' },
  { name: 'another robot may be an updater', list: seen([by('acme-renovate')]), value: 'undecidable' },
  { name: 'an account that is gone may have been one', list: seen([mergedPullRequest({ author: null })]), value: 'undecidable' },
  { name: 'as many as are listed', list: seen(Array.from({ length: 30 }, () => person)), value: 'truncated' },
  { name: 'a list that was cut', list: cutShort([person]), value: 'truncated' },
  { name: 'forbidden', list: forbidden, value: 'forbidden' },
])('$name: $value', async ({ list, value }) => {
  expect(said(await look(dependencies, { repository: { mergedPullRequests: answers(list) } }), ID)).toBe(value);
}); // prettier-ignore
