import type { FileSource, Source } from '../model/source.ts';
import type { Subject } from '../model/subject.ts';
import { escapeMarkdown, linkMarkdown } from './escape-markdown.ts';

/** A longer path is named without a link: its address would take the room of the report. */
const MAX_LINKED_PATH = 500;

/** Where a source can be looked at: a line of a file at the assessed commit, or the API answer it came from. */
export function placeMarkdown(source: Source, subject: Subject): string {
  const address = 'url' in source ? undefined : fileAddress(source, subject);
  return address === undefined ? escapeMarkdown(placeName(source)) : linkMarkdown(placeName(source), address);
}

/** `path:line`, or the path of the API answer. Repository text: escape it. */
export function placeName(source: Source): string {
  if ('url' in source) return shortUrl(source.url);
  return source.line === undefined ? source.path : `${source.path}:${source.line}`;
}

/** Only of what looks like a host, a name and a commit: a saved evidence may hold anything in their place. */
function fileAddress({ path, line }: FileSource, { host, owner, name, commit }: Subject): string | undefined {
  if (host === null || owner === null || name === null || commit === null) return undefined;
  if (!/^[a-z0-9.-]+(:\d+)?$/i.test(host) || !/^[0-9a-f]{7,64}$/.test(commit)) return undefined;
  if (path.length > MAX_LINKED_PATH) return undefined;
  const encoded = [owner, name, 'blob', commit, ...path.split('/')].map((part) => encode(part)).join('/');
  return `https://${host}/${encoded}${line === undefined ? '' : `#L${line}`}`;
}

function encode(part: string): string {
  return encodeURIComponent(part.toWellFormed());
}

/** `GET`-able path of an answer, without host and query. */
export function shortUrl(url: string): string {
  return URL.parse(url)?.pathname ?? url;
}

/** Several places in one line: each once, a few named, the rest counted. */
export function placesMarkdown(sources: readonly Source[], subject: Subject, most = 3): string {
  const places = [...new Set(sources.map((source) => placeMarkdown(source, subject)))];
  const more = places.length > most ? ` (+${places.length - most})` : '';
  return `${places.slice(0, most).join(', ')}${more}`;
}
