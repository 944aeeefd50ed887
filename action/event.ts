import { z } from 'zod';
import { InputError } from './inputs.ts';

/** What started the workflow, as far as the Action needs it. */
export type Started =
  | {
      readonly kind: 'pull-request';
      readonly number: number;
      readonly head: string;
      readonly base: string;
      readonly fromFork: boolean;
      /** True on `pull_request_target`: the workflow and its secrets are the base's. */
      readonly onBase: boolean;
    }
  | {
      readonly kind: 'merge-group';
      readonly head: string;
      readonly base: string;
      readonly baseRef: string;
      readonly headRef: string;
    }
  | { readonly kind: 'release'; readonly tag: string }
  | { readonly kind: 'commit' };

/** Largest event file that is read, in bytes; GitHub sends at most 25 MB. */
export const MAX_EVENT_BYTES = 25 * 1024 * 1024;

const reference = z.object({ sha: z.string(), repo: z.object({ full_name: z.string() }).nullable() });
const pullRequest = z.object({ pull_request: z.object({ number: z.int(), head: reference, base: reference }) });
const mergeGroup = z.object({
  merge_group: z.object({ head_sha: z.string(), base_sha: z.string(), base_ref: z.string(), head_ref: z.string() }),
});
const release = z.object({ release: z.object({ tag_name: z.string() }) });

/** Reads the event file of the runner. An event that carries no subject of its own is about the checked-out commit. */
export function readEvent(name: string, payload: string): Started {
  switch (name) {
    case 'pull_request':
    case 'pull_request_review':
    case 'pull_request_target':
      return pullRequestStarted(name, parsed(payload, pullRequest));
    case 'merge_group':
      return mergeGroupStarted(parsed(payload, mergeGroup));
    case 'release':
      return { kind: 'release', tag: parsed(payload, release).release.tag_name };
    default:
      return { kind: 'commit' };
  }
}

/** The release that the inputs name, in place of what started the workflow; a pull request cannot name one. */
export function startedFor(release: string | undefined, started: Started): Started {
  if (release === undefined) return started;
  if (started.kind !== 'pull-request' && started.kind !== 'merge-group') return { kind: 'release', tag: release };
  throw new InputError(
    'input release: expected a workflow that a tag, a push, a release or a person started, came one of a pull request; leave it out there',
  );
}

/** A fork that was deleted is still another repository. */
function pullRequestStarted(name: string, { pull_request: pull }: z.infer<typeof pullRequest>): Started {
  const { number, head, base } = pull;
  const fromFork = head.repo === null || head.repo.full_name !== base.repo?.full_name;
  const onBase = name === 'pull_request_target';
  return { kind: 'pull-request', number, head: head.sha, base: base.sha, fromFork, onBase };
}

function mergeGroupStarted({ merge_group: group }: z.infer<typeof mergeGroup>): Started {
  const { head_sha: head, base_sha: base, base_ref: baseRef, head_ref: headRef } = group;
  return { kind: 'merge-group', head, base, baseRef: short(baseRef), headRef: short(headRef) };
}

function parsed<T>(payload: string, schema: z.ZodType<T>): T {
  const result = schema.safeParse(jsonOr(payload));
  if (result.success) return result.data;
  const place = result.error.issues[0]?.path.join('/') ?? '';
  throw new InputError(
    `GITHUB_EVENT_PATH: expected the event file of the runner, came one that is wrong at /${place}; run this as a GitHub Action`,
  );
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function short(ref: string): string {
  return ref.replace(/^refs\/heads\//, '');
}
