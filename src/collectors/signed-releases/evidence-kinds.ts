import type { Fact } from '../../model/fact.ts';
import { notSeen, seen, type Observation, type Unseen } from '../../model/observation.ts';
import type { Source } from '../../model/source.ts';
import { assetKind, isLockfile } from './kinds.ts';
import { make } from './make.ts';
import { attestationsOf, digestOf, lists, signableAssets, type Material } from './material.ts';
import { asObservation, hasProvenance, isSigned, mayHoldStatements } from './pairing.ts';
import { predicateKind, type PredicateKind } from './statement.ts';

type Answer = Observation<boolean>;

/** What is kept with the release, each word bound to it: attached under its tag, or speaking of a shipped digest. */
export function evidenceKindsFact(material: Material, sources: readonly Source[]): Fact {
  const words = Object.entries(answersByWord(material));
  const found = words.filter(([, answers]) => answers.some((answer) => answer.state === 'seen' && answer.value));
  const open = words.filter((entry) => !found.includes(entry)).flatMap(([, answers]) => answers.flatMap(hiddenIn));
  const because = words
    .flatMap(([, answers]) => answers.filter((answer) => answer.state === 'seen' && answer.value))
    .flatMap((answer) => [...answer.sources]);
  const value = ['source', ...found.map(([word]) => word)];
  const exactness = open.length > 0 ? 'atLeast' : 'exact';
  return make.observed('release.evidence-kinds', value, { exactness, hidden: open, sources: [...sources, ...because] });
}

function answersByWord(material: Material): Readonly<Record<string, readonly Answer[]>> {
  const { assets } = material.release;
  const shipped = signableAssets(material);
  return {
    artifact: [seen(shipped.length > 0)],
    checksum: material.checksums.map((file) => anyOf(assets.map((asset) => lists(file, asset)))),
    signature: [...shipped, ...material.checksums.map(({ asset }) => asset)].map((asset) =>
      asObservation(isSigned(asset, material)),
    ),
    provenance: shipped.map((asset) => asObservation(hasProvenance(asset, material))),
    sbom: documents(material, 'sbom', ['cyclonedx', 'spdx']),
    scan: documents(material, 'scan', ['vulnerability']),
    test: documents(material, 'test', ['test']),
    vex: documents(material, 'vex', ['vex']),
    lockfile: lockfiles(material),
    'evidence-pack': [seen(assets.some(({ name, size }) => assetKind(name) === 'evidence-pack' && size > 0))],
  };
}

function documents(material: Material, kind: string, predicates: readonly PredicateKind[]): readonly Answer[] {
  const attached = material.documents.filter((file) => file.kind === kind).map(({ holds }) => holds);
  return [...attached, ...attested(material, predicates)];
}

/** Statements of a kind about a shipped file, stored by GitHub or attached. */
function attested(material: Material, kinds: readonly PredicateKind[]): readonly Answer[] {
  const shipped = signableAssets(material);
  const digests = new Set(shipped.flatMap((asset) => digestOf(asset, material.checksums) ?? []));
  const stored = shipped.map((asset) => attestationsOf(asset, material));
  const attached = material.signatures
    .filter(mayHoldStatements)
    .map(({ content }) => (content.state === 'unseen' ? content : seen(content.value.statements, content.sources)));
  return [...stored, ...attached].map((answer) => {
    if (answer.state === 'unseen') return answer;
    const fits = answer.value.some((statement) => {
      const kind = predicateKind(statement);
      const bound = statement.subjects.some(({ digest }) => digest !== null && digests.has(digest));
      return bound && kind !== undefined && kinds.includes(kind);
    });
    return !fits && answer.missing !== undefined ? notSeen(answer.missing, answer.sources) : seen(fits, answer.sources);
  });
}

/** Attached, or in the tree that the tag leads to. */
function lockfiles({ release, paths }: Material): readonly Answer[] {
  if (release.assets.some(({ name, size }) => assetKind(name) === 'lockfile' && size > 0)) return [seen(true)];
  if (paths.state === 'unseen') return [paths];
  const found = paths.value.some(isLockfile);
  return !found && paths.missing !== undefined ? [notSeen(paths.missing, paths.sources)] : [seen(found, paths.sources)];
}

function anyOf(answers: readonly Answer[]): Answer {
  return answers.find((answer) => answer.state === 'seen' && answer.value) ?? answers.find(isHidden) ?? seen(false);
}

function isHidden(answer: Answer): boolean {
  return answer.state === 'unseen';
}

function hiddenIn(answer: Answer): readonly Unseen[] {
  return answer.state === 'unseen' ? [answer.unseen] : [];
}
