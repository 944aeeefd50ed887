import { describe, expect, it } from '@jest/globals';
import { scenarios } from '../../src/sandbox/scenarios/index.ts';
import { privateServer } from '../../src/sandbox/scenarios/private-server.ts';
import { wellKept } from '../../src/sandbox/scenarios/well-kept.ts';
import { OPERATIONS } from '../../src/sandbox/http/permissions.ts';
import { findRepository, type SandboxState } from '../../src/sandbox/state/state.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { ask, openSandbox } from '../support/sandbox.ts';

/** Asks every operation once, with what the scenario has. */
function questions(state: SandboxState, name: string): readonly string[] {
  const repository = findRepository(state, name);
  if (repository === undefined) throw new Error(name);
  const head = repository.pullRequests.at(-1);
  const tag = repository.releases.at(-1)?.tag ?? 'none';
  const tip = repository.branches.get('main') ?? '';
  const asset = repository.releases.at(-1)?.assets[0]?.id ?? 1;
  const blob = repository.store.commit(tip)?.files.get('README.md')?.blob ?? '';
  const below = [
    ...['', '/branches/main', '/rules/branches/main', '/branches/main/protection', '/rulesets', '/releases'],
    ...repository.rulesets.map(({ id }) => `/rulesets/${id}`),
    ...['/releases/latest', `/releases/tags/${tag}`, `/releases/assets/${asset}`, '/immutable-releases'],
    ...[`/attestations/sha256:${'0'.repeat(64)}`, `/attestations/${repository.attestations[0]?.subject ?? ''}`],
    ...[`/git/trees/${tip}?recursive=1`, `/git/trees/main`, `/git/blobs/${blob}`, '/git/ref/heads/main'],
    ...[`/git/tags/${repository.tags.get(tag) ?? ''}`, '/commits/main', `/compare/main...${head?.head.commit ?? ''}`],
    ...[`/commits/${tip}/pulls`, '/pulls', '/pulls?state=all&sort=updated&direction=desc&per_page=3&page=2'],
    ...['', '/files', '/reviews'].map((rest) => `/pulls/${head?.number ?? 0}${rest}`),
    ...['/analyses', '/analyses?ref=refs/heads/main', '/alerts?state=open', '/default-setup'].map(
      (rest) => `/code-scanning${rest}`,
    ),
    ...[`/commits/${tip}/check-runs`, `/commits/${tip}/check-suites`],
    ...repository.checkRuns.slice(0, 1).flatMap(({ id }) => [`/check-runs/${id}`, `/check-runs/${id}/annotations`]),
    ...['/actions/runs?event=schedule', '/actions/artifacts'],
    ...repository.workflowRuns.flatMap(({ id }) => [`/actions/runs/${id}/artifacts`, `/actions/runs/${id}/jobs`]),
    ...repository.artifacts.map(({ id }) => `/actions/artifacts/${id}/zip`),
    ...['/dependency-graph/sbom', '/languages', '/vulnerability-alerts', '/automated-security-fixes'],
    ...[
      '/private-vulnerability-reporting',
      '/tags/protection',
      '/actions/permissions',
      '/actions/permissions/workflow',
    ],
    ...['/actions/permissions/selected-actions', '/collaborators?affiliation=outside&permission=admin'],
    ...['/branches?protected=true', '/codeowners/errors', '/properties/values', '/code-security-configuration'],
    ...['/dependabot/alerts?state=open,dismissed', '/security-advisories', '/secret-scanning/scan-history'],
    ...['/secret-scanning/alerts?state=open&hide_secret=true', `/dependency-graph/compare/main...${tip}`],
    ...['/keys', '/hooks', '/environments', '/actions/secrets', '/actions/organization-secrets', '/actions/runners'],
    ...repository.access.environments.flatMap(({ name: one }) => [
      `/environments/${one}/deployment-branch-policies`,
      `/environments/${one}/secrets?per_page=1`,
    ]),
    ...['fork-pr-contributor-approval', 'artifact-and-log-retention'].map((rest) => `/actions/permissions/${rest}`),
    ...['/actions/oidc/customization/sub', '/rulesets/rule-suites?rule_suite_result=bypass&time_period=month'],
    ...['/contents/README.md', '/contents/.github/workflows', '/contents/nowhere'],
  ].map((path) => `/repos/${name}${path}`);
  const organization = `/orgs/${state.installation.account}`;
  const ofOrganization = [
    ...['', '/personal-access-tokens', '/installations', '/organization-roles', '/organization-roles/8132/teams'],
    ...['/teams/security/members', '/actions/runners', '/audit-log?per_page=1'],
  ].map((path) => `${organization}${path}`);
  return [...below, ...ofOrganization, '/advisories', '/installation/repositories', '/rate_limit'];
}

