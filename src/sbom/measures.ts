import type { SbomMeasure } from '../model/sbom-profile.ts';
import type { Text } from '../model/text.ts';
import { hasParsedIdentifier, isGloballyIdentified, isPlausibleHash, isStrongHash } from './identifiers.ts';
import { completenessOf, directOf, listsDependencies } from './relationships.ts';
import type { Component, Sbom } from './sbom.ts';
import { isGiven, type Stated } from './stated.ts';

/** Offenders told at most. */
const MAX_OFFENDERS = 5;

export interface Offender {
  readonly pointer: string;
  readonly name: string;
}

/** How many of how many; `declaredUnknown` is honest, counted apart, and not the value. */
export interface Measured {
  readonly have: number;
  readonly total: number;
  readonly declaredUnknown: number;
  /** The first that do not have it. */
  readonly offenders: readonly Offender[];
  /** Given when the document cannot answer: it is neither there nor missing. */
  readonly notJudged?: Text;
}

type Answer = Stated['state'];

/** Each measure over one SBOM. Says what is stated, never that it is true. */
export const MEASURES: Readonly<Record<SbomMeasure, (sbom: Sbom) => Measured>> = {
  'author-named': ({ metadata }) => document(metadata.authors.some(({ name }) => name.trim() !== '')),
  'author-reachable': ({ metadata }) => document(metadata.authors.some(({ name, contact }) => name.trim() !== '' && (contact ?? '') !== '')), // prettier-ignore
  'author-signature': ({ metadata }) => unjudged(metadata.signed ? SIGNED : NOT_SIGNED_INSIDE),
  'tool-named': ({ metadata }) => document(metadata.tools.some(({ name }) => name !== '')),
  'tool-versioned': ({ metadata }) => document(metadata.tools.some(({ name, version }) => name !== '' && (version ?? '') !== '')), // prettier-ignore
  timestamp: ({ metadata }) => document(isInstant(metadata.createdAt ?? '')),
  lifecycle: ({ format, specVersion, metadata }) => metadata.lifecycles.length === 0 && hasNoLifecycle(format, specVersion) ? unjudged(NO_FIELD) : document(metadata.lifecycles.some((phase) => PHASES.has(phase))), // prettier-ignore
  'format-named': () => document(true),
  'format-versioned': ({ specVersion }) => document(specVersion !== ''),
  'document-version': ({ format, metadata }) => format === 'SPDX' ? unjudged(NO_FIELD) : document(metadata.documentVersion !== null), // prettier-ignore
  'primary-identified': (sbom) => primary(sbom, (one) => [one.name, one.version, one.supplier].every(isGiven) && hasParsedIdentifier(one)), // prettier-ignore
  'primary-strong-hash': (sbom) => primary(sbom, ({ hashes }) => hashes.some(isStrongHash)),
  'primary-license': (sbom) => primary(sbom, ({ license }) => isGiven(license)),
  'primary-copyright': (sbom) => primary(sbom, ({ copyright }) => isGiven(copyright)),
  'component-name': ({ components }) => each(components, ({ name }) => name.state),
  'component-version': ({ components }) => each(components, ({ version }) => version.state),
  'component-supplier': ({ components }) => each(components, ({ supplier }) => supplier.state),
  'component-producer': ({ components }) => each(components, ({ producer }) => producer.state),
  'component-identifier': ({ components }) => each(components, (one) => answer(hasParsedIdentifier(one))),
  'component-global-identifier': ({ components }) => each(components, (one) => answer(isGloballyIdentified(one))),
  'component-hash': ({ components }) => each(components, ({ hashes }) => answer(hashes.some(isPlausibleHash))),
  'component-strong-hash': ({ components }) => each(components, ({ hashes }) => answer(hashes.some(isStrongHash))),
  'component-license': ({ components }) => each(components, ({ license }) => license.state),
  'component-concluded-license': ({ components }) => each(components, (one) => one.concludedLicense.state),
  'component-copyright': ({ components }) => each(components, ({ copyright }) => copyright.state),
  'primary-dependencies': (sbom) => primary(sbom, (one) => listsDependencies(sbom, one)),
  'direct-completeness': (sbom) => sbom.primary === null ? document(false) : each([sbom.primary, ...directOf(sbom, sbom.primary)], completenessOf(sbom)), // prettier-ignore
  'component-completeness': (sbom) => each(withPrimary(sbom), completenessOf(sbom)),
  'remote-named': ({ relationships }) => document(relationships.remote > 0),
};

function document(holds: boolean): Measured {
  return { have: holds ? 1 : 0, total: 1, declaredUnknown: 0, offenders: [] };
}

function unjudged(notJudged: Text): Measured {
  return { have: 0, total: 1, declaredUnknown: 0, offenders: [], notJudged };
}

function primary({ primary: one }: Sbom, holds: (component: Component) => boolean): Measured {
  return one === null ? document(false) : each([one], (component) => answer(holds(component)));
}

/** Counts one answer of each component. */
function each(components: readonly Component[], ask: (component: Component) => Answer): Measured {
  const offenders: Offender[] = [];
  let have = 0;
  let declaredUnknown = 0;
  for (const component of components) {
    const state = ask(component);
    if (state === 'given') have += 1;
    if (state === 'declared-unknown') declaredUnknown += 1;
    if (state !== 'given' && offenders.length < MAX_OFFENDERS) offenders.push(offenderOf(component));
  }
  return { have, total: components.length, declaredUnknown, offenders };
}

function offenderOf({ pointer, name, version }: Component): Offender {
  const label = isGiven(name) ? name.value : '?';
  return { pointer, name: isGiven(version) ? `${label} ${version.value}` : label };
}

function answer(holds: boolean): Answer {
  return holds ? 'given' : 'missing';
}

function withPrimary({ primary: one, components }: Sbom): readonly Component[] {
  return one === null || components.includes(one) ? components : [one, ...components];
}

/** RFC 3339 (a profile of ISO 8601). Whether it is the time of the build is not checked. */
function isInstant(text: string): boolean {
  const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/i;
  return form.test(text) && !Number.isNaN(Date.parse(text));
}

/** Phases of CycloneDX 1.5, and the types of SPDX 3 (`software_sbomType`) that mean the same. */
const PHASES = new Set('design pre-build build post-build operations discovery decommission source deployed runtime analyzed'.split(' ')); // prettier-ignore

/** SPDX 2 and CycloneDX before 1.5 have no field for it. */
function hasNoLifecycle(format: Sbom['format'], specVersion: string): boolean {
  return format === 'SPDX' ? specVersion.startsWith('2.') : /^1\.[0-4]$/.test(specVersion);
}

const NO_FIELD: Text = {
  en: 'this format has no field for it',
  ja: 'この形式には該当する項目がありません',
};
const SIGNED: Text = {
  en: 'the document carries a signature, which is not verified here',
  ja: '文書に署名がありますが、ここでは検証していません',
};
const NOT_SIGNED_INSIDE: Text = {
  en: 'the document carries no signature; one beside the file would be verified with "ssdf-gate verify"',
  ja: '文書内に署名はありません。別ファイルの署名は ssdf-gate verify で検証できます',
};
