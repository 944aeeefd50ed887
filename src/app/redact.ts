import { CREDENTIAL_FORMS } from '../model/credential.ts';

/** Makes a function that takes every token form, and these secrets themselves, out of a text. */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const known = secrets.flatMap(writtenForms).sort((a, b) => b.length - a.length);
  return (text) => {
    const withoutKnown = known.reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), text);
    return CREDENTIAL_FORMS.reduce((rest, [form, name]) => rest.replace(form, name), withoutKnown);
  };
}

/** A secret as it is, and as it looks inside JSON, a URL or base64. */
function writtenForms(secret: string): string[] {
  if (secret.length < 4) return [];
  const inJson = JSON.stringify(secret).slice(1, -1);
  return [...new Set([secret, inJson, encodeURIComponent(secret), Buffer.from(secret).toString('base64')])];
}
