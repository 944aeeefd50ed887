import { failure, list, notFound, ok, type Answer } from '../http/answer.ts';
import { onRepository, type Call, type Handler } from '../http/call.ts';
import { holds } from '../http/viewer.ts';
import { commitShape } from '../shapes/commit.ts';
import { protectionShape } from '../shapes/protection.ts';
import { repositoryUrl, webUrl } from '../shapes/repository.ts';
import { coversRef, type RulesetState } from '../state/rules.ts';
import type { RepositoryState } from '../state/repository.ts';

export const ruleHandlers = {
  'repos/get-branch': onRepository(getBranch),
  'repos/list-branches': onRepository(listBranches),
  'repos/get-branch-protection': onRepository(getProtection),
  'repos/get-branch-rules': onRepository(getBranchRules),
  'repos/get-repo-rulesets': onRepository(listRulesets),
  'repos/get-repo-ruleset': onRepository(getRuleset),
  'repos/get-repo-rule-suites': onRepository(({ access, defaultBranch }) =>
    list(
      access.bypasses.map(({ id, at }) => ({
        id,
        pushed_at: at,
        ref: `refs/heads/${defaultBranch}`,
        result: 'bypass',
      })),
    ),
  ),
} satisfies Readonly<Record<string, Handler>>;

function getBranch(repository: RepositoryState, call: Call): Answer {
  const name = call.path.branch ?? '';
  const commit = repository.store.commit(repository.branches.get(name) ?? '');
  if (commit === undefined) return failure(404, 'Branch not found');
  const protection = repository.protection.get(name);
  const checks = protection?.checks ?? null;
  const url = `${repositoryUrl(repository, call)}/branches/${name}`;
  return ok({
    name,
    commit: commitShape(commit, repository, call),
    _links: { self: url, html: `${webUrl(repository, call)}/tree/${name}` },
    protected: protection !== undefined || branchRulesets(repository, name).length > 0,
    // Only the required checks show here, to whoever may read the branch.
    protection: {
      enabled: protection !== undefined,
      required_status_checks: {
        enforcement_level: checks === null ? 'off' : 'everyone',
        contexts: checks?.contexts ?? [],
        checks: (checks?.contexts ?? []).map((context) => ({ context, app_id: null })),
      },
    },
    protection_url: `${url}/protection`,
  });
}

function listBranches(repository: RepositoryState, call: Call): Answer {
  const shown = [...repository.branches].map(([name, sha]) => ({
    ...{ name, protected: repository.protection.has(name) || branchRulesets(repository, name).length > 0 },
    commit: { sha, url: `${repositoryUrl(repository, call)}/commits/${sha}` },
  }));
  return list(shown.filter((one) => call.query.protected !== 'true' || one.protected));
}

/** Classic protection; "not protected" is told apart from "not found" only for those who may read it. */
function getProtection(repository: RepositoryState, call: Call): Answer {
  const name = call.path.branch ?? '';
  if (!repository.branches.has(name)) return failure(404, 'Branch not found');
  const protection = repository.protection.get(name);
  if (protection === undefined) return failure(404, 'Branch not protected');
  return ok(protectionShape(protection, { repository, branch: name, call }));
}

/** Rules in force: `evaluate` and `disabled` rulesets are not among them, classic protection neither. */
function getBranchRules(repository: RepositoryState, call: Call): Answer {
  const rules = branchRulesets(repository, call.path.branch ?? '').flatMap((ruleset) =>
    ruleset.rules.map(({ type, parameters }) => ({
      type,
      ...(parameters === undefined ? {} : { parameters }),
      ruleset_source_type: ruleset.from,
      ruleset_source: ruleset.source,
      ruleset_id: ruleset.id,
    })),
  );
  return list(rules);
}

function branchRulesets({ rulesets, defaultBranch }: RepositoryState, branch: string): readonly RulesetState[] {
  const ref = `refs/heads/${branch}`;
  return rulesets.filter((one) => one.enforcement === 'active' && coversRef(one, ref, defaultBranch));
}

function listRulesets(repository: RepositoryState, call: Call): Answer {
  const { includes_parents: parents = 'true', targets } = call.query;
  const found = visibleRulesets(repository, parents !== 'false').filter(
    ({ target }) => targets === undefined || targets.split(',').includes(target),
  );
  return list(found.map((ruleset) => rulesetShape(ruleset, repository, call)));
}

function visibleRulesets({ rulesets }: RepositoryState, parents: boolean): readonly RulesetState[] {
  return parents ? rulesets : rulesets.filter(({ from }) => from === 'Repository');
}

function getRuleset(repository: RepositoryState, call: Call): Answer {
  const parents = call.query.includes_parents !== 'false';
  const found = visibleRulesets(repository, parents).find(({ id }) => id === Number(call.path.ruleset_id));
  if (found === undefined) return notFound();
  return ok({
    ...rulesetShape(found, repository, call),
    conditions: conditionsShape(found),
    rules: found.rules,
    current_user_can_bypass: 'never',
    ...bypassShape(found, repository, call),
  });
}

function rulesetShape(ruleset: RulesetState, repository: RepositoryState, call: Call) {
  const { id, name, target, enforcement, from, source, updatedAt } = ruleset;
  return {
    id,
    name,
    target,
    enforcement,
    source_type: from,
    source,
    _links: { self: { href: `${repositoryUrl(repository, call)}/rulesets/${id}` } },
    created_at: updatedAt,
    updated_at: updatedAt,
  };
}

function conditionsShape({ from, include, exclude }: RulesetState) {
  const ref = { ref_name: { include, exclude } };
  return from === 'Repository'
    ? ref
    : { ...ref, repository_name: { include: ['~ALL'], exclude: [], protected: false } };
}

/** Shown only to whoever may write the ruleset; left out is not "none". */
function bypassShape({ from, bypass }: RulesetState, repository: RepositoryState, { state, viewer }: Call) {
  const may =
    from === 'Repository'
      ? holds({ state, viewer, repository }, 'administration', 'write')
      : holds({ state, viewer }, 'organization_administration', 'write');
  return may ? { bypass_actors: bypass } : {};
}
