import type { DatabaseSync } from 'node:sqlite';
import { coalescingKey, type EvaluationRequest } from '../../model/evaluation-request.ts';
import { headOf, leaving, lineagesOf, type Lineage } from '../../model/lineage.ts';
import type { Drop, Plan, PlannedEvaluation, PlanLimit, Settled } from '../../ports/queue.ts';
import type { EvaluationTable } from './evaluations.ts';

/** Applies plans to the evaluations: what moved on is given up, what lost its permission is dropped, the rest is queued. */
export function planApplier(
  database: DatabaseSync,
  evaluations: EvaluationTable,
): (plan: Plan, now: string) => Settled {
  const heads = headTable(database);
  const admissions = admissionTable(database);
  const memory = installationMemory(database);

  function evaluate(planned: PlannedEvaluation, now: string): Settled {
    const request = heads.stillThere(planned);
    if (request === null) return NOTHING;
    const superseded = planned.movedAt === null ? [] : supersede(evaluations, request);
    if (planned.limit !== null && !admissions.admit(request, planned.limit, now)) return { queued: [], superseded };
    return { queued: evaluations.enqueue(request, { now, notBefore: planned.notBefore }) ? [request] : [], superseded };
  }

  return (plan, now) => {
    const dropped = plan.drop.flatMap((each) => {
      memory.forget(each);
      return drop(evaluations, each);
    });
    const settled = plan.evaluate.map((planned) => evaluate(planned, now));
    return {
      queued: settled.flatMap((each) => each.queued),
      superseded: [...dropped, ...settled.flatMap((each) => each.superseded)],
    };
  };
}

const NOTHING: Settled = { queued: [], superseded: [] };

/** A newer head of a pull request or branch cancels the work on the older ones; gives the running tickets among them. */
function supersede(evaluations: EvaluationTable, request: EvaluationRequest): readonly number[] {
  const moved = new Set(lineagesOf(request));
  return evaluations
    .open({ repository: request.repository.id })
    .flatMap(({ ticket, task, request: other, running }) => {
      if (task === 'give-up' || headOf(other) === headOf(request)) return [];
      const rest = leaving(other, moved);
      if (rest === other) return [];
      if (rest !== null) {
        if (!running) evaluations.replace(ticket, rest);
        return [];
      }
      if (!running) evaluations.giveUp(ticket, 'superseded');
      else evaluations.unwanted(ticket, 'superseded');
      return running ? [ticket] : [];
    });
}

function drop(evaluations: EvaluationTable, { installation, repositories }: Drop): readonly number[] {
  const hit = evaluations
    .open({ installation })
    .filter(({ request }) => repositories === 'all' || repositories.includes(request.repository.id));
  for (const { ticket, running } of hit) {
    if (running) evaluations.unwanted(ticket, 'dropped');
    else evaluations.finish(ticket);
  }
  return hit.filter(({ running }) => running).map(({ ticket }) => ticket);
}

/** Where each pull request and branch stood last; keeps a late or redelivered event from cancelling newer work. */
function headTable(database: DatabaseSync) {
  const known = database.prepare('SELECT head, moved_at FROM heads WHERE repository = ? AND lineage = ?');
  const move = database.prepare(
    `INSERT INTO heads (repository, lineage, head, moved_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (repository, lineage) DO UPDATE SET head = excluded.head, moved_at = excluded.moved_at`,
  );
  const place = (repository: number, lineage: Lineage) => {
    const found = known.get(repository, lineage);
    return found === undefined ? undefined : { head: String(found.head), movedAt: String(found.moved_at) };
  };
  /** The part of the request whose head is not known to have moved on; null when all of it has. */
  function stillThere({ request, movedAt, onlyIfCurrent }: PlannedEvaluation): EvaluationRequest | null {
    const gone = lineagesOf(request).filter((lineage) => {
      const last = place(request.repository.id, lineage);
      if (last === undefined || last.head === headOf(request)) return false;
      return movedAt === null ? onlyIfCurrent : last.movedAt > movedAt;
    });
    if (movedAt !== null) remember(request, movedAt);
    return leaving(request, new Set(gone));
  }
  function remember(request: EvaluationRequest, movedAt: string): void {
    const head = headOf(request);
    for (const lineage of head === null ? [] : lineagesOf(request)) {
      const last = place(request.repository.id, lineage);
      if (last === undefined || last.movedAt <= movedAt) move.run(request.repository.id, lineage, head, movedAt);
    }
  }
  return { stillThere };
}

function admissionTable(database: DatabaseSync) {
  const count = database.prepare(
    'SELECT count(*) AS n FROM admissions WHERE repository = ? AND key = ? AND name = ? AND at > ?',
  );
  const insert = database.prepare('INSERT INTO admissions (repository, key, name, at) VALUES (?, ?, ?, ?)');
  return {
    admit(request: EvaluationRequest, { name, atMost, since }: PlanLimit, now: string): boolean {
      const [repository, key] = [request.repository.id, coalescingKey(request)];
      if (Number(count.get(repository, key, name, since)?.n) >= atMost) return false;
      insert.run(repository, key, name, now);
      return true;
    },
  };
}

/** What an installation let us learn is forgotten when it ends. */
function installationMemory(database: DatabaseSync) {
  const tables = ['check_runs', 'evidence', 'reports'] as const;
  const ofAll = tables.map((table) => database.prepare(`DELETE FROM ${table} WHERE installation = ?`));
  const ofOne = tables.map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE installation = ? AND repository = ?`),
  );
  return {
    forget({ installation, repositories }: Drop): void {
      if (repositories === 'all') ofAll.forEach((statement) => statement.run(installation));
      else for (const id of repositories) ofOne.forEach((statement) => statement.run(installation, id));
    },
  };
}
