/** Deepest nesting that is read; statements and bundles nest about ten deep, SBOMs in them a little more. */
const MAX_DEPTH = 128;

export type StrictJson =
  | { readonly state: 'read'; readonly value: unknown }
  | { readonly state: 'refused'; readonly why: 'too-deep' | 'duplicate-field' | 'not-json'; readonly came: string };

/**
 * JSON in which every reader sees the same: of a field that comes twice one reader takes the first and another the last, so
 * that what was signed and what is judged could differ. One pass, no recursion.
 */
export function strictJson(text: string): StrictJson {
  const hazard = hazardIn(text);
  if (hazard !== undefined) return { state: 'refused', ...hazard };
  try {
    return { state: 'read', value: JSON.parse(text) };
  } catch {
    return { state: 'refused', why: 'not-json', came: `${text.length} characters` };
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;

type Hazard = Omit<Extract<StrictJson, { state: 'refused' }>, 'state'>;

function hazardIn(text: string): Hazard | undefined {
  const open: Set<string>[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0x7b || code === 0x5b) open.push(new Set());
    else if (code === 0x7d || code === 0x5d) open.pop();
    else if (code === QUOTE) {
      const end = endOfString(text, index);
      if (isField(text, end)) {
        const name = fieldName(text.slice(index, end + 1));
        const names = open.at(-1);
        if (names?.has(name) === true) return { why: 'duplicate-field', came: name };
        names?.add(name);
      }
      index = end;
    }
    if (open.length > MAX_DEPTH) return { why: 'too-deep', came: String(MAX_DEPTH) };
  }
  return undefined;
}

function endOfString(text: string, start: number): number {
  let index = start + 1;
  while (index < text.length && text.charCodeAt(index) !== QUOTE) index += text.charCodeAt(index) === BACKSLASH ? 2 : 1;
  return index;
}

/** In JSON a string before a colon is a field's name, and nothing else is. */
function isField(text: string, end: number): boolean {
  let index = end + 1;
  while (' \t\r\n'.includes(text[index] ?? 'x')) index += 1;
  return text.charCodeAt(index) === COLON;
}

/** As a reader understands it: two spellings of one name are one name. */
function fieldName(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted;
  }
}
