/** A commit or an annotated tag, taken apart into what its signature covers and the signature (git, "signature-format"). */
export interface SignedObject {
  /** The very bytes that were signed. */
  readonly payload: Uint8Array;
  /** Armoured; null when nobody signed. */
  readonly signature: string | null;
  /** RFC 3339, as the committer or tagger says; nobody vouches for it. */
  readonly at: string;
  /** What a tag calls itself, and the object that it names; null for a commit. */
  readonly tag: { readonly name: string; readonly target: string } | null;
}

/** Git's hash function, told by the length of an object's id in hexadecimal digits. */
const SHA256_DIGITS = 64;

/** Undefined for an object that leaves open what was signed: two signatures, no date, no end of its head. */
export function readSignedObject(kind: 'commit' | 'tag', id: string, content: Uint8Array): SignedObject | undefined {
  // One letter a byte, so that names in old encodings keep theirs.
  const text = Buffer.from(content).toString('latin1');
  const end = text.indexOf('\n\n');
  const fields = fieldsOf(end < 0 ? text.replace(/\n$/, '') : text.slice(0, end));
  const rest = end < 0 ? '' : text.slice(end + 1);
  const unsigned = fields.filter(({ name }) => !SIGNATURES.includes(name));
  const head = unsigned.map(({ lines }) => `${lines.join('\n')}\n`).join('');
  const at = dateIn(unsigned.find(({ name }) => name === (kind === 'commit' ? 'committer' : 'tagger'))?.lines[0]);
  if (at === undefined) return undefined;
  if (kind === 'tag') return tagOf(unsigned, { head, rest, at });
  const own = id.length === SHA256_DIGITS ? 'gpgsig-sha256' : 'gpgsig';
  const signatures = fields.filter(({ name }) => name === own);
  if (signatures.length > 1) return undefined;
  return { payload: bytes(head + rest), signature: valueOf(signatures[0]), at, tag: null };
}

/** Left out of what is signed, whichever of the two hash functions the repository uses. */
const SIGNATURES: readonly string[] = ['gpgsig', 'gpgsig-sha256'];

interface Field {
  readonly name: string;
  /** A line that begins with a space goes on with the field before it. */
  readonly lines: readonly string[];
}

function fieldsOf(head: string): readonly Field[] {
  const fields: { name: string; lines: string[] }[] = [];
  for (const line of head.split('\n')) {
    const last = fields.at(-1);
    if (line.startsWith(' ') && last !== undefined) last.lines.push(line);
    else fields.push({ name: line.split(' ', 1)[0] ?? '', lines: [line] });
  }
  return fields;
}

function valueOf(field: Field | undefined): string | null {
  if (field === undefined) return null;
  const [first = '', ...others] = field.lines;
  return [first.slice(field.name.length + 1), ...others.map((line) => line.slice(1))].join('\n');
}

const BEGINNING = /^-----BEGIN (?:PGP SIGNATURE|PGP MESSAGE|SSH SIGNATURE|SIGNED MESSAGE)-----/gm;

interface Parts {
  readonly head: string;
  readonly rest: string;
  readonly at: string;
}

/** A tag bears its signature at its end: from the last line on that begins one. */
function tagOf(fields: readonly Field[], { head, rest, at }: Parts): SignedObject | undefined {
  const [name, target] = ['tag', 'object'].map((one) => {
    const found = fields.filter((field) => field.name === one);
    return found.length === 1 ? valueOf(found[0]) : null;
  });
  if (name === null || name === undefined || target === null || target === undefined) return undefined;
  const start = [...rest.matchAll(BEGINNING)].at(-1)?.index;
  const payload = bytes(head + (start === undefined ? rest : rest.slice(0, start)));
  return { payload, signature: start === undefined ? null : rest.slice(start), at, tag: { name, target } };
}

/** `Name <mail> 1700000000 +0900`: seconds since 1970. */
function dateIn(line: string | undefined): string | undefined {
  const seconds = /> (\d{1,11}) [+-]\d{4}$/.exec(line ?? '')?.[1];
  return seconds === undefined ? undefined : new Date(Number(seconds) * 1000).toISOString();
}

function bytes(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}
