import type { Command } from './io.ts';

/** Every command, loaded only when it is asked for, so that the first output comes early. */
export const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  collect: async () => (await import('./collect.ts')).collect,
  assess: async () => (await import('./assess.ts')).assess,
  explain: async () => (await import('./explain.ts')).explain,
  form: async () => (await import('./form.ts')).form,
  plan: async () => (await import('./plan.ts')).plan,
  pack: async () => (await import('./pack.ts')).pack,
  policy: async () => (await import('./policy.ts')).policy,
  records: async () => (await import('./records.ts')).records,
  sbom: async () => (await import('./sbom.ts')).sbom,
  'task-issues': async () => (await import('./task-issues.ts')).taskIssues,
  init: async () => (await import('./init.ts')).init,
  migrate: async () => (await import('./migrate.ts')).migrate,
  crosswalk: async () => (await import('./crosswalk.ts')).crosswalk,
  verify: async () => (await import('./verify.ts')).verify,
  doctor: async () => (await import('./doctor.ts')).doctor,
  schema: async () => (await import('./schema.ts')).schema,
  serve: async () => (await import('./serve.ts')).serve,
  demo: async () => (await import('./demo.ts')).demo,
};
