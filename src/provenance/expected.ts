import type { Pattern } from './pattern/pattern.ts';
import type { NamedPackage } from './predicate/predicate.ts';

/** Who and what a verifier expects; comes from the user or from policy, never from what is verified. */
export interface Expected {
  readonly identity?: TextRule | undefined;
  readonly issuer?: TextRule | undefined;
  /** The repository of which a workflow signed. */
  readonly source?: Source | undefined;
  /** The Git reference that was built, `refs/tags/v1.2.3`. */
  readonly ref?: string | undefined;
  /** The builder that a provenance names; without `@`, at any version. */
  readonly builder?: string | undefined;
  readonly predicateType?: string | undefined;
  readonly package?: NamedPackage | undefined;
  /** The package that npm's own rules are held against. */
  readonly npm?: NpmPackage | undefined;
}

/** A package as its `package.json` names it. */
export interface NpmPackage {
  readonly name: string;
  readonly version: string;
  /** Address without a slash at its end. */
  readonly registry: string;
}

export type TextRule =
  { readonly kind: 'exact'; readonly text: string } | { readonly kind: 'pattern'; readonly pattern: Pattern };

export interface Source {
  /** `https://github.com`, or another server. */
  readonly server: string;
  readonly owner: string;
  readonly name: string;
}

/** The issuer of GitHub's own workflows; what a certificate says of a repository is only worth what its issuer is. */
export const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';

export function sourceUrl({ server, owner, name }: Source): string {
  return `${server}/${owner}/${name}`;
}

/** All of the text, never a part of it. */
export function obeys(rule: TextRule, text: string): boolean {
  switch (rule.kind) {
    case 'exact':
      return rule.text === text;
    case 'pattern':
      return rule.pattern.matches(text);
  }
}

export function ruleText(rule: TextRule): string {
  return rule.kind === 'exact' ? rule.text : rule.pattern.source;
}
