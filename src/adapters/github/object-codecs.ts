import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { sha256 } from '../../model/digest.ts';
import type { Observation } from '../../model/observation.ts';
import type { Source } from '../../model/source.ts';
import type { TreeEntry } from '../../ports/tree.ts';
import { blobText, type BlobText } from './blob-text.ts';
import type { KeptDetails } from './object-cache.ts';

/** How one kind of object becomes bytes. Bytes that are not what their key says decode to undefined, and are asked for again. */
export interface Codec<V> {
  encode(value: V): Uint8Array;
  decode(bytes: Uint8Array, id: string): V | undefined;
}

/** Far above any list or file that is kept: a bound for what a damaged file may unpack to. */
const MAX_UNPACKED = 256 * 1024 * 1024;

const source = z.object({ url: z.string(), status: z.number(), digest: z.string().optional(), readAt: z.string() });
const sources = z.array(source).transform((all) => all as readonly Source[]);
const KINDS = ['file', 'executable', 'link', 'submodule'] as const;

/** Columns, because a list has tens of thousands of entries and names repeat. */
const listed = z.object({
  entries: z.array(z.tuple([z.string(), z.literal([0, 1, 2, 3]), z.string().nullable(), z.number()])),
  cut: z.string().nullable(),
  sources,
});

export const listCodec: Codec<Observation<readonly TreeEntry[]>> = {
  encode: (list) => {
    if (list.state === 'unseen') return new Uint8Array();
    const entries = list.value.map(({ path, kind, blob, size }) => [path, KINDS.indexOf(kind), blob, size]);
    return packed({ entries, cut: list.missing?.what ?? null, sources: list.sources });
  },
  decode: (bytes) => {
    const parsed = listed.safeParse(unpacked(bytes));
    if (!parsed.success) return undefined;
    const { entries, cut } = parsed.data;
    const value = entries.map(([path, kind, blob, size]) => ({ path, kind: KINDS[kind], blob, size }));
    const list = { state: 'seen', value, sources: parsed.data.sources } as const;
    return cut === null ? list : { ...list, missing: { reason: 'truncated', what: cut } };
  },
};

export const blobCodec: Codec<BlobText> = {
  encode: ({ text }) => deflateRawSync(text, { level: 1 }),
  decode: (bytes, id) => {
    const text = inflated(bytes);
    const blob = text === undefined ? undefined : blobText(id, text);
    return blob?.state === 'seen' ? blob.value : undefined;
  },
};

/** Under the digest of the very bytes. */
export const assetCodec: Codec<Uint8Array> = {
  encode: (bytes) => bytes,
  decode: (bytes, id) => (sha256(bytes) === id ? new Uint8Array(bytes) : undefined),
};

const kept = z.object({ data: z.unknown(), sources });

export const detailsCodec: Codec<KeptDetails> = {
  encode: (details) => packed(details),
  decode: (bytes) => kept.safeParse(unpacked(bytes)).data,
};

function packed(value: unknown): Uint8Array {
  return deflateRawSync(JSON.stringify(value), { level: 1 });
}

function unpacked(bytes: Uint8Array): unknown {
  const text = inflated(bytes);
  try {
    return text === undefined ? undefined : (JSON.parse(text.toString('utf8')) as unknown);
  } catch {
    return undefined;
  }
}

function inflated(bytes: Uint8Array): Buffer | undefined {
  try {
    return inflateRawSync(bytes, { maxOutputLength: MAX_UNPACKED });
  } catch {
    return undefined;
  }
}
