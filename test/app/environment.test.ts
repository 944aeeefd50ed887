import { describe, expect, it } from '@jest/globals';
import { readEnvironment, type Variables } from '../../src/app/environment.ts';
import { APP_KEY } from '../support/keys.ts';

const secret = 'a secret made for this test';
const least = { APP_ID: '29310', PRIVATE_KEY: APP_KEY, WEBHOOK_SECRET: secret };
const noFile = (): string => {
  throw new Error('ENOENT');
};

describe('the environment of the App', () => {
  it('needs three settings and has safe answers for the others', () => {
    expect(readEnvironment(least, noFile)).toEqual({
      host: '127.0.0.1',
      port: 3000,
      appId: 29310,
      privateKey: APP_KEY,
      webhookSecret: secret,
      apiUrl: 'https://api.github.com',
      gitHubHost: 'github.com',
      storePath: 'ssdf-gate.sqlite',
      packsPath: 'ssdf-gate-packs',
    });
  });

  it('may name a folder of vulnerability data', () => {
    expect(readEnvironment({ ...least, TRUSTED_ROOT_PATH: '/srv/root' }, noFile)).toMatchObject({
      trustedRootPath: '/srv/root',
    });
    expect(readEnvironment({ ...least, VULNERABILITY_DATA_PATH: '/srv/data' }, noFile)).toMatchObject({
      vulnerabilityDataPath: '/srv/data',
    });
  });

  it('names an enterprise server once, for its name and its API', () => {
    expect(
      readEnvironment({ ...least, GHE_HOST: 'ghe.example', PUBLIC_URL: 'https://gate.example/', PORT: '0' }, noFile),
    ).toMatchObject({
      apiUrl: 'https://ghe.example/api/v3',
      gitHubHost: 'ghe.example',
      publicUrl: 'https://gate.example/',
      port: 0,
    });
  });

  it.each<{ name: string; key: Variables; file: () => string }>([
    { name: 'with its line ends written out', key: { PRIVATE_KEY: APP_KEY.replaceAll('\n', '\\n') }, file: noFile },
    { name: 'in base64', key: { PRIVATE_KEY: Buffer.from(APP_KEY).toString('base64') }, file: noFile },
    { name: 'in a file', key: { PRIVATE_KEY: '', PRIVATE_KEY_PATH: 'key.pem' }, file: () => APP_KEY },
  ])('takes a key $name', ({ key, file }) => {
    expect(readEnvironment({ ...least, ...key }, file).privateKey).toBe(APP_KEY);
  });

  it('takes a key of its own that signs evidence packs, and says when that is none', () => {
    const given = { ...least, PACK_SIGNING_KEY_PATH: 'packs.pem' };
    expect(readEnvironment(given, () => APP_KEY).packKey).toBe(APP_KEY);
    expect(() => readEnvironment(given, () => 'no key')).toThrow(
      /PACK_SIGNING_KEY_PATH cannot be read as a private key/,
    );
  });

  it.each<{ name: string; given: Variables; says: RegExp }>([
    { name: 'no App id', given: { APP_ID: '' }, says: /APP_ID is missing/ },
    { name: 'an App id that is a name', given: { APP_ID: 'my-app' }, says: /APP_ID must be the number/ },
    { name: 'no secret', given: { WEBHOOK_SECRET: undefined }, says: /WEBHOOK_SECRET is missing/ },
    {
      name: 'the default secret',
      given: { WEBHOOK_SECRET: 'development' },
      says: /WEBHOOK_SECRET is a default or shorter/,
    },
    { name: 'no key', given: { PRIVATE_KEY: '' }, says: /PRIVATE_KEY or PRIVATE_KEY_PATH is missing/ },
    {
      name: 'a key that is no key',
      given: { PRIVATE_KEY: 'hunter2 hunter2' },
      says: /PRIVATE_KEY is not a private key/,
    },
    {
      name: 'a key file that is not there',
      given: { PRIVATE_KEY: '', PRIVATE_KEY_PATH: '/x' },
      says: /PRIVATE_KEY_PATH cannot be read/,
    },
    { name: 'a port that is a word', given: { PORT: 'http' }, says: /PORT must be/ },
    { name: 'a port out of range', given: { PORT: '70000' }, says: /PORT must be 0-65535/ },
    {
      name: 'an enterprise host with a scheme',
      given: { GHE_HOST: 'https://ghe.example' },
      says: /GHE_HOST must be a host name/,
    },
    { name: 'a public address without TLS', given: { PUBLIC_URL: 'http://gate.example' }, says: /PUBLIC_URL must be/ },
  ])('$name is told in one line, without any value', ({ given, says }) => {
    const read = () => readEnvironment({ ...least, ...given }, noFile);
    expect(read).toThrow(says);
    expect(read).toThrow(/^the App cannot start: [^\n]+$/);
    expect(read).not.toThrow(/hunter2|my-app|a secret made/);
  });

  it('says everything that is wrong at once', () => {
    expect(() => readEnvironment({}, noFile)).toThrow(/APP_ID.*WEBHOOK_SECRET.*PRIVATE_KEY/);
  });
});
