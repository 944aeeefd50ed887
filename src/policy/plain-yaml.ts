import { constructFromEvents, CORE_SCHEMA, EVENT_ID, getScalarValue, parseEvents, type Event } from 'js-yaml';
import { brokenYamlBound, MAX_YAML_NODES } from '../model/yaml-bounds.ts';
import { DEEPEST } from './yaml-nodes.ts';

/**
 * The value of a text that is nothing but one document of maps, lists and scalars, read in one pass. Undefined for every other
 * text: the reader that knows positions then says what is wrong with it, or that nothing is.
 */
export function plainYaml(text: string): { readonly value: unknown } | undefined {
  if (brokenYamlBound(text) !== undefined) return undefined;
  try {
    const events = parseEvents(text, { maxDepth: DEEPEST });
    if (events.length > 2 * MAX_YAML_NODES || !isPlain(events, text)) return undefined;
    const [value] = constructFromEvents(events, { source: text, schema: CORE_SCHEMA });
    return value === undefined || value === null ? undefined : { value };
  } catch {
    return undefined;
  }
}

/** A map or list that is open, with the keys seen so far and whether a key comes next. */
interface Open {
  readonly keys: Set<string> | undefined;
  key: boolean;
}

/** Two spellings of one key (`1`, `"1"`, `0x1`) and keys that are no words are left to the other reader. */
const KEY = /^(?:[A-Za-z_][\w./-]*|[1-9]\d{0,8})$/;

/** One document; no tag, anchor, alias or directive; every key a plain word, once. */
function isPlain(events: readonly Event[], source: string): boolean {
  const open: Open[] = [];
  let documents = 0;
  for (const event of events) {
    if (event.type === EVENT_ID.POP) {
      open.pop();
      continue;
    }
    if (event.type === EVENT_ID.ALIAS) return false;
    if (event.type === EVENT_ID.DOCUMENT) {
      documents += 1;
      if (documents > 1 || event.directives.length > 0) return false;
      open.push({ keys: undefined, key: false });
      continue;
    }
    if (event.tagStart >= 0 || event.anchorStart >= 0) return false;
    const above = open.at(-1);
    if (above?.keys !== undefined) {
      if (above.key && !isFreshKey(event, { source, keys: above.keys })) return false;
      above.key = !above.key;
    }
    if (event.type === EVENT_ID.MAPPING) open.push({ keys: new Set(), key: true });
    if (event.type === EVENT_ID.SEQUENCE) open.push({ keys: undefined, key: false });
  }
  return documents === 1;
}

function isFreshKey(event: Event, { source, keys }: { readonly source: string; readonly keys: Set<string> }): boolean {
  if (event.type !== EVENT_ID.SCALAR) return false;
  const name = getScalarValue(source, event);
  if (!KEY.test(name) || keys.has(name)) return false;
  keys.add(name);
  return true;
}
