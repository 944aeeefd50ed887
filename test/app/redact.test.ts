import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { describeError, jsonLog } from '../../src/app/log.ts';
import { redactor } from '../../src/app/redact.ts';
import { instant } from '../support/requests.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = privateKey.export({ type: 'pkcs1', format: 'pem' }) as string;
const webhookSecret = 'pässword "with" signs/and\nlines';
const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
const redact = redactor([webhookSecret, pem]);

describe('redaction', () => {
  it.each<{ name: string; text: string; hidden: string }>([
    ...['ghp', 'gho', 'ghu', 'ghs', 'ghr'].map((form) => ({
      name: `a ${form} token`,
      text: `x ${form}_${letters} y`,
      hidden: letters,
    })),
    { name: 'a fine-grained token', text: `github_pat_${letters}_${letters}`, hidden: letters },
    { name: 'an installation token of the older form', text: `v1.${'0123456789'.repeat(4)}`, hidden: '0123456789' },
    { name: 'a JWT', text: 'Bearer eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOjEyMzQ1fQ.c2lnbmF0dXJl', hidden: 'c2lnbmF0dXJl' },
    {
      name: 'a JWT without its signature',
      text: 'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOjEyMzQ1fQ',
      hidden: 'eyJpc3MiOjEyMzQ1fQ',
    },
    { name: 'a token in a header', text: '{"authorization":"token abc123def"}', hidden: 'abc123def' },
    { name: 'a token in a URL', text: 'https://x-access-token:abc123@github.com/o/r', hidden: 'abc123' },
    { name: 'a private key', text: pem, hidden: pem.slice(40, 90) },
    { name: 'a private key inside JSON', text: JSON.stringify({ pem }), hidden: pem.slice(40, 90) },
    { name: 'another private key, cut off', text: '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADAN', hidden: 'MIIEvQIBADAN' },
    { name: 'the webhook secret', text: `secret: ${webhookSecret}!`, hidden: webhookSecret },
    { name: 'the webhook secret inside JSON', text: JSON.stringify({ webhookSecret }), hidden: 'with' },
    { name: 'the webhook secret in a URL', text: encodeURIComponent(webhookSecret), hidden: 'signs' },
    { name: 'the webhook secret in base64', text: Buffer.from(webhookSecret).toString('base64'), hidden: Buffer.from(webhookSecret).toString('base64').slice(4, 20) }, // prettier-ignore
  ])('$name does not stay in a text', ({ text, hidden }) => {
    expect(text).toContain(hidden);
    expect(redact(text)).not.toContain(hidden);
  });

  it('leaves other text alone', () => {
    const text = `commit ${'a'.repeat(40)} of octo/hello: high_light gh_ eyJ`;
    expect(redact(text)).toBe(text);
  });
});

describe('the log', () => {
  it('writes one JSON line per entry, redacted and bounded', () => {
    const lines: string[] = [];
    const log = jsonLog({ write: (line) => lines.push(line), redact, now: () => instant(0) });
    log('error', { event: 'x', error: `a\nb ghs_${letters}`, long: 'y'.repeat(10_000), attempt: 2 });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/\}\n$/);
    expect(lines[0]?.length).toBeLessThan(3_000);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      at: instant(0),
      level: 'error',
      error: 'a\nb [token]',
      attempt: 2,
    });
  });

  it('says name, code and message of an error, and never what hangs on it', () => {
    const error = Object.assign(new TypeError('no'), { code: 'X', request: { headers: { authorization: 'token t' } } });
    const aggregate = Object.assign(new AggregateError([error], 'many'), { event: { payload: 'private' } });
    expect(describeError(aggregate)).toEqual({ error: 'TypeError: no', code: 'X' });
    expect(describeError('text')).toEqual({ error: 'something that is no error was thrown' });
  });
});
