/** Deepest nesting that is read. CycloneDX nests components in components; nobody nests them a hundred deep. */
export const MAX_DEPTH = 128;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** Square and curly brackets differ in this bit alone. */
const EITHER = 0xdf;
const OPENS = 0x5b;
const CLOSES = 0x5d;

/**
 * True when brackets of a JSON text nest deeper than `limit`; brackets inside strings do not count. One pass without recursion,
 * over bytes: what is not ASCII in UTF-8 has no byte that is.
 */
export function nestsDeeperThan(json: Uint8Array | string, limit: number): boolean {
  const bytes = typeof json === 'string' ? new TextEncoder().encode(json) : json;
  let depth = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte === QUOTE) index = endOfString(bytes, index);
    else if ((byte & EITHER) === OPENS) {
      depth += 1;
      if (depth > limit) return true;
    } else if ((byte & EITHER) === CLOSES) depth -= 1;
  }
  return false;
}

function endOfString(bytes: Uint8Array, start: number): number {
  let index = start + 1;
  for (; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (byte === QUOTE) break;
    if (byte === BACKSLASH) index += 1;
  }
  return index;
}
