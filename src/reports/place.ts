import type { FileSource, Source } from '../model/source.ts';
import type { Subject } from '../model/subject.ts';
import { escapeMarkdown, linkMarkdown } from './escape-markdown.ts';

/** Where a source can be looked at: a line of a file at the assessed commit, or the API answer it came from. */
export function placeMarkdown(source: Source, subject: Subject): string {
  if ('url' in source) return escapeMarkdown(shortUrl(source.url));
  const name = source.line === undefined ? source.path : `${source.path}:${source.line}`;
  const address = fileAddress(source, subject);
  return address === undefined ? escapeMarkdown(name) : linkMarkdown(name, address);
}

function fileAddress({ path, line }: FileSource, { host, owner, name, commit }: Subject): string | undefined {
  if (host === null || owner === null || name === null || commit === null) return undefined;
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  const address = `https://${host}/${owner}/${name}/blob/${commit}/${encoded}`;
  return line === undefined ? address : `${address}#L${line}`;
}

/** `GET`-able path of an answer, without host and query. */
export function shortUrl(url: string): string {
  return URL.parse(url)?.pathname ?? url;
}
