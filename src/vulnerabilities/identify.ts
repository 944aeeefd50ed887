import { parsePurl, type Purl } from '../sbom/identifiers.ts';
import type { Component } from '../sbom/sbom.ts';
import { isGiven } from '../sbom/stated.ts';
import { ecosystemOfPurl, nameOfPurl, packageKey, type PackageName } from './package-key.ts';

/** Why nobody can look a component up. */
export type UnmatchableReason =
  | 'no-identifier'
  | 'purl-does-not-parse'
  /** Nothing but a CPE, and no table that says which package it is. */
  | 'cpe-only'
  | 'no-version'
  | 'ecosystem-not-covered'
  /** The data given holds no record of its ecosystem. */
  | 'no-data-of-ecosystem';

/** What is looked up for a component: a package and its version. */
export interface Target extends PackageName {
  readonly key: string;
  readonly version: string;
  readonly via: 'purl' | 'cpe-bridge';
}

export type Identified =
  | { readonly state: 'found'; readonly targets: readonly Target[] }
  | { readonly state: 'unmatchable'; readonly reason: UnmatchableReason };

/** Package URLs by the CPE they stand for, without versions. */
export type CpeBridge = (cpe: string) => readonly string[];

/** Where to look a component up. A component with several identifiers is looked up by each. */
export function identify(component: Component, bridge: CpeBridge): Identified {
  const own = component.purls.map((purl) => targetOf(purl, component, 'purl'));
  const bridged = own.some(isTarget)
    ? []
    : component.cpes.flatMap(bridge).map((purl) => targetOf(purl, component, 'cpe-bridge'));
  const all = [...own, ...bridged];
  const targets = all.filter(isTarget);
  if (targets.length > 0) return { state: 'found', targets };
  return { state: 'unmatchable', reason: all.find((one) => typeof one === 'string') ?? withoutPurl(component) };
}

function isTarget(one: Target | UnmatchableReason): one is Target {
  return typeof one === 'object';
}

function withoutPurl({ cpes }: Component): UnmatchableReason {
  return cpes.length > 0 ? 'cpe-only' : 'no-identifier';
}

function targetOf(text: string, component: Component, via: Target['via']): Target | UnmatchableReason {
  const purl = parsePurl(text);
  if (purl === undefined) return 'purl-does-not-parse';
  const ecosystem = ecosystemOfPurl(purl);
  if (ecosystem === undefined) return 'ecosystem-not-covered';
  const source = sourceOf(purl);
  const version = source.version ?? versionOf(purl, component);
  if (version === undefined) return 'no-version';
  const name = source.name ?? nameOfPurl(purl);
  return { ecosystem, release: releaseOf(purl), name, key: packageKey({ ecosystem, name }), version, via };
}

/** Debian and Alpine record by source package; `upstream` says which one a binary package was built from. */
function sourceOf({ type, qualifiers }: Purl): { readonly name?: string; readonly version?: string | undefined } {
  if (type !== 'deb' && type !== 'apk') return {};
  const upstream = qualifiers.upstream;
  if (upstream === undefined || upstream === '') return {};
  const [name = '', version] = upstream.split('@');
  return { name, version };
}

function versionOf(purl: Purl, { version }: Component): string | undefined {
  const stated = purl.version ?? (isGiven(version) ? version.value : undefined);
  if (stated === undefined) return undefined;
  const epoch = purl.type === 'rpm' ? purl.qualifiers.epoch : undefined;
  if (epoch !== undefined && /^\d+$/.test(epoch) && !stated.includes(':')) return `${epoch}:${stated}`;
  // `v4` of an action is a tag that moves: which version ran is not told by it.
  if (purl.type === 'githubactions' && !/^v?\d+\.\d+\.\d+/.test(stated)) return undefined;
  return purl.type === 'golang' ? stated.replace(/^(?:v|go)(?=\d)/, '') : stated;
}

/** `distro=debian-12`, `distro=alpine-3.20.1`: the numbers of the release; empty when not told. */
function releaseOf({ qualifiers }: Purl): string {
  return /\d+(?:\.\d+)*/.exec(qualifiers.distro ?? '')?.[0] ?? '';
}
