import type { Fact, FactId } from '../model/fact.ts';
import type { TaskId } from '../model/level.ts';
import type { Unseen } from '../model/observation.ts';
import type {
  DeclaredOutcome,
  FactNeed,
  FactOutcome,
  Outcome,
  ReviewsOutcome,
  TaskNeed,
  TaskOutcome,
} from '../model/outcome.ts';
import type { Need, ReviewsNeed } from '../model/policy.ts';
import type { Declaration } from '../model/records.ts';
import { compare } from './compare.ts';
import { allOf, anyOf } from './kleene.ts';
import { countReviews } from './reviews.ts';
import type { Standings } from './standings.ts';

/** What a need is held against. */
export interface Grounds {
  readonly facts: ReadonlyMap<FactId, Fact>;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly standings: Standings;
  /** The valid declaration of the criterion. */
  readonly declaration?: Declaration | undefined;
  /** Why the declarations could not be read. */
  readonly unread?: Unseen | undefined;
  /** A document is looked for beside the declaration. */
  readonly besideDocument?: boolean;
}

/** Facts that say a document exists. Alone they are no achievement: a person declares the content. */
const DOCUMENT_FACTS: readonly FactId[] = ['file.documents', 'file.document-topics'];

/** Holds a need against facts and a declaration, three-valued, and keeps what became of every member. */
export function evaluate(need: Need, grounds: Grounds): Outcome {
  switch (need.kind) {
    case 'fact':
      return evaluateFact(need, grounds);
    case 'declared':
      return evaluateDeclared(grounds);
    case 'task':
      return evaluateTask(need, grounds);
    case 'reviews':
      return evaluateReviews(need, grounds);
    case 'all': {
      const of = evaluateTogether(need.of, grounds);
      return { kind: 'all', result: allOf(of.map((outcome) => outcome.result)), of };
    }
    case 'any': {
      const of = need.of.map((member) => evaluate(member, grounds));
      return { kind: 'any', result: anyOf(of.map((outcome) => outcome.result)), of };
    }
  }
}

/** The facts that a need names, each once, in the order of the policy. */
export function factsNamed(need: Need): readonly FactId[] {
  switch (need.kind) {
    case 'declared':
    case 'reviews':
    case 'task':
      return [];
    case 'fact':
      return [need.fact];
    case 'all':
    case 'any':
      return [...new Set(need.of.flatMap(factsNamed))];
  }
}

/** The tasks whose level a need names, each once. */
export function tasksNamed(need: Need): readonly TaskId[] {
  switch (need.kind) {
    case 'declared':
    case 'reviews':
    case 'fact':
      return [];
    case 'task':
      return [need.task];
    case 'all':
    case 'any':
      return [...new Set(need.of.flatMap(tasksNamed))];
  }
}

/** True when some path to `met` may use a declaration. */
export function takesDeclaration(need: Need): boolean {
  switch (need.kind) {
    case 'declared':
    case 'reviews':
      return true;
    case 'fact':
    case 'task':
      return false;
    case 'all':
    case 'any':
      return need.of.some(takesDeclaration);
  }
}

function evaluateFact(need: FactNeed, { facts, at }: Grounds): FactOutcome {
  const fact = facts.get(need.fact);
  if (fact === undefined) return { kind: 'fact', need, result: 'unknown', doubt: 'not-collected' };
  if (fact.state === 'unknown') return { kind: 'fact', need, fact, result: 'unknown', doubt: 'unseen' };
  if (fact.state === 'not-applicable') return { kind: 'fact', need, fact, result: 'not-applicable' };
  return { kind: 'fact', need, fact, ...compare(need, fact, at) };
}

function evaluateTask(need: TaskNeed, { standings }: Grounds): TaskOutcome {
  const range = standings.get(need.task);
  if (range === undefined) return { kind: 'task', need, result: 'unknown' };
  if (range === 'not-applicable') return { kind: 'task', need, result: 'not-applicable' };
  if (range.level >= need.atLeast) return { kind: 'task', need, result: 'met', range };
  return { kind: 'task', need, result: range.atMost < need.atLeast ? 'unmet' : 'unknown', range };
}

/** Members that must hold together: where one of them looks for a document, the others know. */
function evaluateTogether(members: readonly Need[], grounds: Grounds): readonly Outcome[] {
  const documents = members.flatMap(factsNamed).some((fact) => DOCUMENT_FACTS.includes(fact));
  const besideDocument = documents || grounds.besideDocument === true;
  return members.map((member) => evaluate(member, { ...grounds, besideDocument }));
}

/**
 * No declaration is "not declared", which is seen completely once the records were read. Beside a document that may
 * exist it is unknown instead: "exists, content not confirmed" is neither a yes nor a no.
 */
function evaluateDeclared({ declaration, unread, besideDocument }: Grounds): DeclaredOutcome {
  if (declaration !== undefined) return { kind: 'declared', result: 'met', declaration };
  if (unread !== undefined) return { kind: 'declared', result: 'unknown', doubt: 'unread', unread };
  if (besideDocument === true) return { kind: 'declared', result: 'unknown', doubt: 'unconfirmed' };
  return { kind: 'declared', result: 'unmet' };
}

/** Without a declaration it stands as `declared` does; records that were read in part may hold the reviews that are missing. */
function evaluateReviews(need: ReviewsNeed, grounds: Grounds): ReviewsOutcome {
  const declared = evaluateDeclared(grounds);
  if (declared.result !== 'met') return { ...declared, kind: 'reviews', need };
  const count = countReviews(declared.declaration, need, grounds.at);
  if (count.counted.length >= need.atLeast) return { kind: 'reviews', need, result: 'met', count };
  if (grounds.unread === undefined) return { kind: 'reviews', need, result: 'unmet', count };
  return { kind: 'reviews', need, result: 'unknown', doubt: 'unread', unread: grounds.unread };
}
