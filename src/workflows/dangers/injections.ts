import { parseExpression, expressionsIn, type Expression } from '../expression/parse.ts';
import { lookUp } from '../located.ts';
import type { Env } from '../model.ts';
import type { ReachedStep } from '../reached.ts';
import { useName } from '../use.ts';
import type { Danger } from '../dangers.ts';

export interface Injection extends Danger {
  readonly expression: string;
}

/** Texts that somebody without rights here can write (GitHub, "untrusted input"). `*` stands for one index or key. */
const WRITTEN_BY_ANYONE = [
  'github.head_ref',
  'github.event.issue.title',
  'github.event.issue.body',
  'github.event.comment.body',
  'github.event.review.body',
  'github.event.review_comment.body',
  'github.event.discussion.title',
  'github.event.discussion.body',
  'github.event.pages.*.page_name',
  'github.event.pull_request.title',
  'github.event.pull_request.body',
  'github.event.pull_request.head.ref',
  'github.event.pull_request.head.label',
  'github.event.pull_request.head.repo.default_branch',
  'github.event.pull_request.head.repo.description',
  'github.event.pull_request.head.repo.homepage',
  'github.event.commits.*.message',
  'github.event.commits.*.author.email',
  'github.event.commits.*.author.name',
  'github.event.head_commit.message',
  'github.event.head_commit.author.email',
  'github.event.head_commit.author.name',
  'github.event.head_commit.committer.email',
  'github.event.head_commit.committer.name',
  'github.event.workflow_run.head_branch',
  'github.event.workflow_run.display_title',
  'github.event.workflow_run.head_commit.message',
  'github.event.workflow_run.head_commit.author.email',
  'github.event.workflow_run.head_commit.author.name',
  'github.event.workflow_run.head_repository.description',
  'github.event.workflow_run.pull_requests.*.head.ref',
  'github.event.merge_group.head_commit.message',
].map((path) => path.split('.'));

/** Each such expression inside the text that a shell or github-script runs. */
export function injectionsIn({ step, path, env, inputs }: ReachedStep): Injection[] {
  const { run, uses } = step;
  const script = lookUp(step.with, 'script');
  const texts = [
    ...(run === undefined ? [] : [{ text: run.text, line: run.line }]),
    ...(uses !== undefined && useName(uses) === 'actions/github-script' && script !== undefined
      ? [{ text: script, line: step.withLines.script ?? step.line }]
      : []),
  ];
  return texts.flatMap(({ text, line }) =>
    expressionsIn(text)
      .filter((expression) => carriesForeignText(expression.text, { env, inputs }, 0))
      .map(({ text: expression, offset }) => ({
        path,
        line: line + linesBefore(text, offset),
        sure: 'yes',
        expression: `${offset} ${expression}`,
      })),
  );
}

interface Names {
  readonly env: Env;
  readonly inputs: Env;
  /** A whole object is written out, `toJSON(github.event)`; anywhere else an object is only the word "Object". */
  readonly whole?: boolean;
}

const MAX_DEPTH = 4;

/** Whether the value may hold text of anybody; a comparison or a test gives only true or false. */
export function carriesForeignText(text: string, names: Names, depth: number): boolean {
  const expression = parseExpression(text);
  return expression !== undefined && carries(expression, names, depth);
}

function carries(expression: Expression, names: Names, depth: number): boolean {
  switch (expression.kind) {
    case 'literal':
    case 'not':
      return false;
    case 'context':
      return isForeign(expression.path, names.whole === true) || throughName(expression.path, names, depth);
    case 'member':
      return carries(expression.of, names, depth);
    case 'call':
      if (TESTS.has(expression.name)) return false;
      return expression.args.some((arg) => carries(arg, { ...names, whole: expression.name === 'tojson' }, depth));
    case 'binary':
      if (expression.op === '&&') return carries(expression.right, names, depth);
      return (
        expression.op === '||' && (carries(expression.left, names, depth) || carries(expression.right, names, depth))
      );
  }
}

const TESTS = new Set(['contains', 'startswith', 'endswith', 'hashfiles', 'success', 'failure', 'always', 'cancelled']);

function isForeign(path: readonly string[], whole: boolean): boolean {
  return WRITTEN_BY_ANYONE.some((foreign) => {
    if (whole ? path.length > foreign.length : path.length !== foreign.length) return false;
    return path.every((part, at) => part === foreign[at] || part === '*' || foreign[at] === '*');
  });
}

/** `env.x` and `inputs.x` stand for what their writer put there; inside `${{ }}` that is pasted as well. */
function throughName([context = '', ...rest]: readonly string[], names: Names, depth: number): boolean {
  if ((context !== 'env' && context !== 'inputs') || depth >= MAX_DEPTH) return false;
  const record = context === 'env' ? names.env : names.inputs;
  const key = Object.keys(record).find((each) => each.toLowerCase() === rest.join('.'));
  const value = key === undefined ? undefined : lookUp(record, key);
  return value !== undefined && expressionsIn(value).some((each) => carriesForeignText(each.text, names, depth + 1));
}

function linesBefore(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length - 1;
}
