import type { z } from 'zod';
import { judgedRelease } from '../collectors/judged-release.ts';
import { releaseDocuments } from '../collectors/sbom/release-documents.ts';
import { sbomsOf } from '../collectors/sbom/release-history.ts';
import type { sbomHistorySchema } from '../documents/sbom-history.ts';
import { explainUnseen } from '../language/unseen.ts';
import type { SbomHistory } from '../model/release-handling.ts';
import { SBOM_DIFF_KINDS } from '../model/sbom-diff.ts';
import type { Observation } from '../model/observation.ts';
import type { Release } from '../ports/releases.ts';
import { renderSbomHistory } from '../reports/sbom-diff/history.ts';
import { compareReleases, type ReleaseSboms } from '../sbom/release-history.ts';
import { orderOfPurlType } from '../vulnerabilities/versions/order-of-purl-type.ts';
import { askGitHub, parseName } from './ask-github.ts';
import { loadCollectors } from './engine.ts';
import { EXIT, type Io, UsageError } from './io.ts';
import { asJson, readChoice, readLanguage, write } from './options.ts';
import { policiesFolder } from './policies.ts';

export const RELEASE_OPTIONS = {
  repo: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  'api-url': { type: 'string' },
} as const;

interface Values {
  readonly repo?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly 'api-url'?: string | undefined;
  readonly format?: string | undefined;
  readonly lang?: string | undefined;
  readonly output?: string | undefined;
}

export function isOfReleases({ repo, from, to }: Values): boolean {
  return [repo, from, to].some((value) => value !== undefined);
}

/** `sbom diff --repo O/R --from TAG --to TAG`: exit status 0 when nothing differs, 3 when that cannot be told. */
export async function diffReleases(values: Values, io: Io): Promise<number> {
  const { repo, from, to } = values;
  if (repo === undefined || from === undefined || to === undefined)
    throw new UsageError('sbom diff: expected --repo OWNER/NAME, --from TAG and --to TAG together; name all three');
  const format = readChoice('--format', values.format ?? 'text', ['json', 'text', 'markdown']);
  const language = readLanguage(values.lang);
  const history = await historyOf(repo, { ...values, from, to }, io);
  const text =
    format === 'json' ? asJson(asDocument(history, { from, to })) : renderSbomHistory(history, { format, language });
  write(io, values.output, text);
  return statusOf(history);
}

interface Tags {
  readonly from: string;
  readonly to: string;
}

async function historyOf(repo: string, options: Values & Tags, io: Io): Promise<SbomHistory> {
  const name = parseName('--repo', repo);
  const { repository } = askGitHub(name, options, io);
  const { validateSbom, sbomProfile } = loadCollectors(policiesFolder());
  const listed = await repository.releases();
  const at = io.now();
  const sbomsAt = async (tag: string): Promise<ReleaseSboms> => {
    const release = releaseAt(listed, { tag, repo });
    const means = {
      validate: (read: Parameters<typeof validateSbom>[0]) => validateSbom(read, at),
      profile: sbomProfile,
    };
    return sbomsOf(await releaseDocuments(repository, release, means), name.name);
  };
  const [before, now] = [await sbomsAt(options.from), await sbomsAt(options.to)];
  return compareReleases(before, now, { compare: orderOfPurlType, keep: Number.POSITIVE_INFINITY });
}

function releaseAt(
  listed: Observation<readonly Release[]>,
  { tag, repo }: { readonly tag: string; readonly repo: string },
): Release {
  const subject = { kind: 'release', tag, commit: '', host: null, owner: null, name: null } as const;
  const found = judgedRelease(listed, subject);
  if (found.state === 'seen' && found.value !== null) return found.value;
  const why = found.state === 'unseen' ? explainUnseen([found.unseen]).en : 'it is not there';
  throw new UsageError(`${repo} ${tag}: expected a release, came none: ${why}; check the tag and GITHUB_TOKEN`);
}

/** What could not be compared may differ; a doubt keeps "nothing differs" from being said, and never hides a difference. */
function statusOf(history: SbomHistory): number {
  if (history.state !== 'compared') return EXIT.undetermined;
  const differs = history.pairs.some(
    (pair) => pair.state === 'compared' && SBOM_DIFF_KINDS.some((kind) => pair.counts[kind] > 0),
  );
  if (differs) return EXIT.doesNotHold;
  const whole = history.notes.length === 0 && history.pairs.every(({ state }) => state === 'compared');
  return whole ? EXIT.holds : EXIT.undetermined;
}

function asDocument(history: SbomHistory, { from, to }: Tags): z.input<typeof sbomHistorySchema> {
  const head = { $schema: 'urn:ssdf-gate:schema:sbom-history:1', version: 1, stability: 'experimental' } as const;
  return { ...head, from, to, history: structuredClone(history) as z.input<typeof sbomHistorySchema>['history'] };
}
