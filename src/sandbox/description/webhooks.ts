import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { complete } from './complete.ts';
import { isJson, jsonAt, type Json } from './json.ts';

/** GitHub's description of its webhooks; the schemas refer to `#/components/…` of `root`. */
export interface WebhookDescription {
  readonly root: Json;
  /** By `event` or `event.action`; undefined for what GitHub does not send. */
  readonly schemaOf: (name: string) => Json | undefined;
}

let loaded: WebhookDescription | undefined;

/** Read on the first payload. */
export function webhookDescription(): WebhookDescription {
  loaded ??= describe();
  return loaded;
}

function describe(): WebhookDescription {
  const require = createRequire(import.meta.url);
  const file = join(require.resolve('@octokit/openapi-webhooks'), '..', 'generated', 'api.github.com.json');
  const root: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isJson(root)) throw new Error('not a description of webhooks');
  return { root, schemaOf: (name) => schemaOf(root, name) };
}

function schemaOf(root: Json, name: string): Json | undefined {
  const post = jsonAt(jsonAt(jsonAt(root, 'webhooks'), name.replaceAll(/[._]/g, '-')), 'post');
  const { schema } = jsonAt(jsonAt(jsonAt(post, 'requestBody'), 'content'), 'application/json');
  return isJson(schema) ? schema : undefined;
}

/** Fills a payload with whatever else GitHub sends. */
export function completePayload(name: string, payload: Json, link: string): Json {
  const { root, schemaOf: find } = webhookDescription();
  const schema = find(name);
  if (schema === undefined) throw new Error(`GitHub sends no ${name}`);
  const whole = complete(schema, payload, { root, link });
  return isJson(whole) ? whole : payload;
}
