import type { Signer } from '../model/signature.ts';
import { type Expected, GITHUB_ISSUER, obeys, ruleText, type Source, sourceUrl, type TextRule } from './expected.ts';
import { gravest, type Refusal, rejected, unverifiable } from './refusal.ts';

/** Is this the signer that was expected? A signer of whom nothing was expected is nobody's. */
export function judgeSigner(signer: Signer, expected: Expected): Refusal | undefined {
  switch (signer.kind) {
    case 'key':
      return judgeKey(expected);
    case 'certificate':
      return gravest([
        identityRefusal(signer, expected),
        issuerRefusal(signer, expected),
        sourceRefusal(signer, expected),
        refRefusal(signer, expected),
      ]);
  }
}

/** The key is the one that the user gave (the adapter knows no other); beside it no identity can be proved. */
function judgeKey({ identity, issuer }: Expected): Refusal | undefined {
  const asked = identity !== undefined || issuer !== undefined;
  return asked ? rejected('signer-is-key') : undefined;
}

type Certified = Extract<Signer, { kind: 'certificate' }>;

function identityRefusal({ identity: came }: Certified, { identity, source }: Expected): Refusal | undefined {
  if (identity === undefined) return source === undefined ? unverifiable('signer-not-expected', { came }) : undefined;
  return obeys(identity, came) ? undefined : rejected('identity-mismatch', { expected: ruleText(identity), came });
}

function issuerRefusal({ issuer }: Certified, expected: Expected): Refusal | undefined {
  const rule = issuerRule(expected);
  const came = issuer ?? '';
  if (rule === undefined) return unverifiable('issuer-not-expected', { came });
  return obeys(rule, came) ? undefined : rejected('issuer-mismatch', { expected: ruleText(rule), came });
}

/** What a certificate says of a repository on github.com counts when GitHub said it. */
function issuerRule({ issuer, source }: Expected): TextRule | undefined {
  if (issuer !== undefined || source?.server !== 'https://github.com') return issuer;
  return { kind: 'exact', text: GITHUB_ISSUER };
}

function sourceRefusal({ claims }: Certified, { source }: Expected): Refusal | undefined {
  if (source === undefined) return undefined;
  const came = claims.sourceRepository ?? '';
  return isSource(came, source) ? undefined : rejected('source-mismatch', { expected: sourceUrl(source), came });
}

/** GitHub's names of owners and repositories do not tell capital letters apart. */
export function isSource(url: string, source: Source): boolean {
  return url.toLowerCase() === sourceUrl(source).toLowerCase();
}

function refRefusal({ claims }: Certified, { ref }: Expected): Refusal | undefined {
  const came = claims.sourceRepositoryRef ?? '';
  return ref === undefined || ref === came ? undefined : rejected('ref-mismatch', { expected: ref, came });
}
