import { entriesAt, itemsAt, member, textAt, type Located } from '../located.ts';
import { readLocated } from '../read-located.ts';

/** What a call of `task` names. */
export interface TaskCall {
  readonly file: string | undefined;
  readonly directory: string | undefined;
  readonly tasks: readonly string[];
}

const ONLY_TELLS = /^(-l|--list|-a|--list-all|--summary|--init|-i|-n|--dry|--status|--version|--help|-h|--completion)$/;

/** Reads `task scan lint` and `task -d sub scan`; `none` where it runs no task. */
export function taskCallOf(args: readonly string[]): TaskCall | 'none' {
  const call: { file?: string; directory?: string; tasks: string[] } = { tasks: [] };
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (arg === '--') break;
    if (ONLY_TELLS.test(arg)) return 'none';
    if (arg === '-t' || arg === '--taskfile') call.file = args[(at += 1)] ?? '';
    else if (arg.startsWith('--taskfile=')) call.file = arg.slice('--taskfile='.length);
    else if (arg === '-d' || arg === '--dir') call.directory = args[(at += 1)] ?? '';
    else if (arg.startsWith('--dir=')) call.directory = arg.slice('--dir='.length);
    else if (/^(-o|--output|-C|--concurrency)$/.test(arg)) at += 1;
    else if (!arg.startsWith('-') && !arg.includes('=')) call.tasks.push(arg);
  }
  return { file: call.file, directory: call.directory, tasks: call.tasks.length === 0 ? ['default'] : call.tasks };
}

export interface TaskLines {
  readonly lines: readonly string[];
  /** Tasks that run under a condition, in another folder, or that another file holds. */
  readonly open: readonly string[];
}

const MAX_TASKS = 200;

/** The shell lines of tasks and of what they need; undefined when the file is no Taskfile. */
export function taskLines(text: string, names: readonly string[]): TaskLines | undefined {
  const read = readLocated(text);
  const tasks = read.ok ? member(read.root, 'tasks') : undefined;
  if (!read.ok || tasks === undefined) return undefined;
  const known = new Map(entriesAt(tasks));
  const variables = new Map(entriesAt(read.root, 'vars').map(([name, value]) => [name, textAt(value)]));
  const lines: string[] = [];
  const open: string[] = [];
  const done = new Set<string>();
  const visit = (name: string): void => {
    if (done.has(name) || done.size > MAX_TASKS) return;
    done.add(name);
    const task = known.get(name);
    if (task === undefined || CONDITIONS.some((key) => member(task, key) !== undefined)) {
      open.push(name);
      return;
    }
    for (const need of itemsAt(task, 'deps')) visit(textAt(need) ?? textAt(need, 'task') ?? '');
    for (const command of commandsOf(task)) {
      const other = textAt(command, 'task');
      if (CONDITIONS.some((key) => member(command, key) !== undefined)) open.push(name);
      else if (other !== undefined) visit(other);
      else lines.push(...shellLine(command, task, variables));
    }
  };
  names.forEach(visit);
  return { lines, open };
}

const CONDITIONS = ['status', 'platforms', 'if', 'dir'];

/** A task may be one command, a list of them, or a map with `cmds` or `cmd`. */
function commandsOf(task: Located): readonly Located[] {
  if (textAt(task) !== undefined) return [task];
  const list = itemsAt(task);
  if (list.length > 0) return list;
  const single = member(task, 'cmd');
  return single === undefined ? itemsAt(task, 'cmds') : [single];
}

function shellLine(
  command: Located,
  task: Located,
  variables: ReadonlyMap<string, string | undefined>,
): readonly string[] {
  const text = textAt(command) ?? textAt(command, 'cmd') ?? textAt(command, 'defer');
  if (text === undefined) return [];
  const filled = text.replaceAll(/\{\{\s*\.(\w+)\s*\}\}/g, (whole, name: string) => variables.get(name) ?? whole);
  const swallowed = [command, task].some((each) => textAt(each, 'ignore_error') === 'true');
  return [swallowed ? `{ ${filled} ; } || true` : filled];
}
