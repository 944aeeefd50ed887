import { z } from 'zod';
import { mapSeen, notSeen, seen, type Observation } from '../model/observation.ts';
import type { BranchRule, ClassicProtection } from '../ports/branch-settings.ts';
import type { DefaultSetup } from '../ports/code-scanning.ts';
import type { Repository } from '../ports/repository.ts';
import type { About } from '../ports/repository-settings.ts';
import type { Tri } from '../workflows/model.ts';
import { jobNamed } from './named-jobs.ts';
import { printable, undecidable, type AnyUse, type SeenTree } from './seen-tree.ts';

/** GitHub's own apps on github.com; elsewhere they have other numbers, and the name alone decides. */
const ACTIONS_APP = 15368;
const CODE_SCANNING_APP = 57789;

/** What a merge into the judged branch waits for, and the workflows behind the names of checks. */
export interface SeenRequirements {
  readonly tree: Observation<SeenTree>;
  readonly rules: Observation<readonly BranchRule[]>;
  readonly classic: Observation<ClassicProtection | null>;
  readonly defaultSetup: Observation<DefaultSetup>;
}

/** Which kind of check is looked for. A name that no list knows is neither counted nor called "no". */
export interface Wanted {
  readonly uses: (tree: SeenTree) => readonly AnyUse[];
  /** Whether a tool that uploads to code scanning, named in a rule about its results, is of the kind. */
  readonly isTool: (name: string) => Tri;
  /** Told by its name alone, when no job of the workflows has that name. */
  readonly isCheck: (name: string) => Tri;
  /** Whether the jobs of code scanning's default setup are of the kind. */
  readonly isDefaultSetup: boolean;
}

/** A thing that has to succeed before a merge. */
type Required =
  | { readonly kind: 'check'; readonly name: string; readonly app: number | undefined }
  | { readonly kind: 'workflow'; readonly path: string }
  | { readonly kind: 'results'; readonly tool: string };

/** One answer for every thing that a merge waits for: is it of the kind? To be joined by "either". */
export function requiredAnswers(seenAll: SeenRequirements, wanted: Wanted): Observation<boolean>[] {
  return [ofRules(seenAll, wanted), ofClassic(seenAll, wanted)].flat();
}

/** To a token that has proven administration, "not found" cannot mean "not allowed to see". */
export async function classicOf(
  repository: Repository,
  branch: string,
  about: Observation<About>,
): Promise<Observation<ClassicProtection | null>> {
  const classic = await repository.classicProtection(branch);
  const proven = about.state === 'seen' && about.value.administrationProven;
  return proven && classic.state === 'unseen' && classic.unseen.status === 404 ? seen(null, classic.sources) : classic;
}

/** Rules and classic protection of the branch that is judged: the one named, else the default branch. */
export async function readRequirements(
  repository: Repository,
  named: string | null,
): Promise<Pick<SeenRequirements, 'rules' | 'classic'>> {
  const about = await repository.about();
  const branch = named === null ? mapSeen(about, ({ defaultBranch }) => defaultBranch) : seen(named);
  if (branch.state === 'unseen') return { rules: branch, classic: branch };
  const [rules, classic] = await Promise.all([
    repository.branchRules(branch.value),
    classicOf(repository, branch.value, about),
  ]);
  return { rules, classic };
}

function ofRules(seenAll: SeenRequirements, wanted: Wanted): Observation<boolean>[] {
  const { rules } = seenAll;
  if (rules.state === 'unseen') return [rules];
  const { sources } = rules;
  const demanded = rules.value.map(requiredBy);
  const unreadable = demanded.includes(undefined)
    ? [notSeen({ reason: 'malformed', what: 'GET /repos/{owner}/{repo}/rules/branches/{branch}' }, sources)]
    : [];
  const cut = rules.missing === undefined ? [] : [notSeen(rules.missing, sources)];
  const answers = demanded.flatMap((each) => each ?? []).map((each) => resolve(each, seenAll, wanted));
  return [seen(false, sources), ...answers.map((each) => withSources(each, sources)), ...unreadable, ...cut];
}

