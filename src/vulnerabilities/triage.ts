import type { EpssScore } from '../model/epss.ts';
import type { DecisionTable } from '../model/decision-table.ts';
import type { Handling } from '../model/handling.ts';
import type { Sbom } from '../sbom/sbom.ts';
import { filtersOf, type Filter } from './filters.ts';
import { inForce } from './in-force.ts';
import type { Finding } from './finding.ts';
import type { Matching } from './osv/match-all.ts';
import { scoreFor } from './knowledge.ts';
import type { EpssScores } from './sources/epss.ts';
import type { ExploitList } from './sources/exploits.ts';
import type { KevCatalog } from './sources/kev.ts';
import type { Vulnrichment } from './sources/vulnrichment.ts';
import { cvssOf, type Cvss } from './ssvc/cvss.ts';
import { decide, urgencyOf, type Decision } from './ssvc/decide.ts';
import { inputsFor, type PointInput } from './ssvc/inputs.ts';
import { vectorOf } from './ssvc/vector.ts';
import { covers, namesOfComponent } from './vex/names.ts';
import type { VexStatement } from './vex/statement.ts';
import { isFromTheFuture, verdictOf, type VexVerdict } from './vex/verdict.ts';

/** Everything a triage rests on. */
export interface TriageInput {
  readonly sbom: Sbom;
  readonly matching: Matching;
  readonly table: DecisionTable;
  readonly kev: KevCatalog | undefined;
  readonly epss: EpssScores | undefined;
  readonly exploits: ExploitList | undefined;
  readonly vulnrichment: Vulnrichment | undefined;
  readonly handling: Handling;
  readonly statements: readonly VexStatement[];
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface TriagedFinding {
  readonly finding: Finding;
  /** Why nobody has to act on it here; empty for an open one. */
  readonly filters: readonly Filter[];
  readonly cvss: readonly Cvss[];
  readonly epss: EpssScore | null;
  readonly vex: VexVerdict | null;
  readonly inputs: readonly PointInput[];
  readonly decision: Decision;
  /** The settled answers and the settled outcome in the notation of SSVC. */
  readonly vector: string;
}

/** A statement that counted for nothing, and why. */
export interface IgnoredStatement {
  readonly statement: VexStatement;
  readonly why: 'another-product' | 'from-the-future' | 'no-such-vulnerability-here';
}

export interface Triage {
  readonly open: readonly TriagedFinding[];
  readonly filtered: readonly TriagedFinding[];
  readonly ignored: readonly IgnoredStatement[];
}

/** Filters first, then decisions: what is not shipped or stated not to be affected costs nobody an evaluation. */
export function triage(input: TriageInput): Triage {
  const current = { ...input, handling: inForce(input.handling, input.at) };
  const ours = namesOfProduct(current);
  const timely = input.statements.filter((one) => !isFromTheFuture(one, input.at));
  const findings = input.matching.findings.map((finding) =>
    triaged(finding, current, statementsOn(finding, timely, current)),
  );
  return {
    open: findings.filter(({ filters }) => filters.length === 0).sort(byUrgency(input.table)),
    filtered: findings.filter(({ filters }) => filters.length > 0),
    ignored: input.statements.flatMap((statement) => {
      const why = ignoredBecause(statement, { input: current, ours });
      return why === undefined ? [] : [{ statement, why }];
    }),
  };
}

/** Names by which VEX may speak of the product: its own, and those that people declared. */
function namesOfProduct({ sbom, handling }: TriageInput): readonly string[] {
  const own = sbom.primary === null ? [] : namesOfComponent(sbom.primary, sbom.serial);
  return [...own, ...handling.products];
}

function statementsOn(
  finding: Finding,
  statements: readonly VexStatement[],
  input: TriageInput,
): readonly VexStatement[] {
  const own = namesOfComponent(finding.component, input.sbom.serial);
  return statements.filter(
    ({ vulnerabilities, products }) =>
      vulnerabilities.some((id) => finding.ids.includes(id)) &&
      products.some((product) => covers(product, own, namesOfProduct(input))),
  );
}

function ignoredBecause(
  statement: VexStatement,
  { input, ours }: { readonly input: TriageInput; readonly ours: readonly string[] },
): IgnoredStatement['why'] | undefined {
  if (isFromTheFuture(statement, input.at)) return 'from-the-future';
  const { primary, components, serial } = input.sbom;
  const all = [...(primary === null ? [] : [primary]), ...components].map((one) => namesOfComponent(one, serial));
  if (!statement.products.some((product) => all.some((own) => covers(product, own, ours)))) return 'another-product';
  const used = input.matching.findings.some((finding) => statementsOn(finding, [statement], input).length > 0);
  return used ? undefined : 'no-such-vulnerability-here';
}

function triaged(finding: Finding, input: TriageInput, statements: readonly VexStatement[]): TriagedFinding {
  const { table, kev, epss, exploits, vulnrichment, handling, at } = input;
  const cvss = cvssOf(finding.severity);
  const vex = verdictOf(statements) ?? null;
  const inputs = inputsFor(table, { finding, cvss, kev, exploits, vulnrichment, answers: handling.answers, at });
  const decision = decide(table, new Map(inputs.map(({ point, candidates }) => [point, candidates])));
  return {
    finding,
    filters: filtersOf(finding, { vex, handling }),
    cvss,
    epss: scoreFor(finding, { epss }, at) ?? null,
    vex,
    inputs,
    decision,
    vector: vectorOf(table, { inputs, decision, at }),
  };
}

/** Malware first, then by the most urgent outcome that can come out, then by the least, then by score. */
function byUrgency(table: DecisionTable) {
  const rank = (outcome: string | undefined) => (outcome === undefined ? -1 : (urgencyOf(table, outcome) ?? -1));
  const score = ({ cvss }: TriagedFinding) =>
    cvss.flatMap((one) => (one.state === 'whole' ? [one.score] : []))[0] ?? -1;
  return (a: TriagedFinding, b: TriagedFinding) =>
    Number(b.finding.malware) - Number(a.finding.malware) ||
    rank(b.decision.reachable.at(-1)) - rank(a.decision.reachable.at(-1)) ||
    rank(b.decision.reachable[0]) - rank(a.decision.reachable[0]) ||
    (b.epss?.probability ?? -1) - (a.epss?.probability ?? -1) ||
    score(b) - score(a);
}
