import { commandsOf, type Command } from '../commands.ts';
import type { Danger } from '../dangers.ts';
import type { Env, Tri } from '../model.ts';
import type { ReachedJob, ReachedStep } from '../reached.ts';
import { inputOf } from '../tools/types.ts';
import { anyOf } from '../tri.ts';
import { normalise, useName } from '../use.ts';

/** Events that give a run this repository's rights while somebody without rights started it. */
const PRIVILEGED = ['pull_request_target', 'workflow_run', 'issue_comment'];

/** References to the change itself, as expressions and as what they are called once they are in a variable. */
const HEAD =
  /github\.head_ref|github\.event\.pull_request\.(head\.(sha|ref|repo)|merge_commit_sha)|github\.event\.workflow_run\.(head_(sha|branch|commit|repository)|pull_requests)|refs\/pull\/|\bpull\/[^/\s]*\$\{\{/i;
const INDIRECT = /\b(steps|needs)\.[\w-]+\.outputs\./;

/** Where a job on such an event takes the change and then runs from it; undefined when it does neither. */
export function checksOutHead(job: ReachedJob): Danger | undefined {
  const events = job.reach.events.filter((event) => PRIVILEGED.includes(event));
  if (job.reach.ever === 'no' || events.length === 0) return undefined;
  const steps = job.steps.filter((step) => step.reach.events.some((event) => PRIVILEGED.includes(event)));
  for (const [index, step] of steps.entries()) {
    const taken = takesHead(step, events);
    if (taken === undefined) continue;
    const runs = anyOf([
      ...(taken.sameStep ? [runsCommands(step, taken, true)] : []),
      ...steps.slice(index + 1).map((later) => runsFrom(later, taken)),
    ]);
    if (runs === 'no') continue;
    const sure = runs === 'yes' && taken.sure === 'yes' ? 'yes' : 'unknown';
    return { path: step.path, line: taken.line, sure };
  }
  return undefined;
}

interface Taken {
  readonly sure: Exclude<Tri, 'no'>;
  readonly line: number;
  /** Folder that holds the change; empty for the workspace itself. */
  readonly folder: string;
  /** Taken by commands, so that the rest of the script already runs on it. */
  readonly sameStep: boolean;
}

function takesHead(step: ReachedStep, events: readonly string[]): Taken | undefined {
  const { uses, run } = step.step;
  if (uses !== undefined && useName(uses) === 'actions/checkout') {
    const sure = namesHead(
      [inputOf(step.step.with, 'ref') ?? '', inputOf(step.step.with, 'repository') ?? ''],
      step,
      events,
    );
    const folder = normalise(inputOf(step.step.with, 'path') ?? '');
    return sure === undefined ? undefined : { sure, line: uses.line, folder, sameStep: false };
  }
  if (run === undefined) return undefined;
  const sure = scriptTakesHead(commandsOf(run.text, step.shell), step, events);
  return sure === undefined ? undefined : { sure, line: run.line, folder: '', sameStep: true };
}

/** `gh pr checkout`, or git fetching or checking out a reference to the change. */
function scriptTakesHead(
  commands: readonly Command[],
  step: ReachedStep,
  events: readonly string[],
): Taken['sure'] | undefined {
  if (commands.some(({ program, args }) => program === 'gh' && args[0] === 'pr' && args[1] === 'checkout'))
    return 'yes';
  const git = commands.filter(
    ({ program, args }) =>
      program === 'git' && args.some((arg) => ['checkout', 'switch', 'pull', 'merge', 'clone', 'reset'].includes(arg)),
  );
  const fetches = commands.filter(({ program, args }) => program === 'git' && args.includes('fetch'));
  const words = [...git, ...fetches].flatMap(({ args }) => args);
  return git.length === 0 ? undefined : namesHead(words, step, events);
}

/** An output of another step may be anything; on a comment it is as a rule the change that was commented on. */
function namesHead(texts: readonly string[], step: ReachedStep, events: readonly string[]): Taken['sure'] | undefined {
  const spelled = texts.map((text) => withVariables(text, step.env, step.inputs));
  if (spelled.some((text) => HEAD.test(text))) return 'yes';
  return events.some((event) => event !== 'pull_request_target') && spelled.some((text) => INDIRECT.test(text))
    ? 'unknown'
    : undefined;
}

function withVariables(text: string, env: Env, inputs: Env): string {
  const own = (record: Env, name: string, whole: string) =>
    Object.hasOwn(record, name) ? (record[name] ?? whole) : whole;
  return text
    .replace(/\$\{\{\s*(env|inputs)\.([\w-]+)\s*\}\}/g, (whole, context: string, name: string) =>
      own(context === 'env' ? env : inputs, name, whole),
    )
    .replace(/\$\{?(\w+)\}?/g, (whole, name: string) => own(env, name, whole));
}

/** Whether a later step runs something of the change. Actions that only read or move files do not. */
function runsFrom(step: ReachedStep, taken: Taken): Tri {
  const { uses, run } = step.step;
  if (run !== undefined) return runsCommands(step, taken, false);
  if (uses === undefined) return 'no';
  if (uses.kind === 'local') return taken.folder === '' || uses.path.startsWith(taken.folder) ? 'yes' : 'no';
  const name = useName(uses);
  if (READING_ACTIONS.test(name)) return 'no';
  if (taken.folder !== '' && !Object.values(step.step.with).some((text) => text.includes(taken.folder))) return 'no';
  return BUILDING_ACTIONS.test(name) ? 'yes' : 'unknown';
}

const READING_ACTIONS =
  /^(actions\/(checkout|cache(\/.*)?|upload-artifact|download-artifact|github-script|labeler|setup-[\w-]+|stale|first-interaction|create-github-app-token|dependency-review-action)|peter-evans\/.*|github\/codeql-action\/(init|upload-sarif|analyze)|marocchino\/sticky-pull-request-comment|dorny\/paths-filter|tj-actions\/changed-files|codecov\/codecov-action|docker\/(login-action|setup-[\w-]+|metadata-action)|astral-sh\/setup-uv|pnpm\/action-setup|step-security\/harden-runner|gitleaks\/gitleaks-action|trufflesecurity\/trufflehog|aws-actions\/configure-aws-credentials|google-github-actions\/auth|azure\/login)$/;
const BUILDING_ACTIONS =
  /^(docker\/(build-push-action|bake-action)|gradle\/.*|pre-commit\/action|github\/codeql-action\/autobuild|goreleaser\/goreleaser-action|actions-rs\/cargo|golangci\/golangci-lint-action|borales\/actions-yarn|cypress-io\/github-action|bahmutov\/npm-install|pypa\/cibuildwheel)$/;

/** Commands that read, move or print and run nothing of what lies in the folder. */
const READING =
  /^(git|gh|echo|printf|cat|ls|cd|pushd|popd|cp|mv|rm|mkdir|rmdir|touch|chmod|chown|ln|test|\[|\[\[|true|false|:|exit|return|set|unset|export|local|declare|readonly|shift|read|grep|egrep|fgrep|sed|awk|gawk|jq|yq|head|tail|sort|uniq|wc|cut|tr|tee|diff|cmp|find|basename|dirname|pwd|date|sleep|env|printenv|which|command|type|tar|zip|unzip|gzip|gunzip|curl|wget|sha256sum|md5sum|base64|apt-get|apt|brew|sudo|stat|file|du|df|seq|comm|column|expr|id|whoami|uname|hostname|mktemp|realpath|readlink|trap|wait|kill|pwsh|add-mask)$/;

function runsCommands(step: ReachedStep, taken: Taken, afterCheckout: boolean): Tri {
  const { run } = step.step;
  if (run === undefined) return 'no';
  const commands = commandsOf(run.text, step.shell);
  const start = afterCheckout
    ? commands.findIndex(({ program, args }) => program === 'gh' || (program === 'git' && args.includes('checkout'))) +
      1
    : 0;
  const running = commands.slice(start).filter((command) => !READING.test(command.program) && command.runs !== 'no');
  if (running.length === 0) return 'no';
  if (taken.folder === '') return 'yes';
  const inFolder =
    normalise(step.directory).startsWith(taken.folder) ||
    commands.some(
      (command) => command.args.some((arg) => arg.includes(taken.folder)) || command.written.includes(taken.folder),
    );
  return inFolder ? 'yes' : 'no';
}
