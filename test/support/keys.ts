import { generateKeyPairSync } from 'node:crypto';

/** A private key of an App, made now. */
export const APP_KEY = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
  type: 'pkcs1',
  format: 'pem',
}) as string;
