/** Every form in which a credential could reach a text; each keeps a name of what was there. */
export const CREDENTIAL_FORMS: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, '[private key]'],
  [/github_pat_\w+/g, '[token]'],
  [/gh[a-z]_\w{8,}/g, '[token]'],
  // Installation tokens of GitHub's older form.
  [/\bv1\.[0-9a-f]{40}\b/g, '[token]'],
  // JSON Web Tokens, signed or cut off after the payload.
  [/\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?/g, '[jwt]'],
  [/\b(authorization\W{1,4}(?:bearer|token|basic)\s+)[^\s"',}]+/gi, '$1[token]'],
  [/(\bhttps?:\/\/)[^\s/@"']+@/g, '$1[credentials]@'],
];

/** What stands in API answers beside these: a field that GitHub fills with a token, an address that is a key by itself. */
const IN_ANSWERS: readonly RegExp[] = [
  /"[a-z_]*(?:token|secret|password|private_key)"\s*:\s*"[^"]/i,
  /[?&](?:access_token|token|sig|signature|x-amz-signature|x-goog-signature)=[^"&\s]/i,
];

/** True when something in an API answer looks like a credential; it is better left out once too often. */
export function looksLikeCredential(body: string): boolean {
  return [...CREDENTIAL_FORMS.map(([form]) => form), ...IN_ANSWERS].some((form) => body.search(form) >= 0);
}