const mainOf = (sandbox: Sandbox) => [...sandbox.state.repositories.values()].find(({ parent }) => parent === null);

describe('the local GitHub keeps to the description of the real one', () => {
  const onGithub = scenarios.map((scenario) => ({
    name: `${scenario.name} on github.com`,
    scenario,
    description: 'api.github.com' as const,
  }));
  const onServer = [wellKept, privateServer].map((scenario) => ({
    name: `${scenario.name} on GHES 3.19`,
    scenario,
    description: 'ghes-3.19' as const,
  }));

  it.each([...onGithub, ...onServer])('every answer of $name passes it', async ({ scenario, description }) => {
    const sandbox = await openSandbox({ scenario, description });
    const main = mainOf(sandbox);
    const name = `${main?.owner ?? ''}/${main?.name ?? ''}`;
    for (const path of questions(sandbox.state, name)) await ask(sandbox, path);
    await sandbox.stop();
    expect(sandbox.violations).toEqual([]);
    expect(sandbox.requests.filter(({ status }) => status >= 500)).toEqual([]);
  });

  it('the well-kept repository answers every operation that is only read', async () => {
    const sandbox = await openSandbox();
    for (const path of questions(sandbox.state, 'tea-works/kettle')) await ask(sandbox, path);
    await sandbox.stop();
    const answered = new Set(sandbox.requests.filter(({ status }) => status < 400).map(({ operation }) => operation));
    const never = OPERATIONS.filter((id) => !id.startsWith('apps/') && !answered.has(id));
    // Tag protection is left on servers of one's own only, the audit log is there and on Enterprise Cloud; rule suites take write.
    expect(never.sort()).toEqual([
      'checks/create',
      'checks/update',
      'orgs/get-audit-log',
      'repos/delete-release-asset',
      'repos/get-repo-rule-suites',
      'repos/list-tag-protection',
      'repos/upload-release-asset',
    ]);
  });

  it.each([
    { name: 'a parameter nobody documents', path: '/repos/tea-works/kettle/pulls?stat=open', says: 'query stat' },
    { name: 'a value outside its list', path: '/repos/tea-works/kettle/pulls?state=opened', says: 'query state' },
    { name: 'a number that is none', path: '/repos/tea-works/kettle/pulls/seven', says: 'path pull_number' },
  ])('$name is noted as a violation', async ({ path, says }) => {
    const sandbox = await openSandbox();
    await ask(sandbox, path);
    await sandbox.stop();
    expect(sandbox.violations).toEqual([expect.stringContaining(says)]);
  });

  it('an answer that breaks the description is noted', async () => {
    const sandbox = await openSandbox();
    const repository = findRepository(sandbox.state, 'tea-works/kettle');
    Object.assign(repository ?? {}, { archived: 'perhaps' });
    await ask(sandbox, '/repos/tea-works/kettle');
    await sandbox.stop();
    expect(sandbox.violations).toEqual([expect.stringContaining('/archived must be boolean')]);
  });

  it('a documented operation nobody serves is a 404 that is recorded by its id', async () => {
    const sandbox = await openSandbox();
    const { status } = await ask(sandbox, '/repos/tea-works/kettle/topics');
    await ask(sandbox, '/no/such/path');
    await sandbox.stop();
    expect(status).toBe(404);
    expect(sandbox.requests.map(({ operation }) => operation)).toEqual(['repos/get-all-topics', null]);
  });

  it.each(['/attestations/sha256:00', '/immutable-releases', '/private-vulnerability-reporting'])(
    'GHES 3.19 does not have %s',
    async (path) => {
      const sandbox = await openSandbox({ description: 'ghes-3.19' });
      const { status } = await ask(sandbox, `/api/v3/repos/tea-works/kettle${path}`);
      await sandbox.stop();
      expect({ status, operation: sandbox.requests[0]?.operation }).toEqual({ status: 404, operation: null });
    },
  );
});
