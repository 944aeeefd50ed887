import { boundedFetch } from '../src/adapters/github/bounded-fetch.ts';
import { signKeyless } from '../src/adapters/sigstore/sign-keyless.ts';
import { type SigningService, signingServiceFor, writesPublicLog } from '../src/adapters/sigstore/signing-service.ts';
import { signWithKey } from '../src/adapters/sigstore/sign-with-key.ts';
import { identityEndpoint, workflowToken } from '../src/adapters/sigstore/workflow-identity.ts';
import type { Visibility } from '../src/model/subject.ts';
import type { Text } from '../src/model/text.ts';
import type { SignPack } from '../src/pipeline/release-pack.ts';
import type { ActionInputs } from './inputs.ts';
import { PackRefused } from './pack-failure.ts';

export interface PackSigner {
  readonly sign: SignPack;
  readonly by: 'workflow' | 'key';
}

export interface SigningPlace {
  readonly visibility: Visibility | undefined;
  readonly host: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly fetch: typeof fetch;
}

/** Audience of the OIDC token that Fulcio takes. */
const AUDIENCE = 'sigstore';

/** Largest answer that is read for an OIDC token. */
const MAX_TOKEN_BYTES = 64 * 1024;

/**
 * Who signs the pack: a key of the inputs, else the workflow itself (keyless). What is not public is never signed where everybody
 * reads along, whatever the inputs say.
 */
export function packSigner(inputs: ActionInputs, place: SigningPlace): PackSigner {
  const { packKey } = inputs;
  if (packKey !== undefined) return { sign: byKey(packKey), by: 'key' };
  return { sign: workflowSigner('pack', inputs, place), by: 'workflow' };
}

/** A key may stand in for the workflow on a pack; evidence of a run is worth what GitHub says of that run. */
type Signing = 'pack' | 'evidence';

/** The workflow that runs signs, by the identity that GitHub gives its job. */
export function workflowSigner(what: Signing, inputs: Pick<ActionInputs, 'sigstore'>, place: SigningPlace): SignPack {
  const service = serviceOf(what, inputs, place);
  const endpoint = identityEndpoint(place.environment);
  if (endpoint === undefined) throw new PackRefused(NO_IDENTITY[what], what);
  const ask = boundedFetch(place.fetch, MAX_TOKEN_BYTES);
  return signKeyless(service, () => workflowToken(endpoint, AUDIENCE, ask));
}

function serviceOf(
  what: Signing,
  { sigstore: given }: Pick<ActionInputs, 'sigstore'>,
  { visibility, host }: SigningPlace,
): SigningService {
  const service = given ?? signingServiceFor(visibility, host);
  if (service === undefined) throw new PackRefused(NO_SERVICE[what], what);
  if (visibility !== 'public' && writesPublicLog(service)) throw new PackRefused(NOT_PUBLIC[what], 'sigstore-fulcio');
  return service;
}

function byKey(pem: string): SignPack {
  try {
    return signWithKey(pem);
  } catch {
    throw new PackRefused(NO_KEY, 'pack-key');
  }
}

const NO_KEY: Text = {
  en: 'expected a private key in PEM form; give the secret that holds one',
  ja: 'PEM 形式の秘密鍵ではありません。秘密鍵を保持するシークレットを指定してください',
};
type Words = Readonly<Record<Signing, Text>>;

const NO_IDENTITY: Words = {
  pack: {
    en: 'expected a job that may sign; give it the permission "id-token: write", or a key as pack-key',
    ja: 'このジョブは署名できません。権限 "id-token: write" を与えるか、pack-key に鍵を指定してください',
  },
  evidence: {
    en: 'expected a job that may sign; give it the permission "id-token: write"',
    ja: 'このジョブは署名できません。権限 "id-token: write" を与えてください',
  },
};
const NO_SERVICE: Words = {
  pack: {
    en: 'this server has no Sigstore instance of its own; name one (sigstore-fulcio and sigstore-rekor or sigstore-tsa), or give a key as pack-key',
    ja: 'このサーバーには Sigstore の環境がありません。sigstore-fulcio と、sigstore-rekor 又は sigstore-tsa を指定するか、pack-key に鍵を指定してください',
  },
  evidence: {
    en: 'this server has no Sigstore instance of its own; name one (sigstore-fulcio and sigstore-rekor or sigstore-tsa)',
    ja: 'このサーバーには Sigstore の環境がありません。sigstore-fulcio と、sigstore-rekor 又は sigstore-tsa を指定してください',
  },
};
const NOT_PUBLIC: Words = {
  pack: {
    en: 'the repository is not public, and the public instance would tell everybody of it; name an instance of your own, or give a key as pack-key',
    ja: 'リポジトリは公開されていません。公開の Sigstore を使うとその存在が誰にでも見えるため、自前の環境を指定するか、pack-key に鍵を指定してください',
  },
  evidence: {
    en: 'the repository is not public, and the public instance would tell everybody of it; name an instance of your own',
    ja: 'リポジトリは公開されていません。公開の Sigstore を使うとその存在が誰にでも見えるため、自前の環境を指定してください',
  },
};
