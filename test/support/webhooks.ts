import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

interface Example {
  readonly name: string;
  readonly examples: readonly Payload[];
}
export type Payload = Readonly<Record<string, unknown>>;

const index = createRequire(import.meta.url).resolve('@octokit/webhooks-examples/api.github.com/index.json');
const examples = JSON.parse(readFileSync(index, 'utf8')) as Example[];

/** GitHub's own example of an event, with an installation and whatever else is patched over it. */
export function webhookPayload(event: string, action: string | undefined, patch: Payload = {}): Payload {
  const found = examples.find(({ name }) => name === event)?.examples.find((each) => each.action === action);
  if (found === undefined) throw new Error(`there is no example of ${event} ${action ?? ''}`);
  return merged(merged({ installation: { id: 1 } }, found), patch) as Payload;
}

/** Objects are merged, everything else is replaced; `undefined` takes a key away. */
function merged(base: unknown, patch: unknown): unknown {
  if (!isRecord(base) || !isRecord(patch)) return patch;
  const result: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(patch)) result[key] = key in base ? merged(base[key], value) : value;
  return Object.fromEntries(Object.entries(result).filter(([, value]) => value !== undefined));
}

function isRecord(value: unknown): value is Payload {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
