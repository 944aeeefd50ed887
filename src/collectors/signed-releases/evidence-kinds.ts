import type { Fact } from '../../model/fact.ts';
import { mapSeen, seen, type Observation, type Unseen } from '../../model/observation.ts';
import type { Source } from '../../model/source.ts';
import { assetKind, isLockfile } from '../asset-kinds.ts';
import { make } from './make.ts';
import { attestationsOf, digestOf, lists, type DocumentFile, type Material } from './material.ts';
import { asObservation, partlyNo, type Pairing } from './pairing.ts';
import { mayHoldStatements } from './signature-index.ts';
import { predicateKind, type PredicateKind } from './statement.ts';
import { distinctBy, distinctSources } from './until-verified.ts';

type Answer = Observation<boolean>;

/** What is kept with the release, each word bound to it: attached under its tag, or speaking of a shipped digest. */
export function evidenceKindsFact(material: Material, pairing: Pairing, sources: readonly Source[]): Fact {
  const words = Object.entries(answersByWord(material, pairing));
  const yes = words.flatMap(([word, answers]) => answers.filter(isYes).map((answer) => ({ word, answer })));
  const found = new Set(yes.map(({ word }) => word));
  const open = words.filter(([word]) => !found.has(word)).flatMap(([, answers]) => answers.flatMap(hiddenIn));
  return make.observed('release.evidence-kinds', ['source', ...found], {
    exactness: open.length > 0 ? 'atLeast' : 'exact',
    hidden: distinctBy(open, ({ reason, what }) => `${reason} ${what}`),
    sources: distinctSources([...sources, ...yes.flatMap(({ answer }) => [...answer.sources])]),
  });
}

export function answersByWord(
  material: Material,
  { shipped, checksums }: Pairing,
): Readonly<Record<string, readonly Answer[]>> {
  const { assets } = material.release;
  const attested = attestedKinds(material, shipped);
  const documents = (kind: DocumentFile['kind'], predicates: readonly PredicateKind[]) => [
    ...material.documents.filter((file) => file.kind === kind).map(({ holds }) => holds),
    ...attested.map((answer) => mapSeen(answer, (kinds) => predicates.some((one) => kinds.has(one)))).map(partlyNo),
  ];
  return {
    artifact: [seen(shipped.length > 0)],
    checksum: material.checksums.map((file) => anyOf(assets.map((asset) => lists(file, asset)))),
    signature: [...shipped, ...checksums].map(({ signed }) => asObservation(signed)),
    provenance: shipped.map((each) => asObservation(each.attested)),
    sbom: documents('sbom', ['cyclonedx', 'spdx']),
    scan: documents('scan', ['vulnerability']),
    test: documents('test', ['test']),
    vex: documents('vex', ['vex']),
    lockfile: lockfiles(material),
    'evidence-pack': [seen(assets.some(({ name, size }) => assetKind(name) === 'evidence-pack' && size > 0))],
  };
}

/** Kinds of the statements about a shipped file, stored by GitHub or attached. */
function attestedKinds(
  material: Material,
  shipped: Pairing['shipped'],
): readonly Observation<ReadonlySet<PredicateKind>>[] {
  const assets = shipped.map(({ asset }) => asset);
  const digests = new Set(assets.flatMap((asset) => digestOf(asset, material.checksums) ?? []));
  const stored = assets.map((asset) => attestationsOf(asset, material));
  const attached = material.signatures
    .filter((file) => file.content.state === 'seen' || mayHoldStatements(file))
    .map(({ content }) => mapSeen(content, ({ statements }) => statements));
  return [...stored, ...attached].map((answer) =>
    mapSeen(answer, (statements) => {
      const bound = statements.filter(({ subjects }) =>
        subjects.some(({ digest }) => digest !== null && digests.has(digest)),
      );
      return new Set(bound.flatMap((statement) => predicateKind(statement) ?? []));
    }),
  );
}

/** Attached, or in the tree that the tag leads to. */
function lockfiles({ release, paths }: Material): readonly Answer[] {
  if (release.assets.some(({ name, size }) => assetKind(name) === 'lockfile' && size > 0)) return [seen(true)];
  return [partlyNo(mapSeen(paths, (all) => all.some(isLockfile)))];
}

function anyOf(answers: readonly Answer[]): Answer {
  return answers.find(isYes) ?? answers.find(({ state }) => state === 'unseen') ?? seen(false);
}

export function isYes(answer: Answer): boolean {
  return answer.state === 'seen' && answer.value;
}

export function hiddenIn(answer: Answer): readonly Unseen[] {
  return answer.state === 'unseen' ? [answer.unseen] : [];
}
