import type { SecretReference, Workflow } from './model.ts';
import { isNeverRun } from './never-run.ts';
import { useName } from './use.ts';

/** Parts of names under which keys of clouds are usually stored; such a key works until somebody takes it back. */
const CLOUD_KEYS: readonly string[] = [
  'AWS_SECRET_ACCESS_KEY',
  'AZURE_CREDENTIALS',
  'AZURE_CLIENT_SECRET',
  'GOOGLE_CREDENTIALS',
  'GCP_SA_KEY',
  'DIGITALOCEAN_ACCESS_TOKEN',
];

export interface PlacedSecret {
  readonly path: string;
  readonly line: number;
  readonly name: string;
}

export interface CloudCredentials {
  /** By name only: what the secret holds is not seen. */
  readonly found: readonly PlacedSecret[];
  /** Places that may use any secret. */
  readonly open: readonly string[];
}

/** Stored keys of clouds that the jobs of these workflows use. */
export function cloudCredentialsOf(workflows: readonly Workflow[]): CloudCredentials {
  const known = new Set(workflows.map(({ path }) => path));
  const placed = workflows.flatMap((workflow) =>
    referencesOf(workflow).map(({ name, line }) => ({ path: workflow.path, line, name })),
  );
  const handedOn = workflows.flatMap((workflow) =>
    workflow.jobs.flatMap(({ inheritsSecrets, uses, ...job }) => {
      const away = inheritsSecrets && uses !== undefined && !(uses.kind === 'local' && known.has(uses.path));
      return away && !isNeverRun(job) ? [useName(uses)] : [];
    }),
  );
  const computed = placed.filter(({ name }) => name === undefined).map(({ path, line }) => `${path}:${line}`);
  return { found: placed.flatMap(asCloudKey), open: [...handedOn, ...computed] };
}

function referencesOf({ secrets, jobs }: Workflow): SecretReference[] {
  const running = jobs.filter((job) => !isNeverRun(job));
  return running.length === 0 ? [] : [...secrets, ...running.flatMap((job) => job.secrets)];
}

function asCloudKey({ path, line, name }: { path: string; line: number; name: string | undefined }): PlacedSecret[] {
  const upper = name?.toUpperCase();
  return upper !== undefined && CLOUD_KEYS.some((key) => upper.includes(key)) ? [{ path, line, name: upper }] : [];
}
