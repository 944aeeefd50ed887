import { NOWHERE, opaqueRunner, wanted, type Files, type Followed } from './followed.ts';
import { GORELEASER_FILES, goreleaserCallOf, goreleaserHooks } from './goreleaser.ts';
import { justCallOf, justLines } from './justfile.ts';
import { placeIn } from './place.ts';
import { taskCallOf, taskLines } from './taskfile.ts';
import { toxCallOf, toxLines } from './tox.ts';

export function followTox(args: readonly string[], directory: string, files: Files): Followed {
  const call = toxCallOf(args);
  if (call === 'none') return NOWHERE;
  if (call === undefined) return opaqueRunner('tox', args);
  const path = placeIn(directory, call.file);
  const open: Followed = opaqueRunner('tox', args);
  if (!files.exists(path)) return open;
  const text = files.text(path);
  if (text === undefined) return wanted(path, files);
  const found = call.environments.map((environment) => toxLines(text, environment));
  const scripts = found.flatMap((lines) => lines ?? []);
  const rest = found.includes(undefined) && open.kind === 'opaque' ? { opaque: open.what } : {};
  return { kind: 'scripts', scripts, directory: folderOf(path), ...rest };
}

const JUSTFILES = ['justfile', 'Justfile', '.justfile', 'JUSTFILE'];

export function followJust(args: readonly string[], directory: string, files: Files): Followed {
  const call = justCallOf(args);
  if (call === 'none') return NOWHERE;
  const names = call.file === undefined ? JUSTFILES : [call.file];
  const path = names.map((name) => placeIn(directory, name)).find(files.exists);
  if (path === undefined) return opaqueRunner('just', args);
  const text = files.text(path);
  if (text === undefined) return wanted(path, files);
  const lines = justLines(text, call.recipe);
  if (lines === undefined) return { kind: 'opaque', what: ['just', call.recipe ?? []].flat().join(' ') };
  const at = call.directory === undefined ? folderOf(path) : placeIn(directory, call.directory);
  return { kind: 'scripts', scripts: lines, directory: at };
}

const TASKFILES = ['Taskfile', 'taskfile'].flatMap((name) =>
  ['.yml', '.yaml', '.dist.yml', '.dist.yaml'].map((end) => `${name}${end}`),
);

export function followTask(args: readonly string[], directory: string, files: Files): Followed {
  const call = taskCallOf(args);
  if (call === 'none') return NOWHERE;
  const at = call.directory === undefined ? directory : placeIn(directory, call.directory);
  const names = call.file === undefined ? TASKFILES.map((name) => placeIn(at, name)) : [placeIn(directory, call.file)];
  const path = names.find(files.exists);
  if (path === undefined) return opaqueRunner('task', args);
  const text = files.text(path);
  if (text === undefined) return wanted(path, files);
  const found = taskLines(text, call.tasks);
  if (found === undefined) return { kind: 'opaque', what: path };
  const rest = found.open.length === 0 ? {} : { opaque: `task ${found.open.join(' ')} (${path})` };
  return { kind: 'scripts', scripts: found.lines, directory: folderOf(path), ...rest };
}

export function followGoreleaser(args: readonly string[], directory: string, files: Files): Followed {
  const call = goreleaserCallOf(args);
  if (call === undefined) return NOWHERE;
  const names = call.file === undefined ? GORELEASER_FILES : [call.file];
  const path = names.map((name) => placeIn(directory, name)).find(files.exists);
  if (path === undefined) return NOWHERE;
  const text = files.text(path);
  if (text === undefined) return wanted(path, files);
  const hooks = goreleaserHooks(text, call.skips);
  if (hooks === undefined) return { kind: 'opaque', what: path };
  const rest = hooks.hasConditions ? { opaque: `${path} (if)` } : {};
  return { kind: 'scripts', scripts: hooks.lines, directory, ...rest };
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}
