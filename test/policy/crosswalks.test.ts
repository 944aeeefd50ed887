import { describe, expect, it } from '@jest/globals';
import { parseCrosswalks } from '../../src/policy/parse-crosswalks.ts';
import { parseSources } from '../../src/policy/parse-sources.ts';
import { edit, problemsOf } from './support.ts';

const FILE = `guideline: house-rules
label: { en: House rules, ja: 社内規程 }
source: house
scope: other
origin: own
marks: own
entries:
  - task: PW.4.1
    mark: part
    items: ['3.2']
    reason: { en: Only half of it, ja: 一部のみ }
  - task: PO 1.1
    mark: none
`;
const known = { sources: ['house', 'other'], criteria: new Set(['PW.4.1-1a']) };
const read = (text: string, file = 'house-rules.yml') => parseCrosswalks(new Map([[file, text]]), known);

describe('a crosswalk file', () => {
  it('is read in the order of the standard, with ids as they are meant', () => {
    expect(read(FILE)).toMatchObject([
      {
        guideline: 'house-rules',
        entries: [
          { task: 'PO.1.1', mark: 'none', items: [], truncated: false },
          { task: 'PW.4.1', mark: 'part', items: [{ id: '3.2' }], criteria: [] },
        ],
      },
    ]);
  });

  it('stands in the order of the register of sources', () => {
    const other = edit(edit(FILE, 'house-rules', 'a-first'), 'source: house', 'source: other');
    const files = new Map([
      ['a-first.yml', other],
      ['house-rules.yml', FILE],
    ]);
    expect(parseCrosswalks(files, known).map(({ guideline }) => guideline)).toEqual(['house-rules', 'a-first']);
  });

  it.each<{ name: string; from: string; to: string; says: RegExp }>([
    {
      name: 'an unknown task',
      from: 'PW.4.1',
      to: 'PW.4.9',
      says: /:8: entries\[0\]\.task: expected one of the 42 task ids.*PW\.4\.9/,
    },
    { name: 'a retired task', from: 'PW.4.1', to: 'PW.4.3', says: /:8: .*PW\.4\.3 is PW\.1\.3/ },
    {
      name: 'a task twice in two spellings',
      from: 'PO 1.1',
      to: 'PW4.1',
      says: /:12: PW\.4\.1 has an entry already; join/,
    },
    {
      name: 'an unknown mark',
      from: 'mark: part',
      to: 'mark: full',
      says: /:9: .*one of contains, equal, part, none, came "full"/,
    },
    {
      name: 'an unknown source',
      from: 'source: house',
      to: 'source: hose',
      says: /:3: the source "hose".*did you mean "house"/,
    },
    {
      name: 'a document of its own among those shipped',
      from: 'scope: other',
      to: "scope: other\ndocument: { id: house, title: T, issuer: Us, edition: '3', url: 'https://example.com/', status: current, asOf: '2026-11-01' }",
      says: /:5: a shipped crosswalk has its document in sources\.yml/,
    },
    {
      name: 'another name than its file',
      from: 'house-rules',
      to: 'home-rules',
      says: /:1: the file is named for "house-rules"/,
    },
    {
      name: 'a mark without items and without a note',
      from: "items: ['3.2']",
      to: 'items: []',
      says: /:9: a mark other than "none" names items/,
    },
    { name: 'items beside none', from: 'mark: part', to: 'mark: none', says: /:9: .*"none" names no items/ },
    { name: 'an item twice', from: "['3.2']", to: "['3.2', '3.2']", says: /:10: the item "3\.2" stands twice/ },
    {
      name: 'a criterion of another task',
      from: 'mark: part',
      to: 'mark: part\n    criteria: [PS.1.1-1a]',
      says: /:10: the criterion PS\.1\.1-1a does not belong/,
    },
    {
      name: 'a criterion that does not exist',
      from: 'mark: part',
      to: 'mark: part\n    criteria: [PW.4.1-3z]',
      says: /:10: there is no criterion PW\.4\.1-3z/,
    },
    {
      name: 'a cut-off reason that is not there',
      from: 'mark: none',
      to: 'mark: none\n    truncated: true',
      says: /:14: there is no reason that could be cut off/,
    },
    {
      name: 'a contribution to a whole task',
      from: '  - task: PO 1.1\n    mark: none\n',
      to: 'relation: contributes\n',
      says: /:8: what contributes.*never of a task; name them under criteria/,
    },
    {
      name: 'an addition to what is our own already',
      from: 'mark: part',
      to: 'mark: part\n    criteria: [PW.4.1-1a]\n    origin: own',
      says: /:11: .*leave origin away/,
    },
    {
      name: 'an unknown key',
      from: 'mark: part',
      to: 'mark: part\n    level: 2',
      says: /:10: .*"level" is not known here/,
    },
  ])('with $name is refused with file, line and cure', ({ from, to, says }) => {
    const problems = problemsOf(() => read(edit(FILE, from, to)));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(says);
    expect(problems[0]).toMatch(/^house-rules\.yml:/);
  });

  const NARROW = edit(
    edit(FILE, '  - task: PO 1.1\n    mark: none\n', ''),
    'mark: part',
    'mark: equal\n    criteria: [PW.4.1-1a]',
  );

  it.each([
    { name: 'a contribution', text: edit(NARROW, 'marks: own', 'relation: contributes\nmarks: own') },
    {
      name: 'an addition of ours',
      text: edit(edit(NARROW, 'origin: own', 'origin: published'), 'mark: equal', 'mark: equal\n    origin: own'),
    },
  ])('with $name that claims more than a part is refused', ({ text }) => {
    expect(problemsOf(() => read(text))).toEqual([expect.stringMatching(/a part at most; write "mark: part"$/)]);
  });

  it('of a guideline that another file covers is refused', () => {
    const files = new Map([
      ['a/house-rules.yml', FILE],
      ['b/house-rules.yml', FILE],
    ]);
    expect(problemsOf(() => parseCrosswalks(files, known))).toEqual([
      'b/house-rules.yml:1: another file is the crosswalk of "house-rules"; keep one of them, or choose another id',
    ]);
  });
});

const SOURCE = `- id: house
  title: House rules
  issuer: Us
  edition: '3'
  url: https://example.com/rules
  status: current
  asOf: '2026-11-01'
`;

describe('the register of sources', () => {
  it('takes a source', () => {
    expect(parseSources('sources.yml', SOURCE)).toMatchObject([{ id: 'house', edition: '3' }]);
  });

  it.each<{ name: string; text: string; says: RegExp }>([
    {
      name: 'no edition and no word on it',
      text: edit(SOURCE, "  edition: '3'\n", ''),
      says: /note: missing; add an edition, or a note/,
    },
    { name: 'rescinded without a date', text: edit(SOURCE, 'current', 'rescinded'), says: /since: missing/ },
    {
      name: 'superseded without saying by what',
      text: edit(SOURCE, 'current', "superseded\n  since: '2026-01-01'"),
      says: /note: missing/,
    },
    { name: 'an address without https', text: edit(SOURCE, 'https:', 'http:'), says: /:5: .*https address/ },
    { name: 'an id twice', text: SOURCE + SOURCE, says: /:8: the id "house" is taken/ },
  ])('refuses $name', ({ text, says }) => {
    const problems = problemsOf(() => parseSources('sources.yml', text));
    expect(problems.join('\n')).toMatch(says);
  });
});