function ofClassic(seenAll: SeenRequirements, wanted: Wanted): Observation<boolean>[] {
  const { classic } = seenAll;
  if (classic.state === 'unseen') return [classic];
  const { sources } = classic;
  const names = classic.value?.checks?.contexts ?? [];
  const answers = names.map((name) => resolve({ kind: 'check', name, app: undefined }, seenAll, wanted));
  const cut = classic.missing === undefined ? [] : [notSeen(classic.missing, sources)];
  return [seen(false, sources), ...answers.map((each) => withSources(each, sources)), ...cut];
}

function withSources(answer: Observation<boolean>, sources: Observation<unknown>['sources']): Observation<boolean> {
  return { ...answer, sources: [...sources, ...answer.sources] };
}

const statusChecks = z.object({
  required_status_checks: z.array(z.object({ context: z.string(), integration_id: z.number().nullish() })),
});
const workflows = z.object({ workflows: z.array(z.object({ path: z.string() })) });
const codeScanning = z.object({
  code_scanning_tools: z.array(
    z.object({ tool: z.string(), alerts_threshold: z.string(), security_alerts_threshold: z.string() }),
  ),
});

/** What a rule makes a merge wait for; undefined when GitHub says it in an unexpected form. */
function requiredBy(rule: BranchRule): readonly Required[] | undefined {
  switch (rule.type) {
    case 'required_status_checks':
      return statusChecks
        .safeParse(rule.parameters)
        .data?.required_status_checks.map(({ context, integration_id: app }) => ({
          kind: 'check',
          name: context,
          app: app ?? undefined,
        }));
    case 'workflows':
      return workflows
        .safeParse(rule.parameters)
        .data?.workflows.filter(({ path }) => path !== '')
        .map(({ path }) => ({ kind: 'workflow', path }));
    case 'code_scanning':
      return codeScanning
        .safeParse(rule.parameters)
        .data?.code_scanning_tools.filter(stopsSomething)
        .map(({ tool }) => ({ kind: 'results', tool }));
    default:
      return [];
  }
}

function stopsSomething(tool: { alerts_threshold: string; security_alerts_threshold: string }): boolean {
  return tool.alerts_threshold !== 'none' || tool.security_alerts_threshold !== 'none';
}

function resolve(required: Required, seenAll: SeenRequirements, wanted: Wanted): Observation<boolean> {
  switch (required.kind) {
    case 'results':
      return answer(wanted.isTool(required.tool), `results of ${printable(required.tool)}`);
    case 'workflow':
      // It lies in a repository that the rule names by number only; its content is not read here.
      return undecidable(`required workflow ${printable(required.path)}`);
    case 'check':
      return resolveCheck(required, seenAll, wanted);
  }
}

function resolveCheck(
  { name, app }: { readonly name: string; readonly app: number | undefined },
  { tree, defaultSetup }: SeenRequirements,
  wanted: Wanted,
): Observation<boolean> {
  const what = `required check ${printable(name)}`;
  if (app === CODE_SCANNING_APP) return answer(wanted.isTool(name), what);
  // Without all the files, a job of any nature may bear any name.
  if (tree.state === 'unseen') return undecidable(what);
  const job = jobNamed(name, tree.value, wanted.uses(tree.value));
  if (job !== undefined) return answer(job.runs, what);
  if (tree.value.hidden.length > 0) return undecidable(what);
  const isCheck = app === ACTIONS_APP ? 'unknown' : wanted.isCheck(name);
  return ofDefaultSetup(name, defaultSetup, wanted) ?? answer(isCheck, what);
}

/** The jobs of GitHub's default setup stand in no file; undefined for a name that is none of theirs. */
function ofDefaultSetup(
  name: string,
  setup: SeenRequirements['defaultSetup'],
  { isDefaultSetup }: Wanted,
): Observation<boolean> | undefined {
  if (!/^Analyze \(.+\)$/.test(name)) return undefined;
  if (setup.state === 'unseen') return setup;
  return setup.value.configured ? seen(isDefaultSetup, setup.sources) : undefined;
}

function answer(holds: Tri, what: string): Observation<boolean> {
  return holds === 'unknown' ? undecidable(what) : seen(holds === 'yes');
}
