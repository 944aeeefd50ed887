import { z } from 'zod';
import { eitherTrue } from '../../model/combine.ts';
import type { Fact } from '../../model/fact.ts';
import { notSeen, seen, type Observation } from '../../model/observation.ts';
import type { BranchRule } from '../../ports/branch-settings.ts';
import { jobNamed } from './jobs.ts';
import { make, undecidable, type SeenScanning } from './seen.ts';
import { printable } from './scans.ts';
import { kindOfCheck, kindOfTool, type ToolKind } from './tools.ts';

/** GitHub's own apps on github.com; elsewhere they have other numbers, and the name alone decides. */
const ACTIONS_APP = 15368;
const CODE_SCANNING_APP = 57789;

const statusChecks = z.object({
  required_status_checks: z.array(z.object({ context: z.string(), integration_id: z.number().nullish() })),
});
const workflows = z.object({ workflows: z.array(z.object({ path: z.string() })) });
const codeScanning = z.object({
  code_scanning_tools: z.array(
    z.object({ tool: z.string(), alerts_threshold: z.string(), security_alerts_threshold: z.string() }),
  ),
});

/** A thing that has to succeed before a merge. */
type Required =
  | { readonly kind: 'check'; readonly name: string; readonly app: number | undefined }
  | { readonly kind: 'workflow'; readonly path: string }
  | { readonly kind: 'results'; readonly tool: string };

/** A merge waits for an analyser: for its job, for the check that carries its results, or for a rule about its alerts. */
export function requiredFact(scanning: SeenScanning): Fact {
  const answers = [ofRules(scanning), ofClassic(scanning)].flat();
  return make.joined('sast.check-required', eitherTrue(answers));
}

function ofRules(scanning: SeenScanning): Observation<boolean>[] {
  const { rules } = scanning;
  if (rules.state === 'unseen') return [rules];
  const { sources } = rules;
  const demanded = rules.value.map(requiredBy);
  const unreadable = demanded.includes(undefined)
    ? [notSeen({ reason: 'malformed', what: 'GET /repos/{owner}/{repo}/rules/branches/{branch}' }, sources)]
    : [];
  const cut = rules.missing === undefined ? [] : [notSeen(rules.missing, sources)];
  const answers = demanded.flatMap((each) => each ?? []).map((each) => resolve(each, scanning));
  return [seen(false, sources), ...answers.map((each) => withSources(each, sources)), ...unreadable, ...cut];
}

function ofClassic(scanning: SeenScanning): Observation<boolean>[] {
  const { classic } = scanning;
  if (classic.state === 'unseen') return [classic];
  const { sources } = classic;
  const names = classic.value?.checks?.contexts ?? [];
  const answers = names.map((name) => resolve({ kind: 'check', name, app: undefined }, scanning));
  const cut = classic.missing === undefined ? [] : [notSeen(classic.missing, sources)];
  return [seen(false, sources), ...answers.map((each) => withSources(each, sources)), ...cut];
}

function withSources(answer: Observation<boolean>, sources: Observation<unknown>['sources']): Observation<boolean> {
  return { ...answer, sources: [...sources, ...answer.sources] };
}

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

function resolve(required: Required, scanning: SeenScanning): Observation<boolean> {
  switch (required.kind) {
    case 'results':
      return ofKind(kindOfTool(required.tool), `results of ${printable(required.tool)}`);
    case 'workflow':
      // It lies in a repository that the rule names by number only; its content is not read here.
      return undecidable(`required workflow ${printable(required.path)}`);
    case 'check':
      return resolveCheck(required, scanning);
  }
}

function resolveCheck(
  { name, app }: { readonly name: string; readonly app: number | undefined },
  { tree, defaultSetup }: SeenScanning,
): Observation<boolean> {
  const what = `required check ${printable(name)}`;
  if (app === CODE_SCANNING_APP) return ofKind(kindOfTool(name), what);
  // Without all the files, a job of any nature may bear any name.
  if (tree.state === 'unseen') return undecidable(what);
  const job = jobNamed(name, tree.value);
  if (job !== undefined) return job.scans === 'unknown' ? undecidable(what) : seen(job.scans === 'yes');
  if (tree.value.hidden.length > 0) return undecidable(what);
  const kind = app === ACTIONS_APP ? 'unknown' : kindOfCheck(name);
  return ofDefaultSetup(name, defaultSetup) ?? ofKind(kind, what);
}

/** The jobs of GitHub's default setup stand in no file; undefined for a name that is none of theirs. */
function ofDefaultSetup(name: string, setup: SeenScanning['defaultSetup']): Observation<boolean> | undefined {
  if (!/^Analyze \(.+\)$/.test(name)) return undefined;
  if (setup.state === 'unseen') return setup;
  return setup.value.configured ? seen(true, setup.sources) : undefined;
}

function ofKind(kind: ToolKind, what: string): Observation<boolean> {
  switch (kind) {
    case 'sast':
      return seen(true);
    case 'other':
      return seen(false);
    case 'unknown':
      return undecidable(what);
  }
}
