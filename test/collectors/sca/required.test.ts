import { describe, expect, it } from '@jest/globals';
import { memoryTree } from '../../../src/adapters/memory/memory-tree.ts';
import { sca } from '../../../src/collectors/sca/index.ts';
import { seen } from '../../../src/model/observation.ts';
import type { BranchRule } from '../../../src/ports/branch-settings.ts';
import { answers, cutShort, forbidden, look, said } from '../../support/look.ts';
import { ciFile, ran, step } from '../../support/runs.ts';

const rule = (type: string, parameters: BranchRule['parameters'] = {}): BranchRule => ({
  type,
  parameters,
  rulesetId: 1,
  from: 'Repository',
});
const checks = (...names: readonly string[]) =>
  rule('required_status_checks', { required_status_checks: names.map((context) => ({ context })) });
const results = (tool: string) =>
  rule('code_scanning', {
    code_scanning_tools: [{ tool, alerts_threshold: 'errors', security_alerts_threshold: 'none' }],
  });

const REVIEW = ciFile('      - uses: actions/dependency-review-action@v4', { on: 'pull_request' });
const WARNS = ciFile('      - uses: actions/dependency-review-action@v4\n        with: { warn-only: true }');
const reviewing = (inputs: string) =>
  ciFile(`      - uses: actions/dependency-review-action@v4\n        with: ${inputs}`);

interface Row {
  readonly name: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly rules?: readonly BranchRule[];
  readonly value: unknown;
}

async function ask(id: string, { files = REVIEW, rules = [] }: Omit<Row, 'name' | 'value'>) {
  const repository = { ...ran({}), branchRules: answers(seen(rules)) };
  return said(await look(sca, { tree: memoryTree(files), repository }), id);
}

describe('a merge waits for a check of dependencies', () => {
  it.each<Row>([
    { name: 'nothing is required', value: false },
    { name: 'the job that reviews dependencies', rules: [checks('check')], value: true },
    { name: 'a job of that name that only lints', files: ciFile(step('eslint .')), rules: [checks('check')], value: false },
    { name: 'a job called audit that does something else', files: ciFile(step('eslint .'), { job: 'audit' }), rules: [checks('audit')], value: false },
    { name: 'a review that only warns', files: WARNS, rules: [checks('check')], value: false },
    { name: 'a scanner whose failure is swallowed', files: ciFile(step('npm audit || true')), rules: [checks('check')], value: false },
    { name: 'a scanner that an expression lets fail', files: ciFile(step('npm audit', '        continue-on-error: ${{ inputs.x }}')), rules: [checks('check')], value: 'undecidable' },
    { name: 'a name that nobody knows', rules: [checks('unheard-of')], value: 'undecidable' },
    { name: 'a known service', rules: [checks('security/snyk (acme)')], value: true },
    { name: 'a service for licenses only', rules: [checks('license/snyk (acme)')], value: false },
    { name: 'results of a scanner', rules: [results('osv-scanner')], value: true },
    { name: 'results of CodeQL', rules: [results('CodeQL')], value: false },
    { name: 'results of a tool that looks at anything', rules: [results('Trivy')], value: 'undecidable' },
    { name: 'a required workflow of another repository', rules: [rule('workflows', { workflows: [{ path: 'a.yml' }] })], value: 'undecidable' },
    { name: 'a rule in an unexpected form', rules: [rule('required_status_checks', {})], value: 'malformed' },
  ])('$name: $value', async ({ value, ...row }) => {
    expect(await ask('sca.check-required', row)).toBe(value);
  }); // prettier-ignore

  it('jobs of the default setup of code scanning look at code, not at dependencies', async () => {
    const repository = {
      ...ran({}),
      branchRules: answers(seen([checks('Analyze (go)')])),
      defaultSetup: answers(seen({ configured: true, languages: ['go'], scheduled: true })),
    };
    const facts = await look(sca, { tree: memoryTree(REVIEW), repository });
    expect(said(facts, 'sca.check-required')).toBe(false);
  });

  it('hidden rules leave "no" open, cut ones too', async () => {
    for (const branchRules of [forbidden, cutShort([])]) {
      const repository = { ...ran({}), branchRules: answers(branchRules) };
      const facts = await look(sca, { tree: memoryTree(REVIEW), repository });
      expect(said(facts, 'sca.check-required')).toBe(branchRules === forbidden ? 'forbidden' : 'truncated');
    }
  });
});

describe('licenses are held against a list', () => {
  it.each<Row>([
    { name: 'a review without a list', value: false },
    { name: 'a list of allowed ones', files: reviewing('{ allow-licenses: "MIT, Apache-2.0" }'), value: true },
    { name: 'a list of denied ones', files: reviewing('{ deny-licenses: GPL-3.0 }'), value: true },
    { name: 'an empty list', files: reviewing('{ allow-licenses: "" }'), value: false },
    { name: 'a list that is switched off', files: reviewing('{ allow-licenses: MIT, license-check: false }'), value: false },
    { name: 'a list that only warns', files: reviewing('{ allow-licenses: MIT, warn-only: true }'), value: false },
    { name: 'a list made by an expression', files: reviewing('{ allow-licenses: "${{ vars.ALLOWED }}" }'), value: 'undecidable' },
    { name: 'a configuration in a file', files: reviewing('{ config-file: ./review.yml }'), value: 'undecidable' },
    { name: 'a tool with a list', files: ciFile(step('pip-licenses --allow-only "MIT"')), value: true },
    { name: 'a tool that only prints', files: ciFile(step('pip-licenses')), value: false },
    { name: 'cargo deny with all its checks', files: ciFile(step('cargo deny check')), value: true },
    { name: 'cargo deny without licenses', files: ciFile(step('cargo deny check advisories')), value: false },
    { name: 'a tool whose failure is swallowed', files: ciFile(step('go-licenses check ./... || true')), value: false },
    { name: 'a call that nobody can follow', files: ciFile(step('./gradlew licenses')), value: 'undecidable' },
    { name: "GitHub's own rule", rules: [rule('license_compliance_scanning')], value: true },
  ])('$name: $value', async ({ value, ...row }) => {
    expect(await ask('sca.license-check', row)).toBe(value);
  }); // prettier-ignore
});
