import type { Signer } from '../model/signature.ts';
import { type Expected, sourceUrl } from './expected.ts';
import { judgeNpm, NPM_STATEMENTS } from './npm.ts';
import { fromPurl, isPackage, packageText } from './predicate/package-name.ts';
import { type NamedPackage, type Predicate, readPredicate } from './predicate/predicate.ts';
import { PASSED } from './predicate/summary.ts';
import { type Refusal, rejected, unverifiable } from './refusal.ts';
import { isSource } from './signer.ts';
import type { Statement } from './statement.ts';

/** What a signed statement is judged by, beside its signature and its subjects. */
export interface Said {
  readonly statement: Statement;
  readonly signer: Signer;
  /** Subjects of the statement that are the artifact, by name. */
  readonly names: readonly string[];
}

/** Does the statement say what is expected, and nothing that its signer's certificate denies? */
export function judgePredicate(said: Said, expected: Expected): readonly (Refusal | undefined)[] {
  const { predicateType } = said.statement;
  const type = expected.predicateType;
  const otherType =
    type === undefined || type === predicateType
      ? undefined
      : rejected('predicate-type-mismatch', { expected: type, came: predicateType });
  const read = readPredicate(said.statement);
  if (read.state === 'malformed') return [otherType, rejected('predicate-malformed', { came: read.at })];
  const { predicate } = read;
  return [
    otherType,
    contradiction(predicate, said.signer, expected),
    failedSummary(predicate),
    builderRefusal(predicate, expected),
    sourceOfKey(predicate, said.signer, expected),
    judgeNpm({ ...said, predicate }, expected),
    packageRefusal([...packagesOf(predicate), ...said.names.flatMap((name) => fromPurl(name) ?? [])], expected),
  ];
}

/** What a statement cannot say because there is none: only bytes were signed. */
export function judgeWithoutStatement(signer: Signer, expected: Expected): readonly (Refusal | undefined)[] {
  const { predicateType } = expected;
  return [
    predicateType === undefined ? undefined : rejected('predicate-type-mismatch', { expected: predicateType }),
    builderRefusal({ kind: 'other' }, expected),
    sourceOfKey({ kind: 'other' }, signer, expected),
    expected.npm === undefined ? undefined : rejected('predicate-type-mismatch', { expected: NPM_STATEMENTS }),
    packageRefusal([], expected),
  ];
}

/** Where a source is expected, the provenance has to name the one that its signer's certificate names. */
function contradiction(predicate: Predicate, signer: Signer, { source }: Expected): Refusal | undefined {
  if (source === undefined || predicate.kind !== 'provenance' || predicate.source === null) return undefined;
  if (signer.kind === 'key' || isSource(predicate.source.repository, source)) return undefined;
  return rejected('predicate-contradicts', {
    expected: signer.claims.sourceRepository ?? sourceUrl(source),
    came: predicate.source.repository,
  });
}

/** A summary whose verifier said no is soundly signed, and still a no. */
function failedSummary(predicate: Predicate): Refusal | undefined {
  if (predicate.kind !== 'summary' || predicate.result === PASSED) return undefined;
  return rejected('summary-failed', { came: predicate.result });
}

function builderRefusal(predicate: Predicate, { builder }: Expected): Refusal | undefined {
  if (builder === undefined) return undefined;
  const came = predicate.kind === 'provenance' ? predicate.builder : '';
  const anyVersion = !builder.includes('@') && came.startsWith(`${builder}@`);
  return came === builder || anyVersion ? undefined : rejected('builder-mismatch', { expected: builder, came });
}

/** A key names no repository; the provenance that it signed does, and whoever gave the key believes its owner. */
function sourceOfKey(predicate: Predicate, signer: Signer, { source, ref }: Expected): Refusal | undefined {
  if (signer.kind !== 'key') return undefined;
  const named = predicate.kind === 'provenance' ? predicate.source : null;
  if (source !== undefined && (named === null || !isSource(named.repository, source)))
    return rejected('source-mismatch', { expected: sourceUrl(source), came: named?.repository });
  if (ref !== undefined && named?.ref !== ref)
    return rejected('ref-mismatch', { expected: ref, came: named?.ref ?? undefined });
  return undefined;
}

function packagesOf(predicate: Predicate): readonly NamedPackage[] {
  return predicate.kind === 'sbom' || predicate.kind === 'release' ? predicate.packages : [];
}

/** One of the packages that the statement names, by name and, where expected, type and version. */
function packageRefusal(named: readonly NamedPackage[], expected: Expected): Refusal | undefined {
  if (expected.package === undefined) return undefined;
  const wanted = expected.package;
  const [first] = named;
  if (first === undefined) return unverifiable('package-not-named', { expected: packageText(wanted) });
  if (named.some((one) => isPackage(one, wanted))) return undefined;
  return rejected('package-mismatch', { expected: packageText(wanted), came: named.map(packageText).join(', ') });
}
