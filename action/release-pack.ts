import { encryptFor } from '../src/adapters/jose/jwe.ts';
import { releaseFiles } from '../src/adapters/github/release-files.ts';
import { SigningError } from '../src/adapters/sigstore/sign-keyless.ts';
import { sha256 } from '../src/model/digest.ts';
import type { Engine } from '../src/pipeline/engine.ts';
import type { Evaluation } from '../src/pipeline/evaluation.ts';
import { type MadePack, makePack, NoSuchRelease, packName, releaseCalled } from '../src/pipeline/release-pack.ts';
import { PublishError } from '../src/ports/publisher.ts';
import type { PackTold } from '../src/reports/types.ts';
import type { Started } from './event.ts';
import { type ActionInputs, InputError } from './inputs.ts';
import type { Judged, Runner } from './main.ts';
import { packSigner } from './pack-signer.ts';
import { leave } from './report-folder.ts';

interface Around {
  readonly started: Started;
  readonly inputs: ActionInputs;
  readonly runner: Runner;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Folder of the report. */
  readonly folder: string;
}

/** Name of the part that not every reader of the repository may see. */
export const RESTRICTED_NAME = 'ssdf-gate-evidence-restricted.zip';

/**
 * Makes the evidence pack of the judged release, best of a draft: a published immutable release takes no more files
 * (SP 800-218 PS.3.1). Leaves it in the folder of the report, attaches it where that is asked for, and says so on the verdict.
 */
export async function withPack(engine: Engine, judged: Judged, around: Around): Promise<Evaluation> {
  const { started, inputs, runner, folder } = around;
  const { evaluation, repository, answers } = judged;
  if (inputs.pack === 'none') return evaluation;
  if (started.kind !== 'release') throw new InputError(NO_RELEASE);
  const { visibility } = evaluation.input.evidence.subject;
  const place = { visibility, host: runner.host, environment: around.environment, fetch: runner.fetch };
  const { sign, by } = packSigner(inputs, place);
  // Before anything is signed: an entry of a public log stays for ever.
  const release = await orInputError(() => releaseCalled(repository, started.tag));
  if (inputs.pack === 'attach' && !release.draft && release.immutable === true) throw new InputError(IMMUTABLE);
  const { validateSbom, sbomProfile } = engine;
  const clean = (text: string) => (inputs.token === '' ? text : text.replaceAll(inputs.token, '[token]'));
  const tools = {
    validateSbom,
    sbomProfile,
    encrypt: encryptFor,
    clean,
    sign,
    ...(answers === undefined ? {} : { answers }),
  };
  const made = await orInputError(() => makePack(evaluation, repository, tools));
  leave(folder, packName(started.tag), made.bytes);
  if (made.kept !== undefined) leave(folder, RESTRICTED_NAME, made.kept);
  if (inputs.pack === 'attach') await attach(made, started.tag, around);
  return { ...evaluation, input: { ...evaluation.input, pack: toldOf(evaluation, made, { ...around, by }) } };
}

function toldOf(
  { configuration: { retention } }: Evaluation,
  { pack, bytes }: MadePack,
  { started, inputs, by }: Pick<Around, 'started' | 'inputs'> & { readonly by: 'workflow' | 'key' },
): PackTold {
  const { restricted, unbound } = pack.statement.predicate;
  return {
    state: 'made',
    name: packName(started.kind === 'release' ? started.tag : ''),
    digest: sha256(bytes),
    files: pack.files.length,
    signedBy: by,
    restricted: restricted.state,
    placed: inputs.pack === 'attach' ? 'attached' : 'left',
    ...(retention === undefined ? {} : { retention }),
    unbound,
  };
}

async function attach({ release, bytes }: MadePack, tag: string, { inputs, runner }: Around): Promise<void> {
  const [owner = '', repository = ''] = runner.repository.split('/');
  const { apiUrl, fetch } = runner;
  const files = releaseFiles({ owner, repository, apiUrl, fetch, token: inputs.token });
  await orInputError(() => files.put(release, { name: packName(tag), mediaType: 'application/zip', content: bytes }));
}

/** What the workflow's author can cure is one line; anything else is ours. */
async function orInputError<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SigningError) throw new InputError(`input pack: ${error.message}`);
    if (error instanceof NoSuchRelease) throw new InputError(error.message);
    if (error instanceof PublishError) throw new InputError(`${NOT_ATTACHED} (${error.code})`);
    throw error;
  }
}

const NO_RELEASE =
  'input pack: expected a release to make the pack about; name its tag as release, or run on the event release';
const IMMUTABLE =
  'input pack: the release is published and immutable and takes no more files; make the pack while it is a draft, or set pack to leave';
const NOT_ATTACHED =
  'input pack: GitHub took no file for the release; give the token the permission "contents: write", or set pack to leave';
