import { evaluate, known, truth, UNKNOWN, type Value } from './expression/evaluate.ts';
import { expressionsIn, parseExpression, type Expression } from './expression/parse.ts';
import { lookUp } from './located.ts';
import type { Combination, Env, Matrix, Tri } from './model.ts';
import { literal, own, type Scenario } from './scenarios.ts';

/** A condition and the names it may use. */
export interface Guard extends GuardNames {
  /** undefined when it cannot be read. */
  readonly expression: Expression | undefined;
  readonly usesMatrix: boolean;
}

export interface GuardNames {
  readonly matrix: Matrix;
  readonly env: Env;
  readonly inputs: Readonly<Record<string, Value>>;
  readonly runsOn: readonly string[];
}

export function guardOf(text: string, names: GuardNames): Guard {
  const condition = conditionText(text);
  const expression = condition === undefined ? undefined : parseExpression(condition);
  return { ...names, expression, usesMatrix: /matrix|runner/i.test(text) };
}

/** Whether a condition holds in a scenario, in at least one combination of its matrix. */
export function guardHolds(guard: Guard, scenario: Scenario): Tri {
  const { expression, matrix } = guard;
  if (expression === undefined) return 'unknown';
  const combinations = matrix.kind === 'combinations' ? matrix.combinations : [undefined];
  const answers = (guard.usesMatrix ? combinations : [combinations[0]]).map((combination) =>
    truth(evaluate(expression, (path) => valueAt(path, { guard, scenario, combination }))),
  );
  if (answers.includes('yes')) return 'yes';
  return answers.includes('unknown') || answers.length === 0 ? 'unknown' : 'no';
}

/** An `if` is an expression with or without `${{ }}`; text around the braces makes it a text that always holds, a known trap. */
function conditionText(text: string): string | undefined {
  const found = expressionsIn(text);
  if (found.length === 0) return text.trim();
  const [only] = found;
  const whole = found.length === 1 && only !== undefined && text.trim() === `\${{${only.text}}}`;
  return whole ? only.text.trim() : undefined;
}

interface Place {
  readonly guard: Guard;
  readonly scenario: Scenario;
  readonly combination: Combination | undefined;
}

function valueAt(path: readonly string[], { guard, scenario, combination }: Place): Value {
  const [context, ...rest] = path;
  const key = rest.join('.');
  if (context === 'matrix') return combination === undefined ? UNKNOWN : known(insensitive(combination, key) ?? '');
  if (context === 'env') return literal(insensitive(guard.env, key));
  if (context === 'inputs') return own(guard.inputs, key) ?? scenario(path);
  if (context === 'needs' && rest.at(-1) === 'result') return known('success');
  if (context === 'steps' && /\.(outcome|conclusion)$/.test(key)) return known('success');
  if (context === 'job' && key === 'status') return known('success');
  if (context === 'runner' && key === 'os') return runnerOs(guard.runsOn, combination);
  return scenario(path);
}

function insensitive(record: Readonly<Record<string, string>>, key: string): string | undefined {
  const name = Object.keys(record).find((each) => each.toLowerCase() === key);
  return name === undefined ? undefined : lookUp(record, name);
}

function runnerOs(runsOn: readonly string[], combination: Combination | undefined): Value {
  const [label = ''] = runsOn;
  const filled = label.replace(/\$\{\{\s*matrix\.([\w.-]+)\s*\}\}/g, (whole, key: string) =>
    combination === undefined ? whole : (lookUp(combination, key) ?? whole),
  );
  if (/^ubuntu/i.test(filled)) return known('Linux');
  if (/^windows/i.test(filled)) return known('Windows');
  return /^macos/i.test(filled) ? known('macOS') : UNKNOWN;
}
