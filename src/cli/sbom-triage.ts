import { urgencyOf } from '../vulnerabilities/ssvc/decide.ts';
import { cycloneDxVex, openVex } from '../vulnerabilities/vex/write.ts';
import { triageDocument, type TriageReport } from '../reports/triage/document.ts';
import { renderTriage } from '../reports/triage/index.ts';
import { EXIT, type Io, UsageError } from './io.ts';
import { asJson, DOCUMENT_OPTIONS, readChoice, readLanguage, readOptions, write } from './options.ts';
import { runTriage, TRIAGE_OPTIONS, type TriageRun, type TriageValues } from './run-triage.ts';

/** `sbom triage F`: which vulnerabilities its components have, what to do about each, and how the four phases stand. */
export function sbomTriage(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readOptions(args, { ...DOCUMENT_OPTIONS, ...TRIAGE_OPTIONS }, 1);
  const [file] = positionals;
  if (file === undefined) throw new UsageError('sbom triage: expected the file of an SBOM; name one');
  const format = readChoice('--format', values.format ?? 'text', ['json', 'text']);
  const language = readLanguage(values.lang);
  const run = runTriage(file, values, io);
  const failAt = readFailAt(values['fail-at'], run.report);
  for (const wanted of values['vex-out'] ?? []) writeVex(wanted, { run, values, io });
  const text = format === 'json' ? asJson(triageDocument(run.report)) : renderTriage(run.report, language);
  write(io, values.output, text);
  return Promise.resolve(statusOf(run.report, failAt));
}

function readFailAt(outcome: string | undefined, { table }: TriageReport): number | undefined {
  if (outcome === undefined) return undefined;
  const known = table.outcome.values.map(({ key }) => key);
  return urgencyOf(table, readChoice('--fail-at', outcome, known));
}

/**
 * Malware and a fixing release without its papers never hold. With --fail-at a decision of that urgency does not hold; one that
 * might be of it, or a component that nobody could look up, leaves it undetermined.
 */
function statusOf({ triage, matching, table, release }: TriageReport, failAt: number | undefined): number {
  const { open } = triage;
  if (open.some(({ finding }) => finding.malware) || release?.state === 'fails') return EXIT.doesNotHold;
  if (failAt === undefined) return release?.state === 'unknown' ? EXIT.undetermined : EXIT.holds;
  const urgency = (outcome: string | undefined) => urgencyOf(table, outcome ?? '') ?? 0;
  const certain = open.some(
    ({ finding, decision }) => finding.state === 'affected' && urgency(decision.reachable[0]) >= failAt,
  );
  if (certain) return EXIT.doesNotHold;
  const possible = open.some(({ decision }) => urgency(decision.reachable.at(-1)) >= failAt);
  return possible || matching.unmatched.length > 0 || matching.index.unread > 0 ? EXIT.undetermined : EXIT.holds;
}

interface VexTask {
  readonly run: TriageRun;
  readonly values: TriageValues;
  readonly io: Io;
}

/** `--vex-out FILE=openvex`. */
function writeVex(wanted: string, { run, values, io }: VexTask): void {
  const cut = wanted.lastIndexOf('=');
  const [file, form] = [wanted.slice(0, cut), wanted.slice(cut + 1)];
  if (cut < 1) throw new UsageError(`--vex-out: expected FILE=openvex or FILE=cyclonedx, came "${wanted}"`);
  const kind = readChoice('--vex-out', form, ['openvex', 'cyclonedx']);
  const author = values['vex-author'];
  if (author === undefined)
    throw new UsageError('--vex-out: expected --vex-author with who stands behind the statements; name one');
  const output = { ...run, triage: run.report.triage, author, at: run.report.at };
  const document = kind === 'openvex' ? openVex(output) : cycloneDxVex(output);
  if (document === undefined) io.err(`ssdf-gate: ${file}: not written, there is no finding to state anything about\n`);
  else write(io, file, asJson(document));
}
