import type { EvaluationRequest } from '../model/evaluation-request.ts';
import { sha256 } from '../model/digest.ts';
import type { Text } from '../model/text.ts';
import type { Evaluation } from '../pipeline/evaluation.ts';
import type { Look } from '../pipeline/engine.ts';
import { makePack, type MadePack, NoSuchRelease, packName, type PackTools } from '../pipeline/release-pack.ts';
import { PublishError, type PublishErrorCode } from '../ports/publisher.ts';
import { TokenError } from '../ports/tokens.ts';
import type { PackTold } from '../reports/types.ts';
import { describeError } from './log.ts';
import type { AppServices } from './services.ts';

type SbomTools = Pick<PackTools, 'validateSbom' | 'sbomProfile'>;

export interface PackedRelease {
  readonly request: Extract<EvaluationRequest, { kind: 'release' }>;
  readonly look: Look;
  readonly evaluation: Evaluation;
}

/**
 * Keeps the evidence pack of a judged release and, where the configuration asks for it and the release still takes files,
 * attaches it. Says on the verdict what became of it. A pack that cannot be kept is tried again with the whole evaluation.
 */
export async function packedRelease(
  services: AppServices,
  tools: SbomTools,
  { request, look, evaluation }: PackedRelease,
): Promise<Evaluation> {
  const told = await keepAndTell(services, tools, { request, look, evaluation });
  return { ...evaluation, input: { ...evaluation.input, pack: told } };
}

async function keepAndTell(
  services: AppServices,
  { validateSbom, sbomProfile }: SbomTools,
  { request, look, evaluation }: PackedRelease,
): Promise<PackTold> {
  const { encrypt, signPack: sign, redact: clean } = services;
  const { answers } = look;
  const tools = {
    ...{ validateSbom, sbomProfile, encrypt, clean },
    ...(sign === undefined ? {} : { sign }),
    ...(answers === undefined ? {} : { answers }),
  };
  let made: MadePack;
  try {
    made = await makePack(evaluation, look.repository, tools);
  } catch (error) {
    if (!(error instanceof NoSuchRelease)) throw error;
    return { state: 'not-made', because: NO_RELEASE };
  }
  await keep(services, request, { made, evaluation });
  const notAttached = await attach(services, request, { made, evaluation });
  const { retention } = evaluation.configuration;
  return {
    state: 'made',
    name: packName(request.tag),
    digest: sha256(made.bytes),
    files: made.pack.files.length,
    signedBy: made.signed ? 'key' : 'nobody',
    restricted: made.pack.statement.predicate.restricted.state,
    placed: notAttached === 'attached' ? 'attached' : 'kept',
    ...(typeof notAttached === 'object' ? { notAttached } : {}),
    ...(retention === undefined ? {} : { retention }),
    unbound: made.pack.statement.predicate.unbound,
  };
}

interface Made {
  readonly made: MadePack;
  readonly evaluation: Evaluation;
}

async function keep(
  { packs }: AppServices,
  { installation, repository, tag }: PackedRelease['request'],
  { made, evaluation }: Made,
) {
  const { subject, madeAt } = made.pack.statement.predicate;
  const { id, owner, name } = repository;
  await packs.keep({
    installation,
    repository: { id, owner, name },
    tag,
    commit: subject.commit,
    madeAt,
    keepUntil: endOf(madeAt, evaluation.configuration.retention),
    pack: made.bytes,
    visibility: evaluation.input.evidence.subject.visibility ?? 'private',
    // Of a draft nobody has seen anything yet: what it carries may still change, and may never be shown.
    sboms: made.release.draft ? [] : keptSboms(made),
    ...(made.kept === undefined ? {} : { restricted: made.kept }),
  });
}

/** Bytes of SBOMs kept with one pack. */
const MAX_KEPT_BYTES = 64 * 1024 * 1024;

/** In their order as far as the room goes; what is left out is not in the history. */
function keptSboms({ sboms }: MadePack): MadePack['sboms'] {
  let room = MAX_KEPT_BYTES;
  return sboms.filter(({ bytes }) => {
    const fits = bytes.byteLength <= room;
    if (fits) room -= bytes.byteLength;
    return fits;
  });
}

const DAY_MS = 24 * 60 * 60_000;

function endOf(from: string, retention: string | undefined): string | null {
  if (retention === undefined) return null;
  return new Date(Date.parse(from) + Number.parseInt(retention.slice(1), 10) * DAY_MS).toISOString();
}

/** undefined = nobody asked for it; a text = why it is not there. */
async function attach(
  services: AppServices,
  { installation, repository, tag }: PackedRelease['request'],
  { made, evaluation }: Made,
): Promise<'attached' | Text | undefined> {
  if (evaluation.configuration.pack?.upload !== true) return undefined;
  if (made.release.immutable === true) return IMMUTABLE;
  // It may be the signed one that the release workflow made of the draft; this App's own lies in its archive either way.
  if (made.release.assets.some(({ name }) => name === packName(tag))) return THERE_ALREADY;
  const file = { name: packName(tag), mediaType: 'application/zip', content: made.bytes };
  try {
    const permissions = { contents: 'write', metadata: 'read' } as const;
    const token = await services.tokens.tokenFor({ installation, repositoryId: repository.id, permissions });
    await services.releaseFiles({ repository, token }).put(made.release, file);
    return 'attached';
  } catch (error) {
    if (!isRefusal(error)) throw error;
    services.log('warn', {
      event: 'pack.not-attached',
      repository: `${repository.owner}/${repository.name}`,
      ...describeError(error),
    });
    return REFUSED;
  }
}

/** What will be refused again tomorrow costs the attachment; what may pass is tried again with the whole evaluation. */
function isRefusal(error: unknown): boolean {
  if (error instanceof TokenError) return error.code === 'TOKEN_FORBIDDEN' || error.code === 'TOKEN_GONE';
  return error instanceof PublishError && LASTING.includes(error.code);
}

const LASTING: readonly PublishErrorCode[] = ['PUBLISH_FORBIDDEN', 'PUBLISH_GONE', 'PUBLISH_REJECTED'];

const NO_RELEASE: Text = {
  en: 'no release of this tag shows; drafts show only to those who may write',
  ja: 'このタグのリリースが見つかりません（下書きは書き込み権限がないと見えません）',
};
const IMMUTABLE: Text = {
  en: 'the release is immutable; let the Action make the pack on the draft, before publication',
  ja: 'リリースは変更不可です。公開前の下書きの段階で Action にパックを作成させてください',
};
const THERE_ALREADY: Text = {
  en: 'it carries an evidence pack already, the record of the moment it was made, which is not replaced; this newer one is kept here',
  ja: '既に証跡パックが添付されています。それは作成時点の記録であるため置き換えず、新しいパックはこちらで保管します',
};
const REFUSED: Text = {
  en: 'GitHub refused the upload; it needs the permission contents: write, which this App does not ask for by default',
  ja: 'GitHub がアップロードを拒否しました。権限 contents: write が必要です（この App は既定では求めません）',
};
