import { notSeen, type NotSeen, type Observation } from '../model/observation.ts';
import type { Tree } from '../ports/tree.ts';
import type { CommitRun } from '../ports/workflow-runs.ts';
import { standingOf } from '../provenance/ci-run.ts';
import type { CiTrust } from '../provenance/ci-signer.ts';
import { CI_ARTIFACT } from '../provenance/ci-statement.ts';

/** Texts of workflow files by path; what cannot be read may name anything. */
export type WorkflowTexts = Observation<ReadonlyMap<string, string>>;

const WORKFLOW = /^\.github\/workflows\/[^/]+\.ya?ml$/;
const CALLS = /\buses:\s*["']?[\w.-]+\/[\w.-]+\/\.github\/workflows\//;

export async function readWorkflowTexts(tree: Tree): Promise<WorkflowTexts> {
  const listed = await tree.list();
  if (listed.state === 'unseen') return listed;
  const paths = listed.value.map(({ path }) => path).filter((path) => WORKFLOW.test(path));
  const contents = paths.length === 0 ? [] : [...(await tree.read(paths))];
  const read = contents.flatMap(([path, content]) =>
    content.state === 'seen' ? [[path, content.value.text] as const] : [],
  );
  const hidden = contents.find(([, content]) => content.state === 'unseen')?.[1];
  const missing = hidden?.state === 'unseen' ? hidden.unseen : listed.missing;
  return { state: 'seen', value: new Map(read), sources: [], ...(missing === undefined ? {} : { missing }) };
}

/** Nobody asks GitHub where nothing of it could be there: it costs requests at every assessment. */
export function isLookedFor(workflows: WorkflowTexts, trust: CiTrust): boolean {
  if (trust.workflows.length > 0 || workflows.state === 'unseen' || workflows.missing !== undefined) return true;
  const texts = [...workflows.value.values()];
  return texts.some((text) => text.includes(CI_ARTIFACT) || (trust.workflowsUnknown && CALLS.test(text)));
}

interface Left {
  readonly runs: Observation<readonly CommitRun[]>;
  /** Runs of which an artifact is there. */
  readonly came: ReadonlySet<number | null>;
  readonly workflows: WorkflowTexts;
}

/** Runs that should have left evidence and show none: still at it, failed before, or somebody deleted it. */
export function lacking({ runs, came, workflows }: Left, trust: CiTrust): readonly NotSeen[] {
  if (runs.state === 'unseen') return [runs];
  const cut = runs.missing === undefined ? [] : [notSeen(runs.missing, runs.sources)];
  const without = runs.value.filter((run) => !came.has(run.id) && isExpected(run, workflows, trust));
  return [
    ...cut,
    ...without.map(({ id, status }) => {
      const reason = status === 'completed' ? 'hidden-or-absent' : 'pending';
      return notSeen({ reason, what: `${CI_ARTIFACT} (run ${id})`, permission: 'actions: read' });
    }),
  ];
}

function isExpected(run: CommitRun, workflows: WorkflowTexts, trust: CiTrust): boolean {
  switch (standingOf(run, trust)) {
    case 'expected':
    case 'open':
      return true;
    case 'own':
      return mayName(workflows, run.path);
    case 'never':
      return false;
  }
}

/** The name in a comment is enough: what is expected too often is only unknown. */
function mayName(workflows: WorkflowTexts, path: string): boolean {
  if (workflows.state === 'unseen') return true;
  const text = workflows.value.get(path);
  return text === undefined ? workflows.missing !== undefined : text.includes(CI_ARTIFACT);
}
