import { eitherTrue } from '../../model/combine.ts';
import type { Fact } from '../../model/fact.ts';
import { notSeen, seen, type Observation } from '../../model/observation.ts';
import type { FileSource } from '../../model/source.ts';
import type { Text } from '../../model/text.ts';
import type { Release } from '../../ports/releases.ts';
import type { FileContent, Tree, TreeEntry } from '../../ports/tree.ts';
import { make } from './make.ts';
import { verifyCommands, type VerifyCommand } from './verify-commands.ts';

/** Documents that are read at most. */
const MAX_DOCUMENTS = 30;
const PLACES =
  /^(?:(?:\.github\/|docs\/)?(?:readme|security)(?:(?:[._-][\w-]+)*\.(?:md|markdown|rst|adoc|txt|org))?|docs\/.+\.md)$/i;
const PROMISING = /verif|sign|release|install|download|provenance|integrity|attest/i;

export function isDocument(path: string): boolean {
  return PLACES.test(path);
}

/** The documents in which a reader would look, and those that were left out. */
export interface Documents {
  readonly list: Observation<readonly TreeEntry[]>;
  readonly read: ReadonlyMap<string, Observation<FileContent>>;
  readonly leftOut: number;
}

export async function readDocuments(tree: Tree): Promise<Documents> {
  const list = await tree.list();
  if (list.state === 'unseen') return { list, read: new Map(), leftOut: 0 };
  const paths = list.value.map(({ path }) => path).filter(isDocument);
  const chosen = paths.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)).slice(0, MAX_DOCUMENTS);
  return { list, read: await tree.read(chosen), leftOut: paths.length - chosen.length };
}

/** README and SECURITY first, then what promises to speak of downloads. */
function rank(path: string): number {
  if (!/^docs\/.+\.md$/i.test(path) || /(?:readme|security)\.md$/i.test(path)) return 0;
  return PROMISING.test(path) ? 1 : 2;
}

/** ∨ over documents and release notes. */
export function documentedFact(documents: Documents, release: Observation<Release | null>): Fact {
  const id = 'release.verification-documented';
  const found = [...inDocuments(documents), ...inNotes(release)];
  const joined = eitherTrue([
    ...found.map(({ source }) => seen(true, source === null ? [] : [source])),
    ...notFound(documents, release),
  ]);
  if (joined.state === 'unseen') return make.joined(id, joined);
  return make.observed(id, joined.value, {
    because: joined.value ? foundText(found) : NOT_FOUND,
    sources: joined.value ? found.flatMap(({ source }) => source ?? []) : joined.sources,
  });
}

interface Found {
  readonly command: VerifyCommand;
  /** null = the release notes. */
  readonly source: FileSource | null;
}

function inDocuments({ read }: Documents): readonly Found[] {
  return [...read.values()].flatMap((content) => {
    if (content.state === 'unseen') return [];
    const { path, text, digest } = content.value;
    return verifyCommands(text).map((command) => ({ command, source: { path, line: command.line, digest } }));
  });
}

function inNotes(release: Observation<Release | null>): readonly Found[] {
  if (release.state === 'unseen' || release.value === null) return [];
  return verifyCommands(release.value.body).map((command) => ({ command, source: null }));
}

/** What has to be seen whole before "nowhere" may be said. */
function notFound(
  { list, read, leftOut }: Documents,
  release: Observation<Release | null>,
): readonly Observation<boolean>[] {
  const tree =
    list.state === 'unseen' ? list : list.missing === undefined ? seen(false, list.sources) : notSeen(list.missing);
  const files = [...read.values()].map((content) =>
    content.state === 'unseen' ? content : seen(false, content.sources),
  );
  const rest = leftOut === 0 ? [] : [notSeen({ reason: 'truncated', what: `docs/**/*.md (+${leftOut})` })];
  return [tree, ...files, ...rest, release.state === 'unseen' ? release : seen(false, release.sources)];
}

const NOT_FOUND: Text = {
  en: 'no command that checks a download was found in README, SECURITY, docs or the release notes',
  ja: 'README、SECURITY、docs、リリースノートに、取得物を検証するコマンドが見つかりません',
};

const SHOWN = 3;

/** A command without a signer shows only that a file is unaltered; the reader should know which of the two was found. */
function foundText(found: readonly Found[]): Text {
  const best = [...found].sort((a, b) => Number(b.command.namesSigner) - Number(a.command.namesSigner));
  const shown = best.slice(0, SHOWN);
  const signer = found.some(({ command }) => command.namesSigner);
  const en = shown.map(
    ({ command, source }) => `${command.tool} (${source === null ? 'release notes' : place(source)})`,
  );
  const ja = shown.map(
    ({ command, source }) => `${command.tool}（${source === null ? 'リリースノート' : place(source)}）`,
  );
  return signer
    ? { en: en.join(', '), ja: ja.join('、') }
    : {
        en: `${en.join(', ')}; no expected signer or key is named, so this shows only that a file is unaltered`,
        ja: `${ja.join('、')}。期待する署名者や鍵の指定がないため、ファイルが改変されていないことのみ確認できます`,
      };
}

function place({ path, line }: FileSource): string {
  return `${path}:${line ?? 1}`;
}
