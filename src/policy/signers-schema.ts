import { z } from 'zod';
import { DEFAULT_SSH_NAMESPACES } from '../model/signers.ts';
import { expects } from './expectations.ts';
import { shortText, url } from './shared-schemas.ts';

/** A path below the root: no leading slash, no way upwards, no backslash. */
const PATH = /^(?!\/)(?!(?:.*\/)?\.{1,2}(?:\/|$))[A-Za-z0-9._/-]{1,200}$/;

const repository = z
  .string(expects('repository-name'))
  .regex(/^[\w.-]{1,100}\/[\w.-]{1,100}$/, expects('repository-name'));

const sigstore = z
  .strictObject({
    workflow: z
      .string(expects('workflow'))
      .max(400, expects('workflow'))
      .regex(/^[\w.-]+\/[\w.-]+\/\.github\/workflows\/[\w.-]+\.ya?ml$/, expects('workflow'))
      .exactOptional(),
    identity: shortText
      .exactOptional()
      .describe('The whole identity, not a part / 証明書の識別子全体（部分一致は不可）'),
    issuer: url.exactOptional(),
    repository: repository.exactOptional(),
    ref: z
      .string(expects('git-ref'))
      .max(300, expects('git-ref'))
      .regex(/^refs\/(?:heads|tags)\/[^\s*]*\*?$/, expects('git-ref'))
      .exactOptional(),
    builder: url.exactOptional(),
    triggers: z
      .array(z.string().regex(/^[a-z_]{1,40}$/))
      .min(1)
      .max(20)
      .exactOptional(),
  })
  .refine(
    ({ workflow, identity, issuer }) =>
      (workflow === undefined) !== (identity === undefined) && !(identity !== undefined && issuer === undefined),
    expects('sigstore-signer'),
  );

const openpgp = z.strictObject({
  fingerprint: z
    .string(expects('fingerprint'))
    .max(120, expects('fingerprint'))
    .transform((typed) => typed.replaceAll(/\s/g, '').replace(/^0x/i, '').toUpperCase())
    .refine((hex) => /^(?:[0-9A-F]{40}|[0-9A-F]{64})$/.test(hex), expects('fingerprint')),
  key: z
    .string(expects('openpgp-key'))
    .max(64 * 1024, expects('openpgp-key'))
    .refine((key) => key.startsWith('-----BEGIN PGP PUBLIC KEY BLOCK-----') || PATH.test(key), expects('openpgp-key')),
});

/** Kinds of SSH keys that are read; DSA is none of them. */
const SSH_KEY = /^(?:ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(?:256|384|521)) [A-Za-z0-9+/]+={0,2}(?: .*)?$/;

const ssh = z.strictObject({
  key: z
    .string(expects('ssh-key'))
    .max(8192, expects('ssh-key'))
    .refine((key) => SSH_KEY.test(key) || PATH.test(key), expects('ssh-key')),
  namespaces: z
    .array(z.string().regex(/^[\w.@-]{1,100}$/))
    .min(1)
    .max(10)
    .default([...DEFAULT_SSH_NAMESPACES]),
});

/** `Ed`, an eight-byte key id and an Ed25519 key, in base64. */
const minisign = z.strictObject({
  key: z.string(expects('minisign-key')).regex(/^RW[A-Za-z0-9+/]{54}$/, expects('minisign-key')),
});

/** Lists of the key `signers`; an error in one entry costs that entry. */
export const SIGNER_LISTS = { sigstore, openpgp, ssh, minisign } as const;
