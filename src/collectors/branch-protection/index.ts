import { mapSeen, notSeen, seen, type Observation } from '../../model/observation.ts';
import type { Ruleset } from '../../ports/branch-settings.ts';
import type { Repository } from '../../ports/repository.ts';
import type { About } from '../../ports/repository-settings.ts';
import type { FileContent, Tree, TreeEntry } from '../../ports/tree.ts';
import type { CollectContext, Collected, Collector } from '../types.ts';
import { CODEOWNERS_PATHS } from './code-owners.ts';
import { facts } from './facts.ts';
import { judge, type SeenSettings } from './judge.ts';
import { lastReleases } from './last-releases.ts';
import { inForce } from './ruleset-history.ts';
import { codeOwnersEntry } from './owned-areas.ts';

/** What guards the branch, the release tags and the paths of a repository, and who stands outside of it. */
export const branchProtection: Collector = {
  id: 'branch-protection',
  version: '1',
  facts,
  endpoints: [
    { route: 'GET /repos/{owner}/{repo}', permission: 'metadata: read' },
    { route: 'GET /repos/{owner}/{repo}/rules/branches/{branch}', permission: 'metadata: read' },
    { route: 'GET /repos/{owner}/{repo}/branches/{branch}/protection', permission: 'administration: read' },
    { route: 'GraphQL BranchProtectionRule.bypassForcePushAllowances', permission: 'administration: read' },
    { route: 'GraphQL Ref.refUpdateRule', permission: 'contents: read' },
    { route: 'GET /repos/{owner}/{repo}/rulesets', permission: 'metadata: read' },
    { route: 'GET /repos/{owner}/{repo}/rulesets/{ruleset_id}', permission: 'metadata: read' },
    // Only GHES still has it; on github.com it has become rulesets.
    { route: 'GET /repos/{owner}/{repo}/tags/protection', permission: 'administration: read' },
    { route: 'GET /repos/{owner}/{repo}/releases', permission: 'contents: read' },
    { route: 'GraphQL Release.tag', permission: 'contents: read' },
    { route: 'GET /repos/{owner}/{repo}/git/tags/{tag_sha}', permission: 'contents: read' },
    // GitHub shows it to those who may write the rules; the App never asks for that and then does not see it.
    { route: 'GET /repos/{owner}/{repo}/rulesets/rule-suites', permission: 'administration: read' },
  ],
  events: [
    'branch_protection_configuration',
    'branch_protection_rule',
    'push',
    'release',
    'repository',
    'repository_ruleset',
    'security_and_analysis',
  ],
  reads: (path) => (CODEOWNERS_PATHS as readonly string[]).includes(path),
  collect,
};

async function collect({ repository, tree, branch }: CollectContext): Promise<Collected> {
  const [about, rulesets, releases, files] = await Promise.all([
    repository.about(),
    repository.rulesets(),
    repository.releases(),
    tree.list(),
  ]);
  const [settings, codeOwners, bypasses, tags] = await Promise.all([
    settingsOf(repository, branchToJudge(branch, about)),
    readCodeOwners(tree, files),
    hasNoRuleset(rulesets) ? undefined : repository.recentBypasses(),
    repository.releaseTags(lastReleases(releases).tags),
  ]);
  return { facts: judge({ about, rulesets, releases, tags, files, codeOwners, bypasses, ...settings }) };
}

/** Proven by a whole list. */
function hasNoRuleset(rulesets: Observation<readonly Ruleset[]>): boolean {
  return rulesets.state === 'seen' && rulesets.missing === undefined && inForce(rulesets.value).length === 0;
}

function branchToJudge(branch: string | null, about: Observation<About>): Observation<string> {
  return branch === null ? mapSeen(about, ({ defaultBranch }) => defaultBranch) : seen(branch);
}

async function settingsOf(
  repository: Repository,
  branch: Observation<string>,
): Promise<Pick<SeenSettings, 'rules' | 'classic'>> {
  if (branch.state === 'unseen') return { rules: branch, classic: branch };
  const [rules, classic] = await Promise.all([
    repository.branchRules(branch.value),
    repository.classicProtection(branch.value),
  ]);
  return { rules, classic };
}

/** Looked up in the list first: a path that a whole list lacks does not exist. */
async function readCodeOwners(
  tree: Tree,
  files: Observation<readonly TreeEntry[]>,
): Promise<Observation<FileContent | null>> {
  if (files.state === 'unseen') return files;
  const entry = codeOwnersEntry(files.value);
  if (entry === null) return seen(null, files.sources);
  const content = (await tree.read([entry.path])).get(entry.path);
  return content ?? notSeen({ reason: 'malformed', what: entry.path });
}
