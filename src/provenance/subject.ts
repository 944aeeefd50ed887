import type { HashName, Hashes } from '../model/signature.ts';
import type { Artifact } from '../ports/signatures.ts';
import { type Refusal, rejected, unverifiable } from './refusal.ts';
import type { Statement } from './statement.ts';

/** Is the artifact one that the statement is about? By digest alone: a name is whatever somebody called the file. */
export function judgeSubject({ subjects }: Statement, artifact: Artifact): Refusal | undefined {
  const agreements = subjects.map(({ hashes }) => agreement(hashes, artifact));
  if (agreements.includes('agrees')) return undefined;
  const named = subjects.map(({ sha256, name }) => sha256 ?? name);
  if (agreements.includes('unknown')) return unverifiable('hash-not-known', { came: 'another hash' });
  return rejected('artifact-mismatch', { expected: artifact.hash('sha256'), came: namesText(named) });
}

/** Names that the statement gives to the artifact. */
export function namesOf({ subjects }: Statement, artifact: Artifact): readonly string[] {
  return subjects.filter(({ hashes }) => agreement(hashes, artifact) === 'agrees').map(({ name }) => name);
}

const NAMES: readonly HashName[] = ['sha256', 'sha384', 'sha512'];

/** Every hash that both know has to be the same, and one at least has to be known to both. */
function agreement(subject: Hashes, artifact: Artifact): 'agrees' | 'differs' | 'unknown' {
  const stated = NAMES.filter((name) => subject[name] !== undefined);
  const known = stated.filter((name) => artifact.hash(name) !== undefined);
  if (known.some((name) => subject[name] !== artifact.hash(name))) return 'differs';
  if (known.length > 0) return 'agrees';
  return stated.length > 0 ? 'unknown' : 'differs';
}

const SHOWN = 3;

function namesText(names: readonly string[]): string {
  const more = names.length - SHOWN;
  return `${names.slice(0, SHOWN).join(', ')}${more > 0 ? ` (+${more})` : ''}`;
}
