import type { Fact } from '../../model/fact.ts';
import type { NotSeen, Observation } from '../../model/observation.ts';
import type { Analysis, DefaultSetup } from '../../ports/code-scanning.ts';
import { fillings } from '../../workflows/matrix.ts';
import type { ReachedJob } from '../../workflows/reached.ts';
import type { ToolUse } from '../../workflows/tool-uses.ts';
import { useName } from '../../workflows/use.ts';
import { doubts, scansIn } from './scans.ts';
import { bounded, hiddenCalls, make, printable, undecidable, type SeenScanning, type SeenTree } from './seen.ts';
import { sastUses } from './steps.ts';
import { ALL_OF_CODEQL, codeQlLanguages, languagesOfTool } from './tool-languages.ts';
import { isCodeQl } from './tools.ts';
import { SAY } from './words.ts';

/** A language below this share of the bytes is left out. */
const SHARE = 0.05;

/** The languages that count and have an analyser. An uncovered one that something unseen might cover makes it unknown. */
export function languageFact(scanning: SeenScanning): Fact {
  const id = 'sast.language-coverage-ratio';
  const { languages } = scanning;
  if (languages.state === 'unseen') return make.unknown(id, [languages]);
  const counted = mainLanguages(languages.value);
  if (counted.length === 0) return make.unknownBecause(id, SAY.noLanguage(), { sources: languages.sources });
  const parts = [ofTree(scanning.tree), ofDefaultSetup(scanning.defaultSetup), ofAnalyses(scanning.branchAnalyses)];
  const covered = new Set(parts.flatMap((part) => part.languages));
  const bare = counted.filter((language) => !covered.has(language));
  const hidden = bounded(parts.flatMap((part) => part.hidden));
  if (bare.length > 0 && hidden.length > 0) return make.unknown(id, hidden);
  const because = SAY.languages(counted.length - bare.length, counted.length, bare);
  return make.observed(id, (counted.length - bare.length) / counted.length, { sources: languages.sources, because });
}

function mainLanguages(bytes: Readonly<Record<string, number>>): string[] {
  const total = Object.values(bytes).reduce((sum, each) => sum + each, 0);
  return Object.entries(bytes)
    .filter(([, each]) => total > 0 && each / total > SHARE)
    .map(([name]) => name)
    .sort();
}

interface Part {
  readonly languages: readonly string[];
  /** What may cover more. */
  readonly hidden: readonly NotSeen[];
}

function ofTree(tree: Observation<SeenTree>): Part {
  if (tree.state === 'unseen') return { languages: [], hidden: [tree] };
  const uses = sastUses(tree.value);
  const parts = uses.map((use) => (use.state === 'found' ? ofUse(use, tree.value) : undefined));
  const open = uses.filter((_, at) => parts[at] === undefined).map(({ path, line }) => undecidable(`${path}:${line}`));
  return {
    languages: parts.flatMap((part) => part ?? []),
    hidden: [...open, ...hiddenCalls(tree.value)],
  };
}

function ofUse(use: ToolUse, { toolchain }: SeenTree): readonly string[] | undefined {
  if (!isCodeQl(use.tool)) return languagesOfTool(use.tool);
  const job = toolchain.jobs.find(({ job: { key }, path }) => key === use.job.key && path === use.job.path);
  return job === undefined ? undefined : ofCodeQlJob(job);
}

/** The step that begins CodeQL names its languages; without a name CodeQL looks for all it can read. */
function ofCodeQlJob(job: ReachedJob): readonly string[] | undefined {
  const begin = job.steps.find(
    ({ step: { uses } }) => uses !== undefined && useName(uses) === 'github/codeql-action/init',
  );
  if (begin === undefined) return undefined;
  const written = Object.entries(begin.step.with).find(([key]) => key.toLowerCase() === 'languages')?.[1];
  if (written === undefined || written.trim() === '') return ALL_OF_CODEQL;
  return allKnown(fillings(written, job.job.matrix).flatMap((text) => text.split(',')));
}

/** undefined as soon as one name says nothing (an expression, a language that is not listed). */
function allKnown(names: readonly string[]): readonly string[] | undefined {
  const each = names.filter((name) => name.trim() !== '').map(codeQlLanguages);
  return each.includes(undefined) ? undefined : each.flatMap((languages) => languages ?? []);
}

function ofDefaultSetup(setup: Observation<DefaultSetup>): Part {
  if (setup.state === 'unseen') return { languages: [], hidden: [setup] };
  if (!setup.value.configured) return { languages: [], hidden: [] };
  const known = setup.value.languages.length === 0 ? undefined : allKnown(setup.value.languages);
  if (known !== undefined) return { languages: known, hidden: [] };
  return { languages: [], hidden: [undecidable('languages of the default setup', setup.sources)] };
}

function ofAnalyses(analyses: Observation<readonly Analysis[]>): Part {
  const scans = scansIn(analyses);
  const parts = scans.known.map((scan) => ({ scan, languages: ofScan(scan) }));
  const open = parts.filter(({ languages }) => languages === undefined).map(({ scan }) => printable(scan.tool));
  return {
    languages: parts.flatMap(({ languages }) => languages ?? []),
    hidden: [...doubts(scans), ...[...new Set(open)].map((tool) => undecidable(`languages read by ${tool}`))],
  };
}

/** CodeQL uploads once per language and says which in the category. */
function ofScan({ tool, category }: Analysis): readonly string[] | undefined {
  if (!isCodeQl(tool)) return languagesOfTool(tool);
  const language = /(?:^|\/)language:([\w+#-]+)/.exec(category)?.[1];
  return language === undefined ? undefined : codeQlLanguages(language);
}
