import { entriesAt, itemsAt, lookUp, member, textMapAt, type Located } from './located.ts';
import type { Combination, Job, Matrix } from './model.ts';

/** GitHub's own limit of jobs that one matrix makes. */
const MAX_COMBINATIONS = 256;

/** The combinations of `strategy.matrix`: the product, less `exclude`, widened by `include`. */
export function readMatrix(strategy: Located | undefined): Matrix {
  const node = member(strategy, 'matrix');
  if (node === undefined) return { kind: 'none' };
  if (node.kind !== 'map') return { kind: 'dynamic' };
  const axes = entriesAt(node).filter(([key]) => key !== 'include' && key !== 'exclude');
  const lists = ['include', 'exclude'].map((key) => member(node, key));
  if ([...axes.map(([, values]) => values), ...lists].some((each) => each?.kind === 'scalar'))
    return { kind: 'dynamic' };
  const product = productOf(axes);
  if (product === undefined) return { kind: 'dynamic' };
  const excluded = itemsAt(node, 'exclude').map(flat);
  const kept = product.filter((one) => !excluded.some((out) => agrees(one, out, Object.keys(out))));
  const names = axes.map(([key]) => key);
  const combinations = included(axes.length === 0 ? [] : kept, itemsAt(node, 'include').map(flat), names);
  return { kind: 'combinations', combinations: combinations.slice(0, MAX_COMBINATIONS) };
}

function productOf(axes: readonly (readonly [string, Located])[]): Combination[] | undefined {
  let product: Combination[] = [{}];
  for (const [key, values] of axes) {
    product = product.flatMap((one) => itemsAt(values).map((value) => ({ ...one, ...valuesOf(key, value) })));
    if (product.length > MAX_COMBINATIONS) return undefined;
  }
  return product;
}

/** `{key: text}`, and for a mapping also `key.member`. */
function valuesOf(key: string, value: Located): Combination {
  if (value.kind === 'scalar') return { [key]: value.text };
  return Object.fromEntries(Object.entries(textMapAt(value)).map(([name, text]) => [`${key}.${name}`, text]));
}

function flat(item: Located): Combination {
  return Object.assign({}, ...entriesAt(item).map(([key, value]) => valuesOf(key, value))) as Combination;
}

/** An `include` joins every combination whose own axes it does not change, else it is one more job. */
function included(
  product: readonly Combination[],
  includes: readonly Combination[],
  axes: readonly string[],
): Combination[] {
  const widened = [...product];
  const extra: Combination[] = [];
  for (const include of includes) {
    const shared = Object.keys(include).filter((key) => axes.includes(key.split('.')[0] ?? key));
    const joins = product.map((one) => agrees(one, include, shared));
    joins.forEach((fits, index) => {
      if (fits) widened[index] = { ...widened[index], ...include };
    });
    if (!joins.includes(true)) extra.push(include);
  }
  return [...widened, ...extra];
}

function agrees(one: Combination, other: Combination, keys: readonly string[]): boolean {
  return keys.every((key) => one[key] === other[key]);
}

/** Fills `${{ matrix.x }}` from a combination; other expressions stay. */
export function fillMatrix(text: string, combination: Combination): string {
  return text.replace(/\$\{\{\s*matrix\.([\w.-]+)\s*\}\}/g, (whole, key: string) => lookUp(combination, key) ?? whole);
}

/** One text per distinct filling; the text itself where the matrix is not known. */
export function fillings(text: string, matrix: Matrix): readonly string[] {
  if (matrix.kind !== 'combinations' || !/\$\{\{[^}]*matrix\./.test(text)) return [text];
  const filled = new Set(matrix.combinations.map((combination) => fillMatrix(text, combination)));
  return filled.size === 0 ? [text] : [...filled];
}

/**
 * Names under which the job's check runs appear, one per combination; undefined when only a run can tell. GitHub adds the
 * values in brackets unless the name itself holds an expression.
 */
export function jobNames(job: Job): readonly string[] | undefined {
  const written = job.name ?? job.key;
  if (job.matrix.kind === 'dynamic') return undefined;
  if (job.matrix.kind === 'none') return written.includes('${{') ? undefined : [written];
  const names = job.matrix.combinations.map((combination) => jobName(job, combination));
  return names.some((name) => name.includes('${{')) ? undefined : [...new Set(names)];
}

export function jobName(job: Job, combination: Combination): string {
  const written = job.name ?? job.key;
  if (written.includes('${{')) return fillMatrix(written, combination);
  const values = Object.values(combination).filter((value) => value !== '');
  return values.length === 0 ? written : `${written} (${values.join(', ')})`;
}
