import type { Collected, CollectContext, Collector } from '../collectors/types.ts';
import {
  EVIDENCE_SCHEMA,
  type CollectorRun,
  type Evidence,
  type RequestCount,
  type ToolchainEntry,
} from '../model/evidence.ts';
import type { Fact } from '../model/fact.ts';
import type { FactSheet } from '../model/fact-sheet.ts';
import type { Text } from '../model/text.ts';
import { readingAhead } from './preload.ts';

export interface CollectRequest extends CollectContext {
  readonly collectors: readonly Collector[];
  /** Requests sent so far for this collection. */
  readonly requests: () => RequestCount;
}

interface Run {
  readonly run: CollectorRun;
  readonly collected: Collected;
}

/** Lets every collector look once and keeps what they saw. A collector that falls over costs its own facts, never the rest. */
export async function collectEvidence({ collectors, requests, ...context }: CollectRequest): Promise<Evidence> {
  const isOfInterest = (path: string) => collectors.some((collector) => collector.reads(path));
  const shared = { ...context, tree: readingAhead(context.tree, isOfInterest) };
  const runs = await Promise.all(collectors.map((collector) => runOne(collector, shared)));
  return {
    $schema: EVIDENCE_SCHEMA,
    version: 1,
    subject: context.subject,
    collectedAt: context.at,
    facts: runs.flatMap((one) => one.collected.facts).sort((a, b) => (a.id < b.id ? -1 : 1)),
    collectors: runs.map((one) => one.run),
    toolchainRead: runs.flatMap((one) => one.collected.toolchainRead ?? [])[0] ?? {
      state: 'unread',
      because: { en: 'no collector read the toolchain', ja: 'ツールチェーンを読み取る収集器がありません' },
    },
    toolchain: runs.flatMap((one) => one.collected.toolchain ?? []).sort(byPlace),
    ...componentChangesOf(runs),
    requests: requests(),
    ...releaseOf(runs),
    ...releaseHandlingOf(runs),
  };
}

function componentChangesOf(runs: readonly Run[]): Pick<Evidence, 'componentChanges'> {
  const [componentChanges] = runs.flatMap((one) => one.collected.componentChanges ?? []);
  return componentChanges === undefined ? {} : { componentChanges };
}

function releaseOf(runs: readonly Run[]): Pick<Evidence, 'release'> {
  const [release] = runs.flatMap(({ collected }) => collected.release ?? []);
  return release === undefined ? {} : { release };
}

function releaseHandlingOf(runs: readonly Run[]): Pick<Evidence, 'releaseHandling'> {
  const [releaseHandling] = runs.flatMap(({ collected }) => collected.releaseHandling ?? []);
  return releaseHandling === undefined ? {} : { releaseHandling };
}

async function runOne(collector: Collector, context: CollectContext): Promise<Run> {
  const { id, version, facts } = collector;
  try {
    const collected = await collector.collect(context);
    return { run: { id, version, state: 'ran' }, collected: { ...collected, facts: exactly(facts, collected.facts) } };
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown error';
    const because = { en: `the collector ${id} failed (${name})`, ja: `収集器 ${id} が失敗しました（${name}）` };
    return { run: { id, version, state: 'failed', because }, collected: { facts: allUnknown(facts, because) } };
  }
}

/** Exactly the facts of the sheet: one that was not given is unknown, one that is not on the sheet is left out. */
function exactly(sheet: FactSheet, given: readonly Fact[]): readonly Fact[] {
  const byId = new Map(given.map((fact) => [fact.id, fact]));
  const silent = allUnknown(sheet, { en: 'the collector gave no answer', ja: '収集器が回答しませんでした' });
  return silent.map((fact) => byId.get(fact.id) ?? fact);
}

function allUnknown(sheet: FactSheet, because: Text): readonly Fact[] {
  return Object.entries(sheet).map(([id, { audience }]) => ({
    id,
    state: 'unknown',
    audience,
    because,
    unseen: [],
    sources: [],
  }));
}

function byPlace(a: ToolchainEntry, b: ToolchainEntry): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  if (a.line !== b.line) return (a.line ?? 0) - (b.line ?? 0);
  return `${a.category} ${a.tool}` < `${b.category} ${b.tool}` ? -1 : 1;
}
