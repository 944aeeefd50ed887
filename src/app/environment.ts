import { createPrivateKey } from 'node:crypto';
import { z } from 'zod';

/** The App's settings as its operator gives them. */
export interface AppEnvironment {
  readonly host: string;
  readonly port: number;
  readonly appId: number;
  /** PEM. */
  readonly privateKey: string;
  readonly webhookSecret: string;
  /** REST root of the GitHub it serves. */
  readonly apiUrl: string;
  /** Name of that GitHub, `github.com`. */
  readonly gitHubHost: string;
  readonly storePath: string;
  /** Folder of the evidence packs. */
  readonly packsPath: string;
  /** PEM; signs evidence packs. Absent = they are not signed. */
  readonly packKey?: string;
  /** Folder with a copy of public vulnerability data; absent = decisions rest on what GitHub tells alone. */
  readonly vulnerabilityDataPath?: string;
  /** File of the Sigstore roots to trust; absent = the public instance alone, which signs nothing of private repositories. */
  readonly trustedRootPath?: string;
  /** Where whole reports are shown; absent = check runs link nowhere. */
  readonly publicUrl?: string;
}

/** What is missing or wrong, in one sentence; never a value. */
export class EnvironmentError extends Error {
  readonly code = 'ENVIRONMENT_INVALID';

  constructor(problems: readonly string[]) {
    super(`the App cannot start: ${problems.join('; ')}`);
    this.name = 'EnvironmentError';
  }
}

export type Variables = Readonly<Record<string, string | undefined>>;

/** Reads and checks all settings at once. `readFile` gives the text of PRIVATE_KEY_PATH. */
export function readEnvironment(variables: Variables, readFile: (path: string) => string): AppEnvironment {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = schema.safeParse(set);
  const key = privateKeyOf(set, readFile);
  const packKey = packKeyOf(set, readFile);
  const problems = [
    ...(parsed.success ? [] : parsed.error.issues.map((issue) => issue.message)),
    ...key.problems,
    ...(packKey?.problems ?? []),
  ];
  if (!parsed.success || problems.length > 0) throw new EnvironmentError(problems);
  const {
    HOST: host,
    PORT: port,
    APP_ID: appId,
    WEBHOOK_SECRET: webhookSecret,
    STORE_PATH: storePath,
    PACKS_PATH: packsPath,
    VULNERABILITY_DATA_PATH: vulnerabilityDataPath,
    TRUSTED_ROOT_PATH: trustedRootPath,
  } = parsed.data;
  const { GHE_HOST: enterprise, GHE_PROTOCOL: protocol, PUBLIC_URL: publicUrl } = parsed.data;
  return {
    host,
    port,
    appId,
    privateKey: key.pem,
    webhookSecret,
    storePath,
    packsPath,
    ...(packKey === undefined ? {} : { packKey: packKey.pem }),
    ...(vulnerabilityDataPath === undefined ? {} : { vulnerabilityDataPath }),
    ...(trustedRootPath === undefined ? {} : { trustedRootPath }),
    gitHubHost: enterprise ?? 'github.com',
    apiUrl: enterprise === undefined ? 'https://api.github.com' : `${protocol}://${enterprise}/api/v3`,
    ...(publicUrl === undefined ? {} : { publicUrl }),
  };
}

const HOST_NAME = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/i;

const schema = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number('PORT must be a number').pipe(z.int('PORT must be a whole number').min(0, 'PORT must be 0-65535').max(65535, 'PORT must be 0-65535')).default(3000),
  APP_ID: z.string('APP_ID is missing; the settings page of the GitHub App shows it').regex(/^[1-9]\d{0,15}$/, 'APP_ID must be the number on the settings page of the GitHub App').transform(Number),
  WEBHOOK_SECRET: z.string('WEBHOOK_SECRET is missing; set a random one, here and in the settings of the GitHub App').min(16, 'WEBHOOK_SECRET is a default or shorter than 16 characters; set a random one, here and in the settings of the GitHub App'),
  STORE_PATH: z.string().default('ssdf-gate.sqlite'),
  PACKS_PATH: z.string().default('ssdf-gate-packs'),
  VULNERABILITY_DATA_PATH: z.string().optional(),
  TRUSTED_ROOT_PATH: z.string().optional(),
  GHE_HOST: z.string().regex(HOST_NAME, 'GHE_HOST must be a host name, without https://').optional(),
  GHE_PROTOCOL: z.enum(['https', 'http'], 'GHE_PROTOCOL must be https or http').default('https'),
  PUBLIC_URL: z.url({ protocol: /^https$/, error: 'PUBLIC_URL must be an https:// address' }).optional(),
}); // prettier-ignore

interface Key {
  readonly pem: string;
  readonly problems: readonly string[];
}

/** The key as PEM, with `\n` written out, or in base64, because not every place for secrets takes more than one line. */
function privateKeyOf(variables: Variables, readFile: (path: string) => string): Key {
  const given = variables.PRIVATE_KEY;
  const path = variables.PRIVATE_KEY_PATH;
  if (given !== undefined) return asPem(given, 'PRIVATE_KEY');
  if (path === undefined)
    return problem('PRIVATE_KEY or PRIVATE_KEY_PATH is missing; create a key on the settings page of the GitHub App');
  try {
    return asPem(readFile(path), 'the file of PRIVATE_KEY_PATH');
  } catch {
    return problem('the file of PRIVATE_KEY_PATH cannot be read');
  }
}

/** The key that signs evidence packs; none is no problem, a wrong one is. */
function packKeyOf(variables: Variables, readFile: (path: string) => string): Key | undefined {
  const path = variables.PACK_SIGNING_KEY_PATH;
  if (path === undefined) return undefined;
  try {
    const pem = readFile(path);
    const { asymmetricKeyType: type } = createPrivateKey(pem);
    if (type === 'ec' || type === 'ed25519' || type === 'rsa') return { pem, problems: [] };
    return problem('the file of PACK_SIGNING_KEY_PATH must hold an EC, Ed25519 or RSA key');
  } catch {
    return problem('the file of PACK_SIGNING_KEY_PATH cannot be read as a private key in PEM form');
  }
}

function asPem(text: string, where: string): Key {
  const written = text.replaceAll('\\n', '\n').trim();
  const decoded = Buffer.from(written, 'base64').toString('utf8').trim();
  const pem = [written, decoded].find((each) =>
    /^-----BEGIN (RSA )?PRIVATE KEY-----\n[\s\S]+-----END (RSA )?PRIVATE KEY-----$/.test(each),
  );
  return pem === undefined ? problem(`${where} is not a private key in PEM form`) : { pem: `${pem}\n`, problems: [] };
}

function problem(text: string): Key {
  return { pem: '', problems: [text] };
}
