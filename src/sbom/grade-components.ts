import type { AttributeId, GradedAttribute, MaturityLevel } from './grade.ts';
import { hasParsedIdentifier, isGloballyIdentified, isPlausibleHash, isStrongHash } from './identifiers.ts';
import type { Component, Sbom } from './sbom.ts';
import { isGiven, type Stated } from './stated.ts';

/** "As many components as possible" in numbers. origin: own. */
const SHARE_FOR_LEVEL_2 = 0.5;

/** Attributes of every component; `have` and `total` count the components without a primary that stands apart. */
export function componentAttributes(sbom: Sbom): readonly GradedAttribute[] {
  return [
    statedByAll(sbom, 'name', ({ name }) => name),
    statedByAll(sbom, 'version', ({ version }) => version),
    statedByAll(sbom, 'supplier', ({ supplier }) => supplier),
    identifierAttribute(sbom),
    hashAttribute(sbom),
    licenseAttribute(sbom),
    copyrightAttribute(sbom),
  ];
}

/** Level 1 asks it of every component, and no higher level asks more. */
function statedByAll({ components }: Sbom, id: AttributeId, attribute: (component: Component) => Stated) {
  const counted = countStated(components, attribute);
  return { id, ...counted, level: holdsForAll(counted) ? 3 : 0 } as const;
}

/**
 * Level 1: an identifier that parses for each. Level 2: one that is unique in the world for each (a purl with version, a CPE, a
 * SWID tag). origin: own; which further identifiers exist cannot be known from the document.
 */
function identifierAttribute({ components }: Sbom): GradedAttribute {
  const have = components.filter(hasParsedIdentifier).length;
  const counted = { have, total: components.length, declaredUnknown: 0 };
  const global = components.every(isGloballyIdentified);
  return { id: 'identifier', ...counted, level: holdsForAll(counted) ? (global ? 3 : 1) : 0 };
}

/** Level 1: a hash for each. Level 2: one for the primary, and SHA-2 of 256 bits or more for each. */
function hashAttribute({ components, primary }: Sbom): GradedAttribute {
  const have = components.filter(({ hashes }) => hashes.some(isPlausibleHash)).length;
  const counted = { have, total: components.length, declaredUnknown: 0 };
  const strong =
    primary?.hashes.some(isStrongHash) === true && components.every(({ hashes }) => hashes.some(isStrongHash));
  return { id: 'hash', ...counted, level: holdsForAll(counted) ? (strong ? 3 : 1) : 0 };
}

/** Level 1: the primary. Level 2: half of the components. Level 3: all, and as a concluded license. */
function licenseAttribute(sbom: Sbom): GradedAttribute {
  const counted = countStated(sbom.components, ({ license }) => license);
  const concluded = sbom.components.every(({ concludedLicense }) => isGiven(concludedLicense));
  const ofPrimary = sbom.primary !== null && isGiven(sbom.primary.license);
  return { id: 'license', ...counted, level: byShare(ofPrimary, counted, concluded) };
}

/** Level 1: the primary. Level 2: half of the components. Level 3: all. */
function copyrightAttribute(sbom: Sbom): GradedAttribute {
  const counted = countStated(sbom.components, ({ copyright }) => copyright);
  const ofPrimary = sbom.primary !== null && isGiven(sbom.primary.copyright);
  return { id: 'copyright', ...counted, level: byShare(ofPrimary, counted, true) };
}

interface Counted {
  readonly have: number;
  readonly total: number;
  readonly declaredUnknown: number;
}

function byShare(ofPrimary: boolean, counted: Counted, alsoForLevel3: boolean): MaturityLevel {
  if (!ofPrimary) return 0;
  if (counted.total === 0 || counted.have / counted.total < SHARE_FOR_LEVEL_2) return 1;
  return holdsForAll(counted) && alsoForLevel3 ? 3 : 2;
}

function countStated(components: readonly Component[], attribute: (component: Component) => Stated): Counted {
  const answers = components.map(attribute);
  return {
    have: answers.filter(isGiven).length,
    total: answers.length,
    declaredUnknown: answers.filter(({ state }) => state === 'declared-unknown').length,
  };
}

/** Nothing holds for all of nothing. */
function holdsForAll({ have, total }: Counted): boolean {
  return total > 0 && have === total;
}
