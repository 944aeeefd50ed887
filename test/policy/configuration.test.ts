import { describe, expect, it } from '@jest/globals';
import { NO_CONFIGURATION, type Configuration } from '../../src/model/configuration.ts';
import { parseConfiguration } from '../../src/policy/parse-configuration.ts';
import { lines } from './support.ts';

const FILE = '.github/ssdf-gate.yml';
const DECIDED = 'reason: contract, decidedBy: carol, role: CISO, date: 2026-04-01';
const SIGNED = 'reason: nothing is built, approver: carol, expires: 2027-04-01';

interface Row {
  readonly name: string;
  readonly text: string;
  readonly configuration?: Partial<Configuration>;
  readonly problems?: readonly string[];
}

function check({ text, configuration = {}, problems = [] }: Row): void {
  const reading = parseConfiguration(FILE, text);
  expect(lines(reading.problems)).toEqual(problems.map((problem) => `${FILE}:${problem}`));
  expect(reading.configuration).toEqual({ ...NO_CONFIGURATION, ...configuration });
}

describe('a configuration', () => {
  it.each<Row>([
    { name: 'may be empty', text: '' },
    { name: 'may hold nothing but comments', text: '# later\n' },
    {
      name: 'may name labels of its own',
      text: 'labels: { root-cause: [rca, "post mortem"], security: [vulnerability] }\n',
      configuration: { labels: { 'root-cause': ['rca', 'post mortem'], security: ['vulnerability'] } },
    },
    {
      name: 'may name where documents lie, in any script',
      text: 'documents: { threat-model: ["設計/脅威.md"], roles: [a/b.md, c.adoc] }\n',
      configuration: { documents: { 'threat-model': ['設計/脅威.md'], roles: ['a/b.md', 'c.adoc'] } },
    },
    {
      name: 'is read whole',
      text: `profile: step-2
targets:
  - { level: 2, tasks: [PS1.1, po 1.1], ${DECIDED} }
gate: enforce
scope:
  products: [Widget]
  exclusions: [{ what: examples, ${SIGNED} }]
  notApplicable: [{ task: PW.6.1, ${SIGNED} }]
policies: policies/ours
lang: ja
retention: P400D
fixingReleases: enforce
broughtMalware: enforce
locks: [gate, gate, scope]
`,
      configuration: {
        profiles: ['step-2'],
        targets: [
          {
            level: 2,
            tasks: ['PS.1.1', 'PO.1.1'],
            reason: 'contract',
            decidedBy: 'carol',
            role: 'CISO',
            date: '2026-04-01',
          },
        ],
        gate: 'enforce',
        scope: {
          products: ['Widget'],
          exclusions: [{ what: 'examples', reason: 'nothing is built', approver: 'carol', expires: '2027-04-01' }],
          notApplicable: [{ task: 'PW.6.1', reason: 'nothing is built', approver: 'carol', expires: '2027-04-01' }],
        },
        policies: 'policies/ours',
        lang: 'ja',
        retention: 'P400D',
        fixingReleases: 'enforce',
        broughtMalware: 'enforce',
        locks: ['gate', 'scope'],
      },
    },
    {
      name: 'may give one target without a list',
      text: `targets: { level: 1, ${DECIDED} }`,
      configuration: {
        targets: [{ level: 1, reason: 'contract', decidedBy: 'carol', role: 'CISO', date: '2026-04-01' }],
      },
    },
  ])('$name', check);
});

describe('an error in a configuration costs only itself', () => {
  it.each<Row>([
    {
      name: 'an unknown key',
      text: 'gate: enforce\nprofil: step-1',
      configuration: { gate: 'enforce' },
      problems: ['2: the key "profil" is not known here; did you mean "profile"?'],
    },
    {
      name: 'a gate that does not exist',
      text: 'gate: strict\nlang: ja',
      configuration: { lang: 'ja' },
      problems: ['1: gate: expected one of observe, ratchet, enforce, came "strict"; correct it'],
    },
    {
      name: 'a target nobody decided',
      text: `targets:\n  - { level: 1, ${DECIDED} }\n  - { level: 2 }`,
      configuration: {
        targets: [{ level: 1, reason: 'contract', decidedBy: 'carol', role: 'CISO', date: '2026-04-01' }],
      },
      problems: [
        '3: targets[1].reason: missing; add a text that says something',
        '3: targets[1].decidedBy: missing; add the name of a person',
        '3: targets[1].role: missing; add a short text of one line',
        '3: targets[1].date: missing; add a date, as 2027-01-31',
      ],
    },
    {
      name: 'a task that is not applicable for ever',
      text: 'scope:\n  notApplicable:\n    - { task: PW.6.1, reason: no build, approver: carol }\n  products: [Widget]',
      configuration: { scope: { ...NO_CONFIGURATION.scope, products: ['Widget'] } },
      problems: ['3: scope.notApplicable[0].expires: missing; add a date, as 2027-01-31'],
    },
    {
      name: 'a task that is not applicable twice',
      text: `scope:\n  notApplicable:\n    - { task: PW.6.1, ${SIGNED} }\n    - { task: PW6.1, ${SIGNED} }`,
      configuration: {
        scope: {
          ...NO_CONFIGURATION.scope,
          notApplicable: [{ task: 'PW.6.1', reason: 'nothing is built', approver: 'carol', expires: '2027-04-01' }],
        },
      },
      problems: ['4: PW.6.1 is declared not applicable twice; keep one entry'],
    },
    {
      name: 'a date that no calendar has',
      text: 'scope: { exclusions: [{ what: a, reason: b, approver: c, expires: 2027-02-30 }] }',
      problems: ['1: scope.exclusions[0].expires: expected a date, as 2027-01-31, came "2027-02-30"; correct it'],
    },
    ...['/etc/passwd', '../a.md', 'a/../b.md', 'a\\\\b.md', 'a/'].map((path) => ({
      name: `a document outside of the repository: ${path}`,
      text: `documents: { roles: ["${path}"] }\nlang: ja`,
      configuration: { lang: 'ja', documentsUnread: true } as const,
      problems: [
        `1: documents.roles[0]: expected the path of a file of this repository, as docs/design/threats.md, came ${JSON.stringify(path.replace('\\\\', '\\'))}; correct it`,
      ],
    })),
    {
      name: 'a security policy in a place where GitHub does not show it',
      text: 'documents: { security-policy: [policy.md] }',
      configuration: { documentsUnread: true },
      problems: ['1: documents: the key "security-policy" is not known here; remove it'],
    },
    {
      name: 'a policy folder outside of the repository',
      text: 'policies: a/../../b',
      problems: [
        '1: policies: expected the name of a shipped set or a folder of this repository, came "a/../../b"; correct it',
      ],
    },
    {
      name: 'a scope that is no map',
      text: 'scope: all\nlang: en',
      configuration: { lang: 'en' },
      problems: ['1: scope: expected a map, came "all"; correct it'],
    },
    {
      name: 'a file that is a list',
      text: '- gate: enforce',
      problems: ['1: the file: expected a map, came a list; correct it'],
    },
    {
      name: 'a file that is no YAML',
      text: 'gate: "enforce',
      problems: [
        '1: expected YAML 1.2, came text that does not parse (missing char); correct this line, quote texts that hold ": " or " #"',
      ],
    },
  ])('$name', check);
});
