/** Every form in which a credential of this App could reach a text; each keeps a name of what was there. */
const FORMS: readonly (readonly [RegExp, string])[] = [
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

/** Makes a function that takes every token form, and these secrets themselves, out of a text. */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const known = secrets.flatMap(writtenForms).sort((a, b) => b.length - a.length);
  return (text) => {
    const withoutKnown = known.reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), text);
    return FORMS.reduce((rest, [form, name]) => rest.replace(form, name), withoutKnown);
  };
}

/** A secret as it is, and as it looks inside JSON, a URL or base64. */
function writtenForms(secret: string): string[] {
  if (secret.length < 4) return [];
  const inJson = JSON.stringify(secret).slice(1, -1);
  return [...new Set([secret, inJson, encodeURIComponent(secret), Buffer.from(secret).toString('base64')])];
}
