import type { Tri } from '../model.ts';
import type { Command, Pipeline, Script } from './script.ts';

/** `|| exit 1` fails, `|| true` swallows, `|| status=$?` with a later `exit $status` hands the failure on. */
export function fateOfAlternative(pipeline: Pipeline, handedOn: ReadonlySet<string>): Tri {
  const words = pipeline.commands.flatMap(wordsWithin);
  const [first = '', second = ''] = words.at(-1) ?? [];
  if (words.some(fails)) return 'no';
  const variable = /^(\w+)=/.exec(first)?.[1];
  if (variable !== undefined) return handedOn.has(variable) ? 'no' : 'yes';
  if (['true', ':', 'echo', 'printf', 'cat'].includes(first)) return 'yes';
  return (first === 'exit' || first === 'return') && (second === '0' || second === '') ? 'yes' : 'unknown';
}

function fails([first = '', second = '']: readonly string[]): boolean {
  if (first === 'false') return true;
  return (first === 'exit' || first === 'return') && /^[1-9]\d*$/.test(second);
}

function wordsWithin(command: Command): string[][] {
  if (command.kind === 'simple') return [command.words.map((word) => word.text)];
  if (command.kind !== 'group') return [];
  return command.body.flatMap((chain) => chain.parts.flatMap((part) => part.pipeline.commands.flatMap(wordsWithin)));
}

/** `if ! tool; then exit 1` and `if tool; then …; else exit 1` fail as the tool does. */
export function bodyFails(condition: Script, body: Script, otherwise: Script): boolean {
  const negated = condition.at(-1)?.parts.at(-1)?.pipeline.negated ?? false;
  const failing = negated ? body : otherwise;
  return failing.some((chain) => chain.parts.some((part) => part.pipeline.commands.flatMap(wordsWithin).some(fails)));
}
