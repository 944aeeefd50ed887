import type { ToolCategory } from '../../model/evidence.ts';
import type { Fact } from '../../model/fact.ts';
import type { Unseen } from '../../model/observation.ts';
import type { Tri } from '../../workflows/model.ts';
import { allOf } from '../../workflows/tri.ts';
import type { Opaque, ToolUse } from '../../workflows/tool-uses.ts';
import { bounded, filesRead, make, placesOf, undecidable, type Id, type SeenWorkflows } from './make.ts';
import { SAY } from './words.ts';

/** The kinds of tools that run at all, on every pull request, on a schedule. */
export function categoryFacts(seen: SeenWorkflows): Fact[] {
  const updates = seen.toolchain.updates.map(({ path, line, active }) => ({
    category: 'dependency-updates' as const,
    path,
    line,
    holds: active,
  }));
  return [
    setFact(
      'workflow.tool-categories',
      { claims: [...claimsOf(seen, () => 'yes'), ...updates], mayHide: () => true },
      seen,
    ),
    setFact(
      'workflow.pull-request-tool-categories',
      { claims: claimsOf(seen, gatesPullRequest), mayHide: (call) => call.onPullRequest !== 'no' },
      seen,
    ),
    setFact(
      'workflow.scheduled-tool-categories',
      { claims: claimsOf(seen, (use) => use.onSchedule), mayHide: (call) => call.onSchedule !== 'no' },
      seen,
    ),
  ];
}

interface Claim {
  readonly category: ToolCategory;
  readonly path: string;
  readonly line: number;
  readonly holds: Tri;
}

interface Asked {
  readonly claims: readonly Claim[];
  /** Whether a call that could not be followed might hide a member. */
  readonly mayHide: (call: Opaque) => boolean;
}

function claimsOf({ toolchain }: SeenWorkflows, holds: (use: ToolUse) => Tri): Claim[] {
  return toolchain.tools.map((use) => {
    const found: Tri = use.state === 'found' ? 'yes' : 'unknown';
    return { category: use.category, path: use.path, line: use.line, holds: allOf([found, holds(use)]) };
  });
}

/** On every pull request, and not swallowed: a failure that passes is no gate. */
export function gatesPullRequest(use: ToolUse): Tri {
  const heard: Tri = use.swallowed === 'unknown' ? 'unknown' : use.swallowed === 'yes' ? 'no' : 'yes';
  return allOf([use.onPullRequest, heard]);
}

function setFact(id: Id, { claims, mayHide }: Asked, seen: SeenWorkflows): Fact {
  const sure = claims.filter((claim) => claim.holds === 'yes');
  const value = [...new Set(sure.map((claim) => claim.category))].sort();
  const open = claims.filter((claim) => claim.holds === 'unknown' && !value.includes(claim.category));
  const hidden = bounded([
    ...open.map((claim) => undecidable(`${claim.path}:${claim.line}`)),
    ...hiddenCalls(seen, mayHide),
  ]);
  const sources = sure.length > 0 ? placesOf(sure, seen) : filesRead(seen);
  if (hidden.length > 0 && value.length === 0) {
    return make.unknown(
      id,
      hidden.map((unseen, at) => ({ state: 'unseen', unseen, sources: at === 0 ? sources : [] })),
    );
  }
  if (hidden.length > 0) return make.observed(id, value, { sources, exactness: 'atLeast', hidden });
  return make.observed(id, value, { sources, because: SAY.looked(seen.toolchain.workflows.length) });
}

/** Whatever may run tools without our seeing it. */
export function hiddenCalls(seen: SeenWorkflows, mayHide: (call: Opaque) => boolean): Unseen[] {
  const { opaque, otherCi } = seen.toolchain;
  return [...seen.hidden, ...[...opaque.filter(mayHide).map((call) => call.what), ...otherCi].map(undecidable)];
}
