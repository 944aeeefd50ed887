import type { SigstoreSigner, Signers } from '../model/signers.ts';
import { type Expected, GITHUB_ISSUER, type Source } from './expected.ts';
import { readPattern } from './pattern/pattern.ts';

/** One signer that is expected, ready to be compared. */
export interface SignerRule {
  readonly expected: Expected;
  /** Git reference that was built; a `*` at its end stands for any rest. */
  readonly ref?: string;
  readonly builder?: string;
  readonly triggers?: readonly string[];
  /** `OWNER/NAME/.github/workflows/FILE` when policy names the workflow itself. */
  readonly workflow?: string;
  /** Somebody wrote this expectation down; else it is the default of ours. */
  readonly fromPolicy: boolean;
}

/** The repository whose release is judged; without a name nothing is expected by default. */
export interface Judged {
  readonly host: string | null;
  readonly owner: string | null;
  readonly name: string | null;
}

/**
 * What Sigstore signers are expected: those of the policy, else the repository's own workflows, of whatever file and reference
 * (a default of ours; nothing in Sigstore or GitHub demands it).
 */
export function signerRules(signers: Signers | undefined, judged: Judged): readonly SignerRule[] {
  const own = sourceOf(judged);
  if (signers !== undefined) return signers.sigstore.map((signer) => ruleOf(signer, own));
  if (own === undefined) return [];
  const identity = pattern(`${own.server}/${own.owner}/${own.name}/.github/workflows/`);
  return [{ expected: { identity, issuer: exact(issuerOf(own.server)), source: own }, fromPolicy: false }];
}

function ruleOf(signer: SigstoreSigner, own: Source | undefined): SignerRule {
  const { workflow, identity, issuer, ref, builder, triggers, repository } = signer;
  const server = own?.server ?? 'https://github.com';
  const built = repository === undefined ? own : namedSource(server, repository);
  const rest = {
    ...(ref === undefined ? {} : { ref }),
    ...(builder === undefined ? {} : { builder }),
    ...(triggers === undefined ? {} : { triggers }),
    fromPolicy: true,
  };
  if (workflow !== undefined) {
    const expected = { identity: pattern(`${server}/${workflow}@`), issuer: exact(issuer ?? issuerOf(server)) };
    return { ...rest, workflow, expected: { ...expected, ...(built === undefined ? {} : { source: built }) } };
  }
  // A person or another service is no workflow of a repository: a source is expected only where policy names one.
  const source = repository === undefined ? {} : { source: namedSource(server, repository) };
  return { ...rest, expected: { identity: exact(identity ?? ''), issuer: exact(issuer ?? ''), ...source } };
}

export function sourceOf({ host, owner, name }: Judged): Source | undefined {
  if (host === null || owner === null || name === null) return undefined;
  return { server: `https://${host}`, owner, name };
}

function namedSource(server: string, repository: string): Source {
  const [owner = '', name = ''] = repository.split('/');
  return { server, owner, name };
}

/** github.com, its tenants with data residency, and an own server each vouch for their workflows themselves. */
export function issuerOf(server: string): string {
  if (server === 'https://github.com') return GITHUB_ISSUER;
  const { host } = new URL(server);
  return host.endsWith('.ghe.com') ? `https://token.actions.${host}` : `${server}/_services/token`;
}

function exact(text: string) {
  return { kind: 'exact', text } as const;
}

/** All texts that begin so and go on; the beginning is taken letter by letter. */
function pattern(beginning: string) {
  const escaped = beginning.replaceAll(/[^\w/:@]/g, '\\$&');
  return { kind: 'pattern', pattern: readPattern(`${escaped}.+`) } as const;
}

/** `refs/tags/v*` or a whole reference. */
export function obeysRef(rule: string, ref: string): boolean {
  return rule.endsWith('*') ? ref.startsWith(rule.slice(0, -1)) : ref === rule;
}
