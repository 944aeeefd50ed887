import { notFound, ok, type Answer } from '../http/answer.ts';
import { onRepository, type Call, type Handler } from '../http/call.ts';
import { resolveCommit } from '../git/refs.ts';
import type { FileEntry } from '../git/objects.ts';
import type { Commit } from '../git/store.ts';
import { repositoryUrl } from '../shapes/repository.ts';
import type { RepositoryState } from '../state/repository.ts';

export const contentHandlers = {
  'repos/get-content': onRepository(getContent),
} satisfies Readonly<Record<string, Handler>>;

/** Contents above this come without their text. */
const INLINE_BYTES = 1024 * 1024;

function getContent(repository: RepositoryState, call: Call): Answer {
  const commit = resolveCommit(repository, call.query.ref ?? repository.defaultBranch);
  if (commit === undefined) return notFound();
  const path = (call.path.path ?? '').replace(/\/$/, '');
  const file = commit.files.get(path);
  if (file === undefined) return folder(path, { commit, repository, call });
  if (call.accept.includes('raw')) {
    const body = new TextDecoder().decode(file.bytes);
    return {
      kind: 'text',
      status: 200,
      body,
      headers: { 'content-type': 'application/vnd.github.raw+json; charset=utf-8' },
    };
  }
  return ok({ ...entryShape(path, file, { commit, repository, call }), ...inlineContent(file) });
}

interface Place {
  readonly commit: Commit;
  readonly repository: RepositoryState;
  readonly call: Call;
}

function inlineContent({ mode, bytes }: FileEntry) {
  if (mode === '120000') return { target: new TextDecoder().decode(bytes) };
  if (bytes.byteLength > INLINE_BYTES) return { encoding: 'none', content: '' };
  return { encoding: 'base64', content: Buffer.from(bytes).toString('base64') };
}

function folder(path: string, place: Place): Answer {
  const prefix = path === '' ? '' : `${path}/`;
  const below = [...place.commit.files].filter(([name]) => name.startsWith(prefix));
  if (below.length === 0) return notFound();
  const direct = below.filter(([name]) => !name.slice(prefix.length).includes('/'));
  const names = below.map(([name]) => name.slice(prefix.length)).filter((name) => name.includes('/'));
  const folders = [...new Set(names.map((name) => name.split('/')[0] ?? ''))];
  const files = direct.map(([name, file]) => entryShape(name, file, place));
  return ok([...files, ...folders.map((name) => folderShape(`${prefix}${name}`, place))]);
}

function entryShape(path: string, { mode, blob, bytes }: FileEntry, place: Place) {
  const type = mode === '120000' ? 'symlink' : mode === '160000' ? 'submodule' : 'file';
  return { type, name: nameOf(path), path, sha: blob, size: bytes.byteLength, ...linksOf(path, place) };
}

function folderShape(path: string, place: Place) {
  return { type: 'dir', name: nameOf(path), path, sha: '', size: 0, ...linksOf(path, place) };
}

function nameOf(path: string): string {
  return path.split('/').at(-1) ?? path;
}

function linksOf(path: string, { repository, call, commit }: Place) {
  const url = `${repositoryUrl(repository, call)}/contents/${encodeURI(path)}?ref=${commit.id}`;
  return { url, html_url: null, git_url: null, download_url: null, _links: { self: url, html: null, git: null } };
}
