import { inflateRawSync } from 'node:zlib';

export interface ZipLimits {
  /** Entries of the directory; of an archive with more nothing is unpacked. */
  readonly entries: number;
  /** Unpacked bytes of one file; a larger one is left out. */
  readonly file: number;
  /** Unpacked bytes of all files read. */
  readonly total: number;
  /** Unpacked over packed bytes of one file; text packs to a tenth, a bomb to a thousandth. */
  readonly ratio: number;
}

export interface Unzipped {
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Files that are there and were not read, because they pass a limit or cannot be unpacked. */
  readonly leftOut: readonly string[];
}

interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

/**
 * Unpacks a zip in memory (APPNOTE 4.3), or says undefined when it is none. Sizes that the directory
 * claims decide what is tried; what really comes out is bounded again while it is unpacked. Nothing is written anywhere.
 */
export function unzipBounded(bytes: Uint8Array, limits: ZipLimits): Unzipped | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const end = endOfDirectory(view);
    if (end === undefined) return undefined;
    const count = view.getUint16(end + 10, true);
    if (count > limits.entries) return { files: new Map(), leftOut: [`${count} files`] };
    const entries = directoryOf(view, { count, start: view.getUint32(end + 16, true) });
    return entries === undefined ? undefined : unpackAll(view, entries, limits);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

function directoryOf(
  view: DataView,
  { count, start }: { readonly count: number; readonly start: number },
): readonly Entry[] | undefined {
  const entries: Entry[] = [];
  let at = start;
  for (let index = 0; index < count; index += 1) {
    if (view.getUint32(at, true) !== DIRECTORY_ENTRY) return undefined;
    entries.push(entryAt(view, at));
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The record stands last, before a comment of at most 64 KiB. */
function endOfDirectory(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  return undefined;
}

function entryAt(view: DataView, at: number): Entry {
  const name = new Uint8Array(view.buffer, view.byteOffset + at + 46, view.getUint16(at + 28, true));
  return {
    name: new TextDecoder().decode(name),
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    packed: view.getUint32(at + 20, true),
    unpacked: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  };
}

function unpackAll(view: DataView, entries: readonly Entry[], limits: ZipLimits): Unzipped {
  const files = new Map<string, Uint8Array>();
  const leftOut: string[] = [];
  let room = limits.total;
  for (const entry of entries.filter(({ name }) => !name.endsWith('/'))) {
    const content = mayBeTried(entry, limits) && entry.unpacked <= room ? unpack(view, entry) : undefined;
    if (content === undefined || files.has(entry.name)) leftOut.push(entry.name);
    else {
      files.set(entry.name, content);
      room -= content.byteLength;
    }
  }
  return { files, leftOut };
}

function mayBeTried({ flags, packed, unpacked }: Entry, limits: ZipLimits): boolean {
  const encrypted = (flags & 1) !== 0;
  return !encrypted && unpacked <= limits.file && unpacked <= Math.max(1, packed) * limits.ratio;
}

/** The directory's size is a promise; a stream that gives more than promised is refused while it runs. */
function unpack(view: DataView, { method, packed, unpacked, offset }: Entry): Uint8Array | undefined {
  if (view.getUint32(offset, true) !== LOCAL_HEADER) return undefined;
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const stream = new Uint8Array(view.buffer, view.byteOffset + start, packed);
  if (start + packed > view.byteLength) return undefined;
  if (method === STORED) return packed === unpacked ? stream : undefined;
  return method === DEFLATED ? inflated(stream, unpacked) : undefined;
}

function inflated(stream: Uint8Array, size: number): Uint8Array | undefined {
  try {
    const content = inflateRawSync(stream, { maxOutputLength: Math.max(1, size) });
    return content.byteLength === size ? new Uint8Array(content) : undefined;
  } catch {
    return undefined;
  }
}
