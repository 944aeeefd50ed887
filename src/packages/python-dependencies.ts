import type { DirectDependency } from './direct-dependencies.ts';
import { exactVersion } from './exact-version.ts';

/** What a Python manifest asks for. Lists and tables are told by their marks; a line that is no requirement is left out. */
export function pythonDependencies(file: string, text: string): readonly DirectDependency[] {
  switch (file) {
    case 'requirements.txt':
      return text.split(/\r?\n/).flatMap(fromRequirement);
    case 'Pipfile':
      return tableEntries(text, /^(?:dev-)?packages$/).flatMap(fromEntry);
    default:
      return [
        ...quotedInLists(text).flatMap(fromRequirement),
        ...tableEntries(text, /^tool\.poetry(?:\.group\.[\w-]+)?\.(?:dev-)?dependencies$/).flatMap(fromEntry),
      ];
  }
}

/** `Django[argon2]==4.2.1 ; python_version > "3"` (PEP 508). */
function fromRequirement(raw: string): readonly DirectDependency[] {
  const found = /^\s*([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*([^;#]*)/.exec(raw);
  if (found === null) return [];
  const wanted = (found[2] ?? '').split(/\s+(?:--|\\)/, 1)[0] ?? '';
  if (wanted !== '' && !/^[=<>!~(@]/.test(wanted.trim())) return [];
  return [{ type: 'pypi', name: found[1] ?? '', version: /^={2,3}/.test(wanted.trim()) ? exactVersion(wanted) : null }];
}

/** `django = "4.2.1"` is a range in poetry and in a Pipfile unless it says `==`. */
function fromEntry(line: string): readonly DirectDependency[] {
  const found = /^["']?([A-Za-z0-9][\w.-]*)["']? *= *(.*)$/.exec(line);
  const [, name = '', value = ''] = found ?? [];
  if (found === null || name.toLowerCase() === 'python' || /\bpath *=/.test(value)) return [];
  const wanted = /["']([^"']*)["']/.exec(value.replace(/^.*\bversion *=/, ''))?.[1] ?? '';
  return [{ type: 'pypi', name, version: wanted.startsWith('=') ? exactVersion(wanted) : null }];
}

function tableEntries(text: string, header: RegExp): readonly string[] {
  let inside = false;
  return text.split(/\r?\n/).flatMap((raw) => {
    const line = raw.trim();
    if (line.startsWith('[')) inside = header.test(line.replace(/^\[+|\]+.*$/g, ''));
    return inside && !line.startsWith('[') && line !== '' ? [line] : [];
  });
}

/** Requirements in `dependencies = [ … ]` of a project, its extras and its groups (PEP 621, PEP 735). */
function quotedInLists(text: string): readonly string[] {
  let table = '';
  let open = false;
  return text.split(/\r?\n/).flatMap((raw) => {
    const line = raw.trim();
    if (!open && line.startsWith('[')) table = line.replace(/^\[+|\]+.*$/g, '');
    const starts = !open && listOf(table).test(line);
    if (!open && !starts) return [];
    const plain = line.replace(/^[^=[]*= *\[/, (mark) => (starts ? '' : mark));
    const quoted = [...plain.matchAll(/"([^"]*)"|'([^']*)'/g)].map((one) => one[1] ?? one[2] ?? '');
    open = !plain
      .replaceAll(/"[^"]*"|'[^']*'/g, '')
      .replace(/#.*$/, '')
      .includes(']');
    return quoted;
  });
}

function listOf(table: string): RegExp {
  if (table === 'project') return /^dependencies *= *\[/;
  return /^(?:project\.optional-dependencies|dependency-groups)$/.test(table) ? /^[\w."-]+ *= *\[/ : /^(?!)/;
}
