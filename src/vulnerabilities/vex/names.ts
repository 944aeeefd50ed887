import { parsePurl } from '../../sbom/identifiers.ts';
import type { Component } from '../../sbom/sbom.ts';
import type { VexProduct } from './statement.ts';

/** Whether a statement's product is this component, or a component in the product that we are. */
export function covers(
  { names, components }: VexProduct,
  own: readonly string[],
  ourselves: readonly string[],
): boolean {
  if (components.length === 0 && matches(names, own)) return true;
  if (!matches(names, ourselves)) return false;
  return components.length === 0 || components.some((component) => matches(component, own));
}

/**
 * Whether a statement speaks of the product that we are, or of something in it. A name of ours without version stands for every
 * version; a BOM-Link into our SBOM names the product whatever component it leads to.
 */
export function isAboutProduct({ names }: VexProduct, ours: readonly string[]): boolean {
  return names.some((stated) => ours.some((own) => isSameName(stated, own) || isOurs(stated, own)));
}

function isOurs(stated: string, own: string): boolean {
  if (own.startsWith('urn:cdx:')) return stated.replace(/\/\d+#.*$/, '') === own.replace(/#.*$/, '');
  return parsePurl(own)?.version === undefined && stated.startsWith('pkg:') && isSamePackage(stated, [own]);
}

/** Names by which the world knows a component; `serial` with its references for statements in the manner of CycloneDX. */
export function namesOfComponent({ purls, cpes, ref }: Component, serial: string | null): readonly string[] {
  const link = serial === null || ref === null ? [] : [`${serial.replace(/^urn:uuid:/, 'urn:cdx:')}#${ref}`];
  return [...purls, ...cpes, ...link];
}

function matches(stated: readonly string[], ours: readonly string[]): boolean {
  return stated.some((name) => ours.some((own) => isSameName(name, own)));
}

/** A package URL without version or qualifiers stands for all of them; with them only for itself. Others are compared as text. */
function isSameName(stated: string, own: string): boolean {
  if (stated === own || stated.replace(/^(urn:cdx:[^/#]+)\/\d+#/, '$1#') === own) return true;
  if (!stated.startsWith('pkg:') || !own.startsWith('pkg:')) return false;
  const [a, b] = [parsePurl(stated), parsePurl(own)];
  if (a === undefined || b === undefined) return false;
  if (a.type !== b.type || a.namespace !== b.namespace || a.name !== b.name) return false;
  if (a.version !== undefined && a.version !== b.version) return false;
  return Object.entries(a.qualifiers).every(([key, value]) => b.qualifiers[key] === value);
}

/** The same package, whatever its version. */
export function isSamePackage(pattern: string, purls: readonly string[]): boolean {
  return matches([pattern.replace(/@[^@/]*$/, '')], purls);
}
