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
  /** Of those that have it: how many by another field that stands in for it. */
  readonly standIns?: number;
  /** What the one thing that was asked about lacks, where it is there in parts. */
  readonly without?: Text;
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
  'primary-identified': (sbom) => primaryIdentified(sbom),
  'primary-hash': (sbom) => primary(sbom, ({ hashes }) => hashes.some(isPlausibleHash)),
  'primary-strong-hash': (sbom) => primary(sbom, ({ hashes }) => hashes.some(isStrongHash)),
  'primary-license': (sbom) => primary(sbom, ({ license }) => isGiven(license)),
  'primary-copyright': (sbom) => primary(sbom, ({ copyright }) => isGiven(copyright)),
  'component-name': (sbom) => each(withPrimary(sbom), ({ name }) => name.state),
  'component-version': (sbom) => each(withPrimary(sbom), ({ version }) => version.state),
  'component-supplier': (sbom) => ({ ...each(withPrimary(sbom), ({ supplier }) => supplier.state), standIns: withPrimary(sbom).filter(({ supplierFrom }) => supplierFrom !== undefined).length }), // prettier-ignore
  'component-producer': (sbom) => each(withPrimary(sbom), ({ producer }) => producer.state),
  'component-identifier': (sbom) => each(withPrimary(sbom), (one) => answer(hasParsedIdentifier(one))),
  'component-global-identifier': (sbom) => each(withPrimary(sbom), (one) => answer(isGloballyIdentified(one))),
  'component-hash': (sbom) => each(beside(sbom), ({ hashes }) => answer(hashes.some(isPlausibleHash))),
  'component-strong-hash': (sbom) => each(beside(sbom), ({ hashes }) => answer(hashes.some(isStrongHash))),
  'component-license': (sbom) => each(withPrimary(sbom), ({ license }) => license.state),
  'component-concluded-license': (sbom) => each(withPrimary(sbom), (one) => one.concludedLicense.state),
  'component-copyright': (sbom) => each(withPrimary(sbom), ({ copyright }) => copyright.state),
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

/**
 * What the document is about is a component like the others (deck: all components); CycloneDX keeps it apart. A document that
 * lists nothing beside it lists no components, and none of them passes.
 */
function withPrimary(sbom: Sbom): readonly Component[] {
  const { format, primary: one, components } = sbom;
  if (beside(sbom).length === 0) return [];
  return one === null || format === 'SPDX' ? components : [one, ...components];
}

/** Hashes of the primary component are asked for by themselves: most SBOMs are made before it is packed. */
function beside({ format, primary: one, components }: Sbom): readonly Component[] {
  return one === null || format !== 'SPDX' ? components : components.filter((component) => component !== one);
}

function primaryIdentified({ primary: one }: Sbom): Measured {
  if (one === null) return document(false);
  const lacking = [
    ...(isGiven(one.name) ? [] : [PARTS.name]),
    ...(isGiven(one.version) ? [] : [PARTS.version]),
    ...(isGiven(one.supplier) ? [] : [PARTS.supplier]),
    ...(hasParsedIdentifier(one) ? [] : [PARTS.identifier]),
  ];
  const found = each([one], () => answer(lacking.length === 0));
  return lacking.length === 0 ? found : { ...found, without: listed(lacking) };
}

function listed(parts: readonly Text[]): Text {
  return { en: parts.map(({ en }) => en).join(', '), ja: parts.map(({ ja }) => ja).join('・') };
}

const PARTS = {
  name: { en: 'name', ja: '名称' },
  version: { en: 'version', ja: '版' },
  supplier: { en: 'supplier', ja: '供給者' },
  identifier: { en: 'an identifier that parses', ja: '正しい形式の識別子' },
} as const;

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
