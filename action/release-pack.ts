import { encryptFor } from '../src/adapters/jose/jwe.ts';
import { releaseFiles } from '../src/adapters/github/release-files.ts';
import { sha256 } from '../src/model/digest.ts';
import type { Engine } from '../src/pipeline/engine.ts';
import type { Evaluation } from '../src/pipeline/evaluation.ts';
import { type MadePack, makePack, packName, releaseCalled } from '../src/pipeline/release-pack.ts';
import type { Text } from '../src/model/text.ts';
import type { PackTold } from '../src/reports/types.ts';
import type { Started } from './event.ts';
import type { ActionInputs } from './inputs.ts';
import type { Judged, Runner } from './main.ts';
import { type PackFailure, packFailure, PackRefused } from './pack-failure.ts';
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

/** The verdict with what became of its pack; `failed` is a line that the step ends with, once everything is shown. */
export interface Packed {
  readonly evaluation: Evaluation;
  readonly failed?: string;
}

/**
 * Makes the evidence pack of the judged release, best of a draft: a published immutable release takes no more files
 * (SP 800-218 PS.3.1). Leaves it in the folder of the report, attaches it where that is asked for, and says so on the verdict.
 * A pack that cannot be made or attached costs the step its success, never the reader the verdict.
 */
export async function withPack(engine: Engine, judged: Judged, around: Around): Promise<Packed> {
  const { evaluation } = judged;
  if (around.inputs.pack === 'none') return { evaluation };
  try {
    return await packed(engine, judged, around);
  } catch (error) {
    const failure = packFailure(error);
    if (failure === undefined) throw error;
    return { evaluation: telling(evaluation, { state: 'not-made', because: failure.because }), failed: failure.line };
  }
}

async function packed(engine: Engine, judged: Judged, around: Around): Promise<Packed> {
  const { started, inputs, runner, folder } = around;
  const { evaluation, repository, answers } = judged;
  if (started.kind !== 'release') throw new PackRefused(NO_RELEASE);
  const { visibility } = evaluation.input.evidence.subject;
  const place = { visibility, host: runner.host, environment: around.environment, fetch: runner.fetch };
  const { sign, by } = packSigner(inputs, place);
  // Before anything is signed: an entry of a public log stays for ever.
  const release = await releaseCalled(repository, started.tag);
  if (inputs.pack === 'attach' && !release.draft && release.immutable === true) throw new PackRefused(IMMUTABLE);
  const { validateSbom, sbomProfile } = engine;
  const clean = (text: string) => (inputs.token === '' ? text : text.replaceAll(inputs.token, '[token]'));
  const means = { validateSbom, sbomProfile, encrypt: encryptFor, clean, sign };
  const made = await makePack(evaluation, repository, { ...means, ...(answers === undefined ? {} : { answers }) });
  leave(folder, packName(started.tag), made.bytes);
  if (made.kept !== undefined) leave(folder, RESTRICTED_NAME, made.kept);
  const missed = inputs.pack === 'attach' ? await attach(made, started.tag, around) : undefined;
  const told = toldOf(evaluation, made, { ...around, by, missed });
  return { evaluation: telling(evaluation, told), ...(missed === undefined ? {} : { failed: missed.line }) };
}

function telling(evaluation: Evaluation, pack: PackTold): Evaluation {
  return { ...evaluation, input: { ...evaluation.input, pack } };
}

interface Outcome extends Pick<Around, 'started' | 'inputs'> {
  readonly by: 'workflow' | 'key';
  readonly missed: PackFailure | undefined;
}

function toldOf(
  { configuration: { retention } }: Evaluation,
  { pack, bytes }: MadePack,
  { started, inputs, by, missed }: Outcome,
): PackTold {
  const { restricted, unbound } = pack.statement.predicate;
  return {
    state: 'made',
    name: packName(started.kind === 'release' ? started.tag : ''),
    digest: sha256(bytes),
    files: pack.files.length,
    signedBy: by,
    restricted: restricted.state,
    placed: inputs.pack === 'attach' && missed === undefined ? 'attached' : 'left',
    ...(missed === undefined ? {} : { notAttached: missed.because }),
    ...(retention === undefined ? {} : { retention }),
    unbound,
  };
}

/** Why the release did not take the pack, where it did not. */
async function attach(
  { release, bytes }: MadePack,
  tag: string,
  { inputs, runner }: Around,
): Promise<PackFailure | undefined> {
  const [owner = '', repository = ''] = runner.repository.split('/');
  const { apiUrl, fetch } = runner;
  const files = releaseFiles({ owner, repository, apiUrl, fetch, token: inputs.token });
  try {
    await files.put(release, { name: packName(tag), mediaType: 'application/zip', content: bytes });
    return undefined;
  } catch (error) {
    const failure = packFailure(error);
    if (failure === undefined) throw error;
    return failure;
  }
}

const NO_RELEASE: Text = {
  en: 'expected a release to make the pack about; name its tag as release, or run on the event release',
  ja: '対象のリリースがありません。release にタグ名を指定するか、release イベントで実行してください',
};
const IMMUTABLE: Text = {
  en: 'the release is published and immutable and takes no more files; make the pack while it is a draft, or set pack to leave',
  ja: 'リリースは公開済みで変更できず、ファイルを追加できません。下書きの間にパックを作成するか、pack を leave にしてください',
};
