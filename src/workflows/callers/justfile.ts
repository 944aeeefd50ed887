/** What a call of `just` names. */
export interface JustCall {
  readonly file: string | undefined;
  readonly directory: string | undefined;
  readonly recipe: string | undefined;
}

const ONLY_TELLS =
  /^(-l|--list|--summary|--evaluate|--show|-s|--dump|--choose|--init|-e|--edit|--fmt|--variables|--version|-V|--help|-h|-n|--dry-run|--completions|--man|--groups)$/;

/** Reads `just scan` and `just -f ci/justfile scan x=1`; `none` where it runs no recipe. */
export function justCallOf(args: readonly string[]): JustCall | 'none' {
  const call: { file?: string; directory?: string; recipe?: string } = {};
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (ONLY_TELLS.test(arg)) return 'none';
    if (arg === '-f' || arg === '--justfile') call.file = args[(at += 1)] ?? '';
    else if (arg.startsWith('--justfile=')) call.file = arg.slice('--justfile='.length);
    else if (arg === '-d' || arg === '--working-directory') call.directory = args[(at += 1)] ?? '';
    else if (arg === '--set') at += 2;
    else if (!arg.startsWith('-') && !arg.includes('=') && call.recipe === undefined) call.recipe = arg;
  }
  return { file: call.file, directory: call.directory, recipe: call.recipe };
}

interface Recipe {
  readonly needs: readonly string[];
  readonly after: readonly string[];
  readonly body: string[];
}

const MAX_LINES = 5_000;
const MAX_LINE = 2_000;
const MAX_RECIPES = 200;
const SYSTEMS = /^\[.*\b(?:linux|macos|openbsd|unix|windows)\b.*\]/;

/** The shell lines of a recipe, the first one where none is named, with what it needs; undefined when the file does not hold it. */
export function justLines(text: string, named: string | undefined): readonly string[] | undefined {
  const { recipes, variables } = parsed(text);
  const start = named ?? [...recipes.keys()][0];
  if (start === undefined || !recipes.has(start)) return undefined;
  const lines: string[] = [];
  const done = new Set<string>();
  const missing: string[] = [];
  const visit = (name: string): void => {
    const recipe = recipes.get(name);
    if (recipe === undefined) missing.push(name);
    if (recipe === undefined || done.has(name) || done.size > MAX_RECIPES) return;
    done.add(name);
    recipe.needs.forEach(visit);
    lines.push(...scriptOf(recipe.body, variables));
    recipe.after.forEach(visit);
  };
  visit(start);
  return missing.length === 0 ? lines : undefined;
}

function parsed(text: string) {
  const recipes = new Map<string, Recipe>();
  const variables = new Map<string, string>();
  let open: Recipe | undefined;
  let forOneSystem = false;
  for (const line of text.replaceAll(/\\\r?\n/g, ' ').split(/\r?\n/, MAX_LINES)) {
    if (/^\s/.test(line)) {
      open?.body.push(line.trim());
      continue;
    }
    if (line === '' || line.length > MAX_LINE) continue;
    open = undefined;
    const variable = /^(?:export\s+)?([\w-]+)\s*:=\s*(?:"([^"]*)"|'([^']*)')\s*(?:#.*)?$/.exec(line);
    if (variable !== null) variables.set(variable[1] ?? '', variable[2] ?? variable[3] ?? '');
    const [, name, needs = ''] = /^@?([A-Za-z_][\w-]*)(?:\s+[^:=]*(?:=[^:]*)?)?\s*:(?!=)\s*(.*)$/.exec(line) ?? [];
    if (variable !== null || name === undefined) {
      // `[linux]`: only a run tells which of them is there.
      forOneSystem = SYSTEMS.test(line);
      continue;
    }
    const isConditional = forOneSystem;
    forOneSystem = false;
    if (isConditional) continue;
    const [before = '', after = ''] = needs.replace(/\s#.*$/, '').split('&&');
    open = { needs: namesIn(before), after: namesIn(after), body: [] };
    recipes.set(name, open);
  }
  return { recipes, variables };
}

/** `build (scan "x")`: a need with arguments is called by the first word in its brackets. */
function namesIn(text: string): readonly string[] {
  return [...text.matchAll(/\(\s*([\w-]+)[^)]*\)|([\w-]+)/g)].map((match) => match[1] ?? match[2] ?? '');
}

/** A body that begins with `#!` is one script; in another language than the shell's it calls no tools that could be read here. */
function scriptOf(body: readonly string[], variables: ReadonlyMap<string, string>): readonly string[] {
  const filled = body.map((line) =>
    line.replaceAll(/\{\{\s*([\w-]+)\s*\}\}/g, (whole, name: string) => variables.get(name) ?? whole),
  );
  const [first = ''] = filled;
  if (first.startsWith('#!')) return /^#!.*\b(?:ba|z|da|k)?sh\b/.test(first) ? [filled.slice(1).join('\n')] : [];
  return filled.map((line) => {
    const [, marks = '', command = ''] = /^([-@\s]*)(.*)$/.exec(line) ?? [];
    return marks.includes('-') ? `{ ${command} ; } || true` : command;
  });
}
