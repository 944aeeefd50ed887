import { describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { AUDIENCES } from '../../src/model/fact.ts';
import { REPORTS } from '../../src/reports/api.ts';
import type { ReportInput } from '../../src/reports/types.ts';
import { policy, profile, text } from '../support/build.ts';
import { FORMATS } from './formats.ts';
import { BASE_FACTS, HEAD_FACTS, pullRequest, PULL_REQUEST, scene } from './scene.ts';

const LANGUAGES = ['en', 'ja'] as const;
const NO_TASKS = policy([]);
const { host, owner, name, commit } = PULL_REQUEST;

/** Everything a report may be asked to show, the empty included. */
const SCENES: readonly { readonly name: string; readonly input: () => ReportInput }[] = [
  { name: 'a pull request', input: () => pullRequest() },
  { name: 'a fork pull request', input: () => pullRequest({ subject: { ...PULL_REQUEST, fromFork: true } }) },
  { name: 'a pull request that changes nothing', input: () => pullRequest({ facts: BASE_FACTS }) },
  { name: 'a pull request that repairs', input: () => pullRequest({ facts: BASE_FACTS, base: HEAD_FACTS }) },
  { name: 'a pull request without a base', input: () => scene({ subject: PULL_REQUEST }) },
  {
    name: 'a merge group',
    input: () =>
      pullRequest({
        subject: { kind: 'merge-group', host, owner, name, commit, base: PULL_REQUEST.base, head: PULL_REQUEST.head },
      }),
  },
  { name: 'a release', input: () => scene({ subject: { kind: 'release', host, owner, name, tag: 'v1.2.3', commit } }) },
  { name: 'a repository', input: () => scene({ previous: BASE_FACTS }) },
  {
    name: 'a tree without a name',
    input: () =>
      scene({ subject: { kind: 'tree', host: null, owner: null, name: null, ref: null, commit: null, dirty: true } }),
  },
  {
    name: 'an organization',
    input: () => scene({ subject: { kind: 'organization', host, owner, name: null, commit: null } }),
  },
  { name: 'no evidence', input: () => scene({ facts: [] }) },
  { name: 'no evidence, no sheet', input: () => scene({ facts: [], sheet: {} }) },
  { name: 'no criteria', input: () => scene({ policy: NO_TASKS }) },
  { name: 'no target', input: () => scene({ overrides: { profile: profile() } }) },
  {
    name: 'nothing at all',
    input: () => scene({ policy: NO_TASKS, facts: [], sheet: {}, overrides: { profile: profile() } }),
  },
  {
    name: 'organisation unreadable',
    input: () => pullRequest({ overrides: { locksUnknown: text('not readable', '読めません') } }),
  },
];

const ROWS = FORMATS.flatMap((format) =>
  SCENES.flatMap((each) => LANGUAGES.map((language) => ({ format, scene: each, language }))),
).map((row) => ({ ...row, name: `${row.format.name}, ${row.scene.name}, ${row.language}` }));

describe('every format', () => {
  it.each(ROWS)('$name: the same input gives the same bytes', ({ format, scene: { input }, language }) => {
    const options = { language, audience: 'public' } as const;
    const { content } = format.render(input(), options);
    expect(content).not.toBe('');
    expect(content).toBe(format.render(structuredClone(input()), options).content);
  });

  it.each(ROWS)('$name: no value is printed that nobody gave', ({ format, scene: { input }, language }) => {
    const { content } = format.render(input(), { language, audience: 'organisation' });
    expect(content).not.toMatch(/undefined|NaN|\[object|Infinity/);
  });

  it.each(FORMATS)('$name is never meant for a wider circle than it was asked for', ({ render }) => {
    for (const audience of AUDIENCES) {
      const rendered = render(pullRequest(), { language: 'en', audience }).audience;
      expect(AUDIENCES.indexOf(rendered)).toBeGreaterThanOrEqual(AUDIENCES.indexOf(audience));
    }
  });

  it('says in both languages what automatic confirmation leaves open', () => {
    for (const { name, render } of FORMATS.filter((format) => format.name !== 'json')) {
      const en = render(pullRequest(), { language: 'en', audience: 'public' }).content;
      const ja = render(pullRequest(), { language: 'ja', audience: 'public' }).content;
      expect({ name, en: en.includes('not set or approved by METI or NIST') }).toEqual({ name, en: true });
      expect({ name, ja: ja.includes('承認した基準ではありません') }).toEqual({ name, ja: true });
    }
  });

  it('uses none of the words that promise a certificate in Japanese', () => {
    const pages = FORMATS.filter(({ name: format }) => format !== 'json').map(
      ({ render }) => render(pullRequest(), { language: 'ja', audience: 'organisation' }).content,
    );
    const words = pages.flatMap((page) => page.replaceAll('二要素認証', '').match(/認証|準拠|適合済み/g) ?? []);
    expect(words).toEqual([]);
  });
});

describe('the list of formats', () => {
  it('is the folder', () => {
    const folders = readdirSync(new URL('../../src/reports', import.meta.url), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .filter(
        (folder) =>
          ![
            'parts',
            'check-run',
            'explain',
            'case',
            'form',
            'plan',
            'crosswalk',
            'sbom-check',
            'sbom-diff',
            'triage',
          ].includes(folder),
      );
    expect(folders.sort()).toEqual(REPORTS.map(({ id }) => id).sort());
  });
});
