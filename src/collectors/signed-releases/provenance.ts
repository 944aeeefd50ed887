import type { Fact } from '../../model/fact.ts';
import type { Source } from '../../model/source.ts';
import { make } from './make.ts';
import type { Material } from './material.ts';
import type { Shipped } from './pairing.ts';
import { hiddenOf, namesOf, untilVerified, unverifiedFact } from './until-verified.ts';
import { filesText } from './words.ts';

/** What the build statements say; without a single one that much is known, with one it waits for verification. */
export function provenanceFacts(
  material: Material,
  shipped: readonly Shipped[],
  sources: readonly Source[],
): readonly Fact[] {
  const attested = shipped.map((each) => each.attested);
  const none = filesText(0, shipped.length, namesOf(shipped));
  const bare = shipped.filter((each) => each.attested.state === 'seen' && !each.attested.value);
  const lowest = { none: 0, because: filesText(shipped.length - bare.length, shipped.length, namesOf(bare)), sources };
  return [
    untilVerified('provenance.assets-attested-ratio', attested, { none: 0, because: none, sources }),
    // The lowest of all files counts, so that one file without provenance settles it.
    bare.length > 0
      ? make.observed('provenance.slsa-build-level', lowest.none, lowest)
      : untilVerified('provenance.slsa-build-level', attested, lowest),
    untilVerified('provenance.workflow-expected', attested, { none: false, because: none, sources }),
    predicateFact(material, shipped, sources),
  ];
}

function predicateFact(material: Material, shipped: readonly Shipped[], sources: readonly Source[]): Fact {
  const id = 'provenance.predicate-kinds';
  const attached = material.signatures.flatMap(({ content }) =>
    content.state === 'seen' ? content.value.statements : [],
  );
  const answers = [...material.attestations.values()];
  const stored = answers.flatMap((answer) => (answer.state === 'seen' ? answer.value : []));
  if (attached.length + stored.length > 0)
    return unverifiedFact(
      id,
      shipped.map(({ attested }) => attested),
    );
  const hidden = hiddenOf(shipped.map(({ attested }) => attested));
  return hidden.length > 0 ? make.unknown(id, hidden) : make.observed(id, [], { sources });
}
