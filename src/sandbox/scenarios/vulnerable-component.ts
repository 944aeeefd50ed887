import type { Scenario } from '../index.ts';
import { commitTo, newState } from '../state/build.ts';
import { openPullRequest } from '../state/build-pull-request.ts';
import type { RepositoryState } from '../state/repository.ts';
import type { SandboxState } from '../state/state.ts';
import { daysBefore } from './dates.ts';
import { packageJson, packageLock } from './files.ts';
import { addCheckRun } from './history.ts';
import { wellKeptRepository } from './well-kept.ts';

/** A careful team's repository, and a pull request that adds a component with a known severe vulnerability, and malware. */
export const vulnerableComponent: Scenario = { name: 'vulnerable-component', build: buildVulnerableComponent };

function buildVulnerableComponent(at: string): SandboxState {
  const state = newState({ at, organization: 'tea-works' });
  const repository = wellKeptRepository(state);
  openPullRequestWithComponent(state, repository);
  return state;
}

const BRANCH = 'match-names';

/** Number 7: adds minimatch 3.0.4, a package of unknown origin and one that is malware, updates semver and takes picocolors out. */
function openPullRequestWithComponent(state: SandboxState, repository: RepositoryState): void {
  const opened = daysBefore(state.at, 0.1);
  const change = { 'package.json': changedManifest(), 'package-lock.json': changedLock() };
  const message = 'Match names of kettles by pattern';
  const head = commitTo(repository, BRANCH, { change, author: 'chidi', at: opened, message, signed: true });
  openPullRequest(state, repository, { number: 7, title: message, author: 'chidi', at: opened, head: { ref: BRANCH } });
  addCheckRun(state, repository, { head: head.id, name: 'build', conclusion: 'success', at: opened });
  const moved = { branch: BRANCH, ecosystem: 'npm', manifest: 'package-lock.json', vulnerabilities: [] } as const;
  const source = (name: string) => `https://github.com/example/${name}`;
  repository.alerts.moved.push(
    {
      ...moved,
      ...{ change: 'added', name: 'minimatch', version: '3.0.4', license: 'ISC', source: source('minimatch') },
      vulnerabilities: [{ ghsa: 'GHSA-f8q6-p94x-37v3', severity: 'high' }],
    },
    { ...moved, change: 'added', name: 'kettle-glyphs', version: '0.0.3', license: null, source: null },
    { ...moved, change: 'added', name: 'tea-timr', version: '1.0.2', license: 'MIT', source: source('tea-timr') },
    { ...moved, change: 'removed', name: 'semver', version: '7.6.3', license: 'ISC', source: source('semver') },
    { ...moved, change: 'added', name: 'semver', version: '7.7.1', license: 'ISC', source: source('semver') },
    { ...moved, change: 'removed', name: 'picocolors', version: '1.1.1', license: 'ISC', source: source('picocolors') },
  );
  state.advisoryDatabase.push(
    {
      ...{ ghsa: 'GHSA-f8q6-p94x-37v3', cve: 'CVE-2022-3517', malware: false, severity: 'high' },
      ...{ ecosystem: 'npm', package: 'minimatch', range: '< 3.0.5', fixedIn: '3.0.5' },
      cvss: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H',
      epss: { percentage: 0.0042, percentile: 0.73 },
      references: ['https://nvd.nist.gov/vuln/detail/CVE-2022-3517'],
      publishedAt: '2022-10-18T12:00:32Z',
    },
    {
      ...{ ghsa: 'GHSA-9999-tttt-wwww', cve: null, malware: true, severity: 'critical' },
      ...{
        ecosystem: 'npm',
        package: 'tea-timr',
        range: '>= 0',
        fixedIn: null,
        cvss: null,
        references: [],
        epss: null,
      },
      publishedAt: daysBefore(state.at, 2),
    },
  );
}

function changedManifest(): string {
  return packageJson.replace(
    '"picocolors": "1.1.1", "semver": "7.6.3"',
    '"kettle-glyphs": "0.0.3", "minimatch": "3.0.4", "semver": "7.7.1", "tea-timr": "1.0.2"',
  );
}

function changedLock(): string {
  const lock = JSON.parse(packageLock) as { packages: Record<string, object> };
  const { '': root, 'node_modules/semver': semver } = lock.packages;
  const dependencies = { 'kettle-glyphs': '0.0.3', minimatch: '3.0.4', semver: '7.7.1', 'tea-timr': '1.0.2' };
  const integrity = `sha512-${'A'.repeat(86)}==`;
  const packages = {
    '': { ...root, dependencies },
    'node_modules/kettle-glyphs': { version: '0.0.3', integrity },
    'node_modules/minimatch': { version: '3.0.4', integrity, license: 'ISC' },
    'node_modules/tea-timr': { version: '1.0.2', integrity, license: 'MIT' },
    'node_modules/semver': { ...semver, version: '7.7.1', integrity },
  };
  return `${JSON.stringify({ ...lock, packages }, null, 2)}\n`;
}
