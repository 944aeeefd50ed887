import { explainUnseen } from '../../language/unseen.ts';
import { factMaker } from '../../model/fact-maker.ts';
import type { Fact } from '../../model/fact.ts';
import { notSeen, type NotSeen, type Observation } from '../../model/observation.ts';
import type { FileContent, TreeEntry } from '../../ports/tree.ts';
import { isDockerfile } from '../../workflows/versions/images.ts';
import { facts } from './facts.ts';
import { goTargets, isGoBuild } from './go.ts';
import { imageTarget } from './image.ts';
import { cTarget, isCargoRoot, isCBuild, isCSource, rustTarget } from './native.ts';
import type { Target } from './target.ts';
import { isTsConfig, typescriptTarget } from './typescript.ts';

export interface SeenBuilds {
  readonly list: Observation<readonly TreeEntry[]>;
  /** Every file of the tree. */
  readonly paths: readonly string[];
  readonly read: ReadonlyMap<string, Observation<FileContent>>;
  /** More build files were there than were read. */
  readonly more: boolean;
}

const make = factMaker(facts, explainUnseen);
const ID = 'file.hardening-options-ratio';

/** Hardened targets / all that there is a rule for. One that cannot be judged leaves no ratio. */
export function judge(seen: SeenBuilds): Fact[] {
  const { list, read, more } = seen;
  if (list.state === 'unseen') return [make.unknown(ID, [list])];
  const { targets, broken } = targetsIn(seen);
  const open = targets.filter(({ hardened }) => hardened === 'undecidable').map(({ path }) => path);
  const hidden: NotSeen[] = [
    ...(list.missing === undefined ? [] : [notSeen(list.missing, list.sources)]),
    ...(more ? [notSeen({ reason: 'truncated', what: 'build files' })] : []),
    ...[...read.values()].filter((content) => content.state === 'unseen'),
    ...broken.map((path) => notSeen({ reason: 'malformed', what: path }, [{ path }])),
    ...open.map((path) => notSeen({ reason: 'undecidable', what: path }, [{ path }])),
  ];
  if (hidden.length > 0) return [make.unknown(ID, hidden)];
  if (targets.length === 0) return [make.unknownBecause(ID, NO_TARGET)];
  const soft = targets.filter(({ hardened }) => hardened === 'no');
  const share = targets.length - soft.length;
  const sources = (soft.length > 0 ? soft : targets).map(({ path, line }) => ({ path, line }));
  return [make.observed(ID, share / targets.length, { sources, because: of(share, targets) })];
}

function targetsIn({ paths, read }: SeenBuilds): { readonly targets: Target[]; readonly broken: string[] } {
  const texts = new Map(
    [...read].flatMap(([path, content]) => (content.state === 'seen' ? [[path, content.value.text]] : [])),
  );
  const files = [...texts].sort(([a], [b]) => (a < b ? -1 : 1));
  const broken: string[] = [];
  const single = files.flatMap(([path, text]) => {
    const found = targetsOf(path, text, (other) => texts.get(other));
    if (found === undefined) broken.push(path);
    return found ?? [];
  });
  const native = paths.some(isCSource) ? cTarget(files.filter(([path]) => isCBuild(path))) : [];
  return { targets: [...native, ...single], broken };
}

function targetsOf(path: string, text: string, texts: (path: string) => string | undefined): Target[] | undefined {
  if (isDockerfile(path)) return imageTarget(path, text);
  if (isCargoRoot(path)) return rustTarget(path, text);
  if (isTsConfig(path)) return typescriptTarget(path, texts);
  return isGoBuild(path) ? goTargets(path, text) : [];
}

const NO_TARGET = {
  en: 'no build of a kind with known hardening options was found (C, Go, Rust, TypeScript, images)',
  ja: '堅牢化オプションが分かる種類（C、Go、Rust、TypeScript、イメージ）のビルドが見つかりません',
};

function of(hardened: number, targets: readonly Target[]) {
  const kinds = [...new Set(targets.map(({ kind }) => kind))].sort().join(', ');
  return {
    en: `${hardened} of ${targets.length} build targets ask for the options (${kinds})`,
    ja: `${targets.length} 件のビルド対象のうち ${hardened} 件が指定しています（${kinds}）`,
  };
}
