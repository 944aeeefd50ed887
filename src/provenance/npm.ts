import type { Signer } from '../model/signature.ts';
import type { Expected, NpmPackage } from './expected.ts';
import { fromPurl, packageText } from './predicate/package-name.ts';
import type { Predicate } from './predicate/predicate.ts';
import { gravest, type Refusal, rejected } from './refusal.ts';
import type { Statement } from './statement.ts';

/** What npm attests of a package: that the registry received it, and how it was built. */
export const NPM_STATEMENTS = 'npm publish 0.1, SLSA provenance';

interface Said {
  readonly statement: Statement;
  readonly signer: Signer;
  readonly predicate: Predicate;
}

/**
 * The rules of npm (npm/attestation, specs; `npm audit signatures`): one subject, the package by its package URL and the SHA-512
 * of its tarball, and a predicate that speaks of the same package or of a build by the workflow that the certificate names.
 */
export function judgeNpm({ statement, signer, predicate }: Said, { npm }: Expected): Refusal | undefined {
  if (npm === undefined) return undefined;
  return gravest([
    subjectRefusal(statement, npm),
    predicateRefusal(statement, predicate, npm),
    workflowRefusal(predicate, signer),
  ]);
}

function subjectRefusal({ subjects }: Statement, npm: NpmPackage): Refusal | undefined {
  const [subject] = subjects;
  if (subject === undefined || subjects.length > 1) return mismatch(npm, subjects.map(({ name }) => name).join(', '));
  const [named] = fromPurl(subject.name) ?? [];
  const same = named?.type === 'npm' && named.name === npm.name && named.version === npm.version;
  if (!same) return mismatch(npm, subject.name);
  return subject.hashes.sha512 === undefined
    ? rejected('statement-malformed', { came: 'subject.0.digest.sha512' })
    : undefined;
}

function predicateRefusal({ predicateType }: Statement, predicate: Predicate, npm: NpmPackage): Refusal | undefined {
  if (predicate.kind === 'provenance') return undefined;
  if (predicate.kind !== 'release' || predicate.registry === undefined)
    return rejected('predicate-type-mismatch', { expected: NPM_STATEMENTS, came: predicateType });
  const [received] = predicate.packages;
  if (received?.name !== npm.name || received.version !== npm.version)
    return mismatch(npm, predicate.packages.map(packageText).join(', '));
  const registry = predicate.registry.replace(/\/+$/, '');
  return registry === npm.registry ? undefined : mismatch(npm, `${packageText(received)} (${registry})`);
}

/** The certificate says which workflow ran; a provenance that names another one was written by something else. */
function workflowRefusal(predicate: Predicate, signer: Signer): Refusal | undefined {
  if (predicate.kind !== 'provenance' || signer.kind === 'key') return undefined;
  const { source } = predicate;
  const { buildConfig } = signer.claims;
  if (typeof source?.path !== 'string' || buildConfig === undefined) return undefined;
  const named = `${source.repository}/${source.path}@${source.ref ?? ''}`;
  const same = named.toLowerCase() === buildConfig.toLowerCase();
  return same ? undefined : rejected('predicate-contradicts', { expected: buildConfig, came: named });
}

function mismatch({ name, version, registry }: NpmPackage, came: string): Refusal {
  return rejected('package-mismatch', { expected: `npm:${name}@${version} (${registry})`, came });
}
