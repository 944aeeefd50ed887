import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FACTS } from '../../src/collectors/api.ts';
import type { Policy, Profile } from '../../src/model/policy.ts';
import { parseCases } from '../../src/policy/parse-cases.ts';
import { parsePolicySet } from '../../src/policy/parse-policy-set.ts';
import { parseProfile } from '../../src/policy/parse-profile.ts';
import type { PolicyCase } from '../../src/policy/policy-case.ts';

const folder = join(import.meta.dirname, '../../policies');

function texts(...path: readonly string[]): ReadonlyMap<string, string> {
  const at = join(folder, ...path);
  const names = readdirSync(at).filter((name) => name.endsWith('.yml'));
  return new Map(names.map((name) => [name, readFileSync(join(at, name), 'utf8')]));
}

/** The set that is shipped, held against every fact that a collector gives. */
export function shippedPolicy(): Policy {
  return parsePolicySet(texts('ssdf-1.1'), FACTS);
}

export function shippedCases(): readonly PolicyCase[] {
  return [...texts('ssdf-1.1')].flatMap(([file, text]) => (file.endsWith('.cases.yml') ? parseCases(file, text) : []));
}

export function shippedProfiles(): readonly Profile[] {
  return [...texts('profiles')].map(([file, text]) => parseProfile(file, text));
}
