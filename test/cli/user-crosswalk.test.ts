import { describe, expect, it } from '@jest/globals';
import { crosswalkDocumentSchema, crosswalkGapSchema } from '../../src/documents/crosswalk.ts';
import { temporaryFolder } from '../support/checkout.ts';
import { run } from '../support/run-cli.ts';

const OURS = `guideline: our-isms
label: { en: Our ISMS sheet, ja: 当社の ISMS 対応表 }
source: isms
scope: other
origin: own
marks: own
entries:
  - task: PW.6.2
    mark: equal
    items: ['A.8.28']
  - task: PS.1.1
    criteria: [PS.1.1-1b]
    mark: part
    items: ['A.8.3']
`;
const HOUSE = OURS.replace('our-isms', 'house')
  .replace('source: isms', 'source: house-rules')
  .replace(
    'scope:',
    "document: { id: house-rules, title: House rules, issuer: Us, edition: '3', url: 'https://example.com/r', status: current, asOf: '2026-11-01' }\nscope:",
  );

const cwd = temporaryFolder({ 'sheet.yml': OURS, 'house.yml': HOUSE });
const shown = (...args: readonly string[]) => run(['crosswalk', ...args, '--crosswalk', 'sheet.yml'], { cwd });

describe('a crosswalk that a user brings', () => {
  it('stands after the shipped ones and says in JSON whose it is', async () => {
    const { out, status } = await shown('PW.6.2', '--format', 'json');
    const { guidelines, entries } = crosswalkDocumentSchema.strict().parse(JSON.parse(out));
    expect(status).toBe(0);
    expect(guidelines.filter(({ supplied }) => supplied === 'user').map(({ id, source }) => [id, source.id])).toEqual([
      ['our-isms', 'isms'],
    ]);
    expect(entries.at(-1)).toMatchObject({ guideline: 'our-isms', task: 'PW.6.2', mark: 'equal' });
  });

  it.each([
    { lang: 'en', entry: '○ Our ISMS sheet (user-supplied)', about: 'supplied by the user; not held against' },
    { lang: 'ja', entry: '○ 当社の ISMS 対応表（利用者提供）', about: '利用者が提供した対応表' },
  ])('says so in text in $lang, and never calls it ours', async ({ lang, entry, about }) => {
    const { out } = await shown('PW.6.2', '--guideline', 'our-isms', '--lang', lang);
    expect(out).toContain(entry);
    expect(out).toContain(about);
    expect(out).not.toMatch(/own mapping of this tool|本ツール独自/);
  });

  it('counts in the gap as what is followed, marked there too', async () => {
    const { out } = await shown('gap', '--met', 'our-isms', '--format', 'json');
    const { counts, tasks } = crosswalkGapSchema.strict().parse(JSON.parse(out));
    expect(counts).toEqual({ corresponding: 1, partial: 1, missing: 40 });
    expect(tasks.find(({ task }) => task === 'PS.1.1')?.through).toEqual([
      { guideline: 'our-isms', supplied: 'user', mark: 'part', criteria: ['PS.1.1-1b'], items: ['A.8.3'] },
    ]);
    const text = await shown('gap', '--met', 'our-isms');
    expect(text.out).toContain('Followed: Our ISMS sheet (user-supplied)');
  });

  it('may describe a document of its own, beside another file', async () => {
    const { out } = await shown('PW.6.2', '--crosswalk', 'house.yml', '--guideline', 'house,our-isms');
    expect(out).toContain('Us: House rules · 3 · current · as of 2026-11-01 · https://example.com/r');
    expect(out).toContain('Our ISMS sheet (our-isms)');
  });

  it.each<{ name: string; text: string; says: RegExp }>([
    {
      name: 'a task that is none',
      text: OURS.replace('PW.6.2', 'PW.6.9'),
      says: /bad\.yml:8: entries\[0\]\.task: expected one of the 42/,
    },
    {
      name: 'a criterion that is none',
      text: OURS.replace('PS.1.1-1b', 'PS.1.1-1z'),
      says: /bad\.yml:12: there is no criterion PS\.1\.1-1z; "explain PS\.1\.1"/,
    },
    {
      name: 'an unknown source',
      text: OURS.replace('source: isms', 'source: handbook'),
      says: /bad\.yml:3: the source "handbook" is not known; describe it under "document"/,
    },
    {
      name: 'a misspelt source',
      text: OURS.replace('source: isms', 'source: ismss'),
      says: /bad\.yml:3: .*did you mean "isms"\?/,
    },
    {
      name: 'a document that is registered',
      text: HOUSE.replaceAll('house-rules', 'isms'),
      says: /bad\.yml:4: the source is registered already/,
    },
    {
      name: 'another document than its source',
      text: HOUSE.replace('source: house-rules', 'source: rules'),
      says: /bad\.yml:4: the document described here is not the one/,
    },
    {
      name: 'the id of a shipped one',
      text: OURS.replace('our-isms', 'meti-cpsf'),
      says: /bad\.yml:1: another file is the crosswalk of "meti-cpsf"; keep one of them, or choose another id/,
    },
    { name: 'no YAML', text: 'a: [', says: /bad\.yml:\d+: / },
    { name: 'a size beyond the bound', text: '#'.repeat(6_000_000), says: /bad\.yml: expected at most \d+ bytes/ },
  ])('with $name is refused with file, line and cure', async ({ text, says }) => {
    const { err, out, status } = await run(['crosswalk', '--crosswalk', 'bad.yml'], {
      cwd: temporaryFolder({ 'bad.yml': text }),
    });
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(says);
  });

  it('tells every problem of every file, in Japanese as well', async () => {
    const folder = temporaryFolder({
      'a.yml': OURS.replace('PS.1.1-1b', 'PS.1.1-1z'),
      'b.yml': OURS.replace('source: isms', 'source: handbook').replace('our-isms', 'other'),
    });
    const { err } = await run(['crosswalk', '--crosswalk', 'a.yml', '--crosswalk', 'b.yml', '--lang', 'ja'], {
      cwd: folder,
    });
    expect(err).toMatch(
      /a\.yml:12: 達成基準 PS\.1\.1-1z はありません.*b\.yml:3: 出典 "handbook" は登録されていません/s,
    );
  });
});
