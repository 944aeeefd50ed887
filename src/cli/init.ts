import { realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { z } from 'zod';
import { takesDeclaration } from '../assessment/need.ts';
import type { initSchema } from '../documents/init.ts';
import type { Criterion, Policy } from '../model/policy.ts';
import type { Language, Text } from '../model/text.ts';
import { DRAFTS_FILE, firstFiles, TOOLS_FILE } from '../policy/first-files.ts';
import { firstHandlingFiles } from '../policy/first-handling-files.ts';
import type { Tree } from '../ports/tree.ts';
import { escapeTerminal } from '../reports/escape-terminal.ts';
import { loadEngine } from './engine.ts';
import { type Command, EXIT, type Io, UsageError } from './io.ts';
import { asJson, DOCUMENT_OPTIONS, readChoice, readLanguage, readOptions, write } from './options.ts';
import { policiesFolder } from './policies.ts';
import { NO_CONFIGURED } from '../pipeline/configuration.ts';
import { collectFrom, openTarget } from './target.ts';
import { writeNew } from './write-new.ts';

type InitDocument = z.input<typeof initSchema>;

export const init: Command = {
  summary:
    'Writes first .ssdf/ files and settings as drafts that count for nothing until people fill them in; overwrites nothing.',
  usage: 'ssdf-gate init [--dir PATH] [--format json|text] [--lang en|ja] [--output F]',
  run: async (args, io) => {
    const { values } = readOptions(args, { dir: { type: 'string' }, ...DOCUMENT_OPTIONS });
    const format = readChoice('--format', values.format ?? 'text', ['json', 'text']);
    const language = readLanguage(values.lang);
    const document = await writeFirstSet(values.dir ?? '.', language, io);
    write(io, values.output, format === 'json' ? asJson(document) : words(document, language));
    return EXIT.holds;
  },
};

async function writeFirstSet(dir: string, language: Language, io: Io): Promise<InitDocument> {
  const root = folderOf(dir, io);
  const engine = loadEngine(policiesFolder());
  const target = await openTarget({ dir }, io);
  const { toolchain } = await collectFrom(target, engine, { at: io.now(), configured: NO_CONFIGURED });
  const documents = await documentsIn(target.tree);
  const toDeclare = criteriaToDeclare(engine.policy);
  const files = [...firstFiles({ toDeclare, toolchain, documents }, language), ...firstHandlingFiles(language)];
  const outcome = files.map((file) => ({ path: file.path, written: writeNew(root, file) }));
  return {
    $schema: 'urn:ssdf-gate:schema:init:1',
    version: 1,
    stability: 'experimental',
    written: outcome.filter(({ written }) => written).map(({ path }) => path),
    kept: outcome.filter(({ written }) => !written).map(({ path }) => path),
    drafts: toDeclare.length,
    tools: toolchain.length,
    documents: [...documents],
    next: [...NEXT],
  };
}

function folderOf(dir: string, io: Io): string {
  const path = resolve(io.cwd, dir);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return realpathSync(path);
  throw new UsageError(`--dir: expected a folder, came ${dir}; check the path`);
}

/** Level 1 first: what a person must declare before anything else can hold. */
function criteriaToDeclare({ tasks }: Policy): readonly Criterion[] {
  const first = tasks.flatMap(({ levels }) => levels.filter(({ level }) => level === 1));
  return first
    .flatMap(({ criteria }) => criteria)
    .filter(({ mark, needs }) => mark === 'required' && takesDeclaration(needs));
}

const MAX_DOCUMENTS = 50;

/** Documents that a declaration may point at; templates and the files written here are none. */
async function documentsIn(tree: Tree): Promise<readonly { readonly path: string; readonly blob: string }[]> {
  const listed = await tree.list();
  if (listed.state === 'unseen') return [];
  const paths = listed.value
    .filter(({ kind, path }) => kind === 'file' && /^(docs?\/|\.github\/)?[^/]+\.(md|adoc|rst)$/i.test(path))
    .map(({ path }) => path)
    .sort()
    .slice(0, MAX_DOCUMENTS);
  const contents = paths.length === 0 ? [] : [...(await tree.read(paths)).values()];
  return contents.flatMap((one) => (one.state === 'seen' ? [{ path: one.value.path, blob: one.value.blob }] : []));
}

const NEXT: readonly Text[] = [
  {
    en: `complete ${TOOLS_FILE}: tools that run elsewhere, and the risk each one reduces`,
    ja: `${TOOLS_FILE} に、ほかで使うツールと各ツールが軽減するリスクを追記する`,
  },
  {
    en: `fill in the drafts of ${DRAFTS_FILE}, have somebody else review each, and remove its line "draft"`,
    ja: `${DRAFTS_FILE} の下書きを記入し、作成者以外が確認してから draft の行を削除する`,
  },
  {
    en: 'merge them into the default branch, where records are read; "ssdf-gate records" says how each stands',
    ja: '既定ブランチにマージする（記録はそこから読まれる）。状態は ssdf-gate records で確認できる',
  },
];

function words({ written, kept, drafts, tools, documents, next }: InitDocument, language: Language): string {
  const head = {
    en: `${written.length} files written; ${drafts} drafts of declarations, ${tools} tools and ${documents.length} documents found. Drafts count for nothing yet.`,
    ja: `${written.length} ファイルを作成しました。自己申告の下書き ${drafts} 件、ツール ${tools} 件、文書 ${documents.length} 件。下書きはまだ算入されません。`,
  }[language];
  const left = { en: 'left as it is', ja: '既存のため変更なし' }[language];
  const lines = [
    head,
    ...written.map((path) => `+ ${path}`),
    ...kept.map((path) => `= ${path} (${left})`),
    ...next.map((one, index) => `${index + 1}. ${one[language]}`),
  ];
  return `${lines.map(escapeTerminal).join('\n')}\n`;
}
