import { compareVersions, schemeOfEcosystem } from './schemes.ts';

interface Asked {
  /** `>= 1.0.0, < 1.0.5`, as GitHub writes it. */
  readonly range: string;
  /** As OSV says it. */
  readonly ecosystem: string;
}

/** undefined when a bound or the version has no place in the order. */
export function isInRange(version: string, { range, ecosystem }: Asked): boolean | undefined {
  const scheme = schemeOfEcosystem(ecosystem);
  const answers = range.split(',').map((bound) => {
    const [, operator = '', limit = ''] = /^\s*(<=|>=|<|>|=)\s*(\S+)\s*$/.exec(bound) ?? [];
    if (operator === '>=' && /^0(?:\.0)*$/.test(limit)) return true;
    const order = scheme === undefined || limit === '' ? undefined : compareVersions(scheme, version, limit);
    return order === undefined ? undefined : holds(operator, order);
  });
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

function holds(operator: string, order: number): boolean {
  const wanted: Readonly<Record<string, boolean>> = {
    '<': order < 0,
    '<=': order <= 0,
    '>': order > 0,
    '>=': order >= 0,
    '=': order === 0,
  };
  return wanted[operator] ?? false;
}
