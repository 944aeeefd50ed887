import { assess } from '../assessment/assess.ts';
import { sharedBaseline } from '../assessment/delta.ts';
import type { GateMode } from '../model/assessment.ts';
import { type Configuration, DEFAULT_PROFILE } from '../model/configuration.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Audience } from '../model/fact.ts';
import type { Observation, Unseen } from '../model/observation.ts';
import type { Profile } from '../model/policy.ts';
import type { Records } from '../model/records.ts';
import type { Subject } from '../model/subject.ts';
import type { Text } from '../model/text.ts';
import { explainUnseen } from '../language/unseen.ts';
import { effectiveProfile } from '../policy/effective-profile.ts';
import type { ReportInput, ReportOptions } from '../reports/types.ts';
import type { Configured } from './configuration.ts';
import type { Engine, Look } from './engine.ts';

/** A verdict, ready to be rendered for the readers it is meant for. */
export interface Evaluation {
  readonly input: ReportInput;
  readonly options: ReportOptions;
  /** What people recorded, as it was judged with. */
  readonly records: Records;
  /** What the files said about everything beside the verdict: how long evidence is kept, what becomes of packs. */
  readonly configuration: Configuration;
}

/** The subject itself could not be read, so that there is nothing to judge. */
export class NotEvaluated extends Error {
  readonly unseen: Unseen;
  readonly because: Text;

  constructor(unseen: Unseen, because = explainUnseen([unseen])) {
    super(because.en);
    this.name = 'NotEvaluated';
    this.unseen = unseen;
    this.because = because;
  }

  /** True when asking again later may help. */
  get passing(): boolean {
    return this.unseen.reason === 'rate-limited' || this.unseen.reason === 'server-error';
  }
}

export function seenOrStop<T>(answer: Observation<T>): T {
  if (answer.state === 'seen') return answer.value;
  throw new NotEvaluated(answer.unseen);
}

/** Stops where two repositories answered under one name: what was read of both is evidence of neither. */
export function oneRepositoryOrStop(mixed: string | undefined): void {
  if (mixed === undefined) return;
  throw new NotEvaluated(
    { reason: 'malformed', what: mixed },
    {
      en: `another repository took the name ${mixed} while it was read, so nothing of the answers is counted; assess it again under its present name`,
      ja: `読み取り中に別のリポジトリが ${mixed} という名前になったため、応答を評価に使えません。現在の名前で再評価してください`,
    },
  );
}

interface Collected {
  readonly configured: Configured;
  readonly evidence: Evidence;
  readonly baseline?: Evidence;
  readonly afterMerge?: readonly Text[];
}

/** Judges collected evidence under the configuration and gathers what the reports need. */
export function conclude(engine: Engine, look: Pick<Look, 'at' | 'previous'>, collected: Collected): Evaluation {
  const { configured, evidence, baseline } = collected;
  const { profile, problems } = profileOf(engine, configured.configuration);
  const common = {
    policy: engine.policy,
    facts: engine.facts,
    profile,
    records: configured.records,
    at: look.at,
    gate: configured.configuration.gate ?? defaultGate(evidence.subject),
    ...(configured.locksUnknown === undefined ? {} : { locksUnknown: configured.locksUnknown }),
    fixingReleases: configured.configuration.fixingReleases ?? 'observe',
    broughtMalware: configured.configuration.broughtMalware ?? 'observe',
  };
  const assessment = assess({
    ...common,
    evidence,
    ...(baseline === undefined ? {} : { baseline: { evidence: baseline } }),
    ...(look.previous === undefined ? {} : { previous: { evidence: look.previous } }),
  });
  const before =
    baseline === undefined
      ? {}
      : {
          baseline: {
            assessment: assess({ ...common, evidence: sharedBaseline(baseline, evidence, engine.facts) }),
            evidence: baseline,
          },
        };
  const notices = [...assessment.notices, ...configured.problems, ...problems];
  return {
    input: {
      assessment: { ...assessment, notices },
      evidence,
      ...before,
      policy: engine.policy,
      facts: engine.facts,
      afterMerge: collected.afterMerge ?? [],
    },
    options: { language: configured.configuration.lang ?? 'en', audience: audienceOf(evidence.subject) },
    records: configured.records,
    configuration: configured.configuration,
  };
}

/** `ratchet` where a change is compared, `observe` elsewhere (design contract, "The gate"). */
export function defaultGate(subject: Subject): GateMode {
  return subject.kind === 'pull-request' || subject.kind === 'merge-group' ? 'ratchet' : 'observe';
}

/** A check run of a public repository is read by the world; that of a private one by those who may read the repository. */
export function audienceOf(subject: Subject): Audience {
  return subject.visibility === 'private' || subject.visibility === 'internal' ? 'repository' : 'public';
}

/** The targets in force. A name that no profile has is said, and the default profile holds instead: never none at all. */
function profileOf(engine: Engine, configuration: Configuration): { profile: Profile; problems: readonly Text[] } {
  const effective = effectiveProfile(configuration, engine.profiles);
  if (effective.state === 'known') return { profile: effective.profile, problems: [] };
  const profile = engine.profiles.get(DEFAULT_PROFILE);
  if (profile === undefined) throw new Error(`the profile ${DEFAULT_PROFILE} is not among the shipped ones`);
  const names = effective.names.join(', ');
  const known = [...engine.profiles.keys()].join(', ');
  const problem = {
    en: `profile: expected one of ${known}, came ${names}; ${DEFAULT_PROFILE} holds until it is corrected`,
    ja: `profile：${known} のいずれかが必要ですが、${names} が指定されています。修正されるまで ${DEFAULT_PROFILE} を用います`,
  };
  return { profile, problems: [problem] };
}
