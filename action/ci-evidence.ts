import { basename, join } from 'node:path';
import { SigningError, type SigningErrorCode } from '../src/adapters/sigstore/sign-keyless.ts';
import type { SuppliedFile } from '../src/collectors/types.ts';
import { sha256 } from '../src/model/digest.ts';
import type { Visibility } from '../src/model/subject.ts';
import type { Text } from '../src/model/text.ts';
import { IN_TOTO_PAYLOAD } from '../src/pack/statement.ts';
import { CI_ARTIFACT, CI_BUNDLE, ciStatement } from '../src/provenance/ci-statement.ts';
import type { Started } from './event.ts';
import type { ActionInputs } from './inputs.ts';
import type { Runner } from './main.ts';
import { PackRefused } from './pack-failure.ts';
import { workflowSigner } from './pack-signer.ts';
import { leaveFolder } from './report-folder.ts';

interface Around {
  readonly started: Started;
  readonly inputs: ActionInputs;
  readonly runner: Runner;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Folder of the report. */
  readonly folder: string;
  readonly visibility: Visibility | undefined;
}

/** A signed folder that the workflow uploads as one artifact. */
export interface LeftEvidence {
  readonly folder: string;
  readonly files: number;
}

/** `failed` is a line that the step ends with, once the verdict is shown. */
export interface Leaving {
  readonly left?: LeftEvidence;
  readonly failed?: string;
}

/**
 * Puts the files that this run made into one folder and signs a statement over all of them as the workflow that runs, for the
 * App to take over. The bundle lies beside the files: whoever downloads the artifact needs no other answer to verify it, and a
 * file that is taken out is noticed. Of a fork nothing is signed: GitHub gives its runs no identity.
 */
export async function leaveEvidence(around: Around): Promise<Leaving> {
  const { started, inputs } = around;
  if (inputs.evidence === 'none') return {};
  if (started.kind === 'pull-request' && started.fromFork) return {};
  try {
    return { left: await left(around) };
  } catch (error) {
    if (error instanceof PackRefused) return { failed: `input ${error.input}: ${error.message}` };
    if (error instanceof SigningError) return { failed: `input evidence: ${NOT_SIGNED[error.code]}` };
    throw error;
  }
}

async function left({ started, runner, folder, visibility, ...rest }: Around): Promise<LeftEvidence> {
  if (started.kind === 'pull-request' && started.onBase) throw new PackRefused(ON_BASE, 'evidence');
  if (runner.supplied.length === 0) throw new PackRefused(NO_FILES, 'evidence');
  const place = { visibility, host: runner.host, environment: rest.environment, fetch: runner.fetch };
  const sign = workflowSigner('evidence', rest.inputs, place);
  const files = placed(runner.supplied);
  const bundle = await sign(statementOf(files, runner), IN_TOTO_PAYLOAD);
  leaveFolder(folder, CI_ARTIFACT, new Map([...files, [CI_BUNDLE, new TextEncoder().encode(bundle)]]));
  return { folder: join(folder, CI_ARTIFACT), files: files.size };
}

type Files = ReadonlyMap<string, Uint8Array>;

/** Each in the folder of its kind; files of one name get a number. */
function placed(supplied: readonly SuppliedFile[]): Files {
  const files = new Map<string, Uint8Array>();
  for (const { kind, path, bytes } of supplied) {
    const name = basename(path)
      .replace(/[^\w.-]/g, '_')
      .replace(/^\./, '_')
      .slice(0, 100);
    const names = [name, ...supplied.map((_, index) => `${index + 2}-${name}`)];
    const free = names.find((one) => !files.has(`${kind}/${one}`)) ?? name;
    files.set(`${kind}/${free}`, bytes);
  }
  return files;
}

function statementOf(files: Files, { host, repository, commit }: Runner): Uint8Array {
  const digests = [...files].map(([path, bytes]) => [path, sha256(bytes).slice('sha256:'.length)] as const);
  const statement = ciStatement({ commit, files: new Map(digests) }, `https://${host}/${repository}`);
  return new TextEncoder().encode(JSON.stringify(statement));
}

const NOT_SIGNED: Readonly<Record<SigningErrorCode, string>> = {
  identity: 'no OIDC token could be had; give the job the permission "id-token: write"',
  certificate: 'the certificate authority (Fulcio) gave no certificate; run the job again later',
  log: 'the transparency log (Rekor) took no entry; run the job again later',
  timestamp: 'the timestamp authority gave no timestamp; run the job again later',
  signing: 'signing failed; run the job again later',
};
const NO_FILES: Text = {
  en: 'expected files that this run made; name them as sarif, sbom, junit, coverage, bundle or triage, or leave evidence out',
  ja: 'この実行で作成したファイルが指定されていません。sarif、sbom、junit、coverage、bundle、triage のいずれかで指定するか、evidence を外してください',
};
const ON_BASE: Text = {
  en: 'expected a run for the code that the files are about; pull_request_target runs for the base, so use pull_request',
  ja: 'pull_request_target はベースに対する実行です。ファイルの対象コードに対する実行（pull_request）を使ってください',
};
