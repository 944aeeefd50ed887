import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { wireString } from '../../src/adapters/key-signatures/ssh-wire.ts';

/** Signatures by keys, made at test time as OpenSSH and minisign write them. */
export interface SshKeys {
  readonly privateKey: KeyObject;
  /** The line of a `.pub` file. */
  readonly line: string;
  readonly blob: Buffer;
}

export function sshKeys(): SshKeys {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const blob = Buffer.concat([wireString('ssh-ed25519'), wireString(raw(publicKey))]);
  return { privateKey, blob, line: `ssh-ed25519 ${blob.toString('base64')} release@example.com` };
}

export interface SshHow {
  readonly namespace?: string;
  readonly hash?: string;
  readonly version?: number;
  readonly after?: Buffer;
}

export function sshSignature(keys: SshKeys, message: string | Uint8Array, how: SshHow = {}): string {
  const { namespace = 'file', hash = 'sha512', version = 1, after = Buffer.alloc(0) } = how;
  const digest = createHash(hash).update(message).digest();
  const magic = Buffer.from('SSHSIG');
  const data = Buffer.concat([magic, ...[namespace, '', hash, digest].map((one) => wireString(one))]);
  const signed = Buffer.concat([wireString('ssh-ed25519'), wireString(sign(null, data, keys.privateKey))]);
  const number = Buffer.from([0, 0, 0, version]);
  const parts = [keys.blob, namespace, '', hash, signed].map((one) => wireString(one));
  const body = Buffer.concat([magic, number, ...parts, after]).toString('base64');
  return `-----BEGIN SSH SIGNATURE-----\n${body.replaceAll(/(.{70})/g, '$1\n')}\n-----END SSH SIGNATURE-----\n`;
}

export interface MinisignKeys {
  readonly privateKey: KeyObject;
  readonly id: Buffer;
  /** Second line of `minisign.pub`. */
  readonly line: string;
}

export function minisignKeys(id: Buffer = Buffer.from('12345678')): MinisignKeys {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return { privateKey, id, line: Buffer.concat([Buffer.from('Ed'), id, raw(publicKey)]).toString('base64') };
}

export interface MinisignHow {
  readonly algorithm?: 'Ed' | 'ED';
  /** Written into the file in place of the comment that is signed. */
  readonly shownComment?: string;
}

export function minisignSignature({ privateKey, id }: MinisignKeys, message: string, how: MinisignHow = {}): string {
  const { algorithm = 'ED', shownComment } = how;
  const data = algorithm === 'Ed' ? Buffer.from(message) : createHash('blake2b512').update(message).digest();
  const signature = sign(null, data, privateKey);
  const comment = 'timestamp:1700000000';
  const global = sign(null, Buffer.concat([signature, Buffer.from(comment)]), privateKey);
  const first = Buffer.concat([Buffer.from(algorithm), id, signature]).toString('base64');
  return `untrusted comment: any\n${first}\ntrusted comment: ${shownComment ?? comment}\n${global.toString('base64')}\n`;
}

function raw(key: KeyObject): Buffer {
  return Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url');
}
