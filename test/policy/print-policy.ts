import { stringify } from 'yaml';
import type { Need, TaskPolicy } from '../../src/model/policy.ts';

/** A task in the form people write it. */
export function printTask({ levels, ...task }: TaskPolicy): string {
  const inYaml = {
    ...task,
    levels: Object.fromEntries(
      levels.map(({ level, criteria, ...rest }) => [
        level,
        { ...rest, criteria: criteria.map((criterion) => ({ ...criterion, needs: printNeed(criterion.needs) })) },
      ]),
    ),
  };
  return stringify(inYaml, { aliasDuplicateObjects: false });
}

function printNeed(need: Need): unknown {
  switch (need.kind) {
    case 'all':
      return { all: need.of.map(printNeed) };
    case 'any':
      return { any: need.of.map(printNeed) };
    case 'declared':
      return { declared: true };
    case 'task':
      return { task: need.task, atLeast: need.atLeast };
    case 'reviews':
      return { reviews: need.atLeast, within: need.within };
    case 'fact':
      return { fact: need.fact, [need.op]: need.value };
  }
}
