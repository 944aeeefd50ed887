import { z } from 'zod';

/** What started the workflow, as far as the Action needs it. */
export type Started =
  | {
      readonly kind: 'pull-request';
      readonly number: number;
      readonly head: string;
      readonly base: string;
      readonly fromFork: boolean;
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

const reference = z.object({ sha: z.string(), repo: z.object({ full_name: z.string() }).nullable() });
const pullRequest = z.object({ pull_request: z.object({ number: z.int(), head: reference, base: reference }) });
const mergeGroup = z.object({
  merge_group: z.object({ head_sha: z.string(), base_sha: z.string(), base_ref: z.string(), head_ref: z.string() }),
});
const release = z.object({ release: z.object({ tag_name: z.string() }) });

/** Reads the event file of the runner. An event that carries no subject of its own is about the checked-out commit. */
export function readEvent(name: string, payload: unknown): Started {
  switch (name) {
    case 'pull_request':
    case 'pull_request_target': {
      const { number, head, base } = pullRequest.parse(payload).pull_request;
      const fromFork = head.repo?.full_name !== base.repo?.full_name;
      return {
        kind: 'pull-request',
        number,
        head: head.sha,
        base: base.sha,
        fromFork,
        onBase: name === 'pull_request_target',
      };
    }
    case 'merge_group': {
      const {
        head_sha: head,
        base_sha: base,
        base_ref: baseRef,
        head_ref: headRef,
      } = mergeGroup.parse(payload).merge_group;
      return { kind: 'merge-group', head, base, baseRef: short(baseRef), headRef: short(headRef) };
    }
    case 'release':
      return { kind: 'release', tag: release.parse(payload).release.tag_name };
    default:
      return { kind: 'commit' };
  }
}

function short(ref: string): string {
  return ref.replace(/^refs\/heads\//, '');
}
