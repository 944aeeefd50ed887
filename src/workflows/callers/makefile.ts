/** A Makefile as far as following a target needs it. */
export interface Makefile {
  readonly rules: ReadonlyMap<string, Readonly<Rule>>;
  readonly variables: Readonly<Record<string, string>>;
  /** First target that is no special one. */
  readonly first: string | undefined;
  /** Files it takes in, as written. */
  readonly includes: readonly string[];
}

interface Rule {
  readonly needs: string[];
  readonly recipe: string[];
}

const MAX_TARGETS = 200;
const MAX_LINE = 4000;

export function parseMakefile(text: string): Makefile {
  const rules = new Map<string, Rule>();
  const variables: Record<string, string> = {};
  let first: string | undefined;
  let open: string[] = [];
  for (const line of text.replace(/\\\r?\n/g, ' ').split(/\r?\n/)) {
    if (line.startsWith('\t')) {
      for (const target of open) addTo(rules, target, { needs: [], recipe: [line.slice(1)] });
      continue;
    }
    if (line.length > MAX_LINE) continue;
    const plain = line.replace(/(^|\s)#.*$/, '');
    const variable = /^(?:export\s+|override\s+)?([\w.-]+)\s*(?::|\?|\+|::)?=\s*(.*)$/.exec(plain);
    if (variable !== null) variables[variable[1] ?? ''] = (variable[2] ?? '').trim();
    const rule = variable === null ? /^([^\s:=][^:=]*?)\s*::?\s*([^=]*)$/.exec(plain) : null;
    if (rule === null) continue;
    const [needs = '', inline] = (rule[2] ?? '').split(/;(.*)/s);
    open = words(rule[1] ?? '');
    for (const target of open)
      addTo(rules, target, { needs: words(needs), recipe: inline === undefined ? [] : [inline.trim()] });
    first ??= open.find((target) => !target.startsWith('.') && !target.includes('%'));
  }
  return { rules, variables, first, includes: includesOf(text) };
}

function includesOf(text: string): string[] {
  const lines = text.matchAll(/^[ ]*[-s]?include[ \t]+(.*)$/gm);
  return [...lines].flatMap((line) => words((line[1] ?? '').slice(0, MAX_LINE).replace(/#.*$/, '')));
}

function addTo(rules: Map<string, Rule>, target: string, more: Rule): void {
  const rule = rules.get(target) ?? { needs: [], recipe: [] };
  rule.needs.push(...more.needs);
  rule.recipe.push(...more.recipe);
  rules.set(target, rule);
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '' && word !== '|');
}

/** The recipe lines of a target and of what it needs, each as one shell line; undefined when there is no such target. */
export function recipeOf(makefile: Makefile, target: string): readonly string[] | undefined {
  if (ruleFor(makefile, target) === undefined) return undefined;
  const lines: string[] = [];
  const done = new Set<string>();
  const visit = (name: string): void => {
    const rule = ruleFor(makefile, name);
    if (rule === undefined || done.has(name) || done.size > MAX_TARGETS) return;
    done.add(name);
    rule.needs
      .map((need) => expand(need, makefile.variables))
      .flatMap(words)
      .forEach(visit);
    lines.push(...rule.recipe.map((line) => shellLine(line, makefile.variables)));
  };
  visit(target);
  return lines;
}

/** The target's own rule, else the pattern rule that fits, with `$*` for what its `%` stands for. */
function ruleFor({ rules }: Makefile, target: string): Readonly<Rule> | undefined {
  const own = rules.get(target);
  if (own !== undefined) return own;
  for (const [pattern, { needs, recipe }] of rules) {
    const [start = '', end] = pattern.split('%');
    if (end === undefined || target.length < start.length + end.length) continue;
    if (start === '' || !target.startsWith(start) || !target.endsWith(end)) continue;
    const stem = target.slice(start.length, target.length - end.length);
    return {
      needs: needs.map((need) => need.replace('%', stem)),
      recipe: recipe.map((line) => line.replaceAll('$*', stem)),
    };
  }
  return undefined;
}

/** `-` before a command lets make go on after its failure; `@` and `+` change nothing here. */
function shellLine(line: string, variables: Readonly<Record<string, string>>): string {
  const [, marks = '', command = ''] = /^([-@+\s]*)(.*)$/s.exec(line) ?? [];
  const text = expand(command, variables);
  return marks.includes('-') ? `{ ${text} ; } || true` : text;
}

const MAX_EXPANDED = 20_000;

function expand(text: string, variables: Readonly<Record<string, string>>, depth = 0): string {
  const filled = text.replace(/\$[({]([\w.-]+)[)}]/g, (whole, name: string) => {
    if (name === 'MAKE') return 'make';
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    return value === undefined || depth > 4 ? whole : expand(value, variables, depth + 1);
  });
  const bounded = filled.slice(0, MAX_EXPANDED);
  return depth === 0 ? bounded.replaceAll('$$', '$') : bounded;
}
