import type { z } from 'zod';
import { migrate as compare, type MigratedTask } from '../assessment/migrate.ts';
import type { migrationSchema } from '../documents/migration.ts';
import type { Language, Text } from '../model/text.ts';
import { escapeTerminal } from '../reports/escape-terminal.ts';
import { loadRevision } from './engine.ts';
import { evaluate } from './evaluate.ts';
import { type Command, EXIT, type Io } from './io.ts';
import { asJson, DOCUMENT_OPTIONS, readChoice, readLanguage, readOptions, write } from './options.ts';
import { policiesFolder } from './policies.ts';

type MigrationDocument = z.input<typeof migrationSchema>;

/** Later versions that are shipped. */
const REVISIONS = ['ssdf-1.2-draft'] as const;

export const migrate: Command = {
  summary: 'Shows what a later version of the SSDF changes and, with evidence, which results carry over to it.',
  usage: 'ssdf-gate migrate --to ssdf-1.2-draft [--evidence F] [--format json|text] [--lang en|ja] [--output F]',
  run: async (args, io) => {
    const { values } = readOptions(args, { ...DOCUMENT_OPTIONS, to: { type: 'string' }, evidence: { type: 'string' } });
    const format = readChoice('--format', values.format ?? 'text', ['json', 'text']);
    const language = readLanguage(values.lang);
    const to = readChoice('--to', values.to ?? '', REVISIONS);
    const document = await lookAhead(to, values.evidence, io);
    write(io, values.output, format === 'json' ? asJson(document) : words(document, language));
    return EXIT.holds;
  },
};

async function lookAhead(to: string, evidence: string | undefined, io: Io): Promise<MigrationDocument> {
  const revision = loadRevision(new URL(`${to}/`, policiesFolder()));
  const assessment = evidence === undefined ? undefined : (await evaluate({ evidence }, io)).input.assessment;
  const { counts, tasks } = compare(revision, assessment);
  const { name, status, asOf, source, basedOn, practices } = revision;
  return {
    $schema: 'urn:ssdf-gate:schema:migration:1',
    version: 1,
    stability: 'experimental',
    from: basedOn,
    to: { name, status, asOf, source },
    ...(assessment === undefined ? {} : { evidence: { digest: assessment.evidence.digest } }),
    counts,
    practices: { ...practices },
    tasks: [...tasks],
  };
}

function words({ from, to, counts, practices, tasks, evidence }: MigrationDocument, language: Language): string {
  const head: Text = {
    en: `${from} -> ${to.name} (${to.status}, as of ${to.asOf}): ${counts.unchanged} unchanged, ${counts.reworded} reworded, ${counts.new} new.`,
    ja: `${from} → ${to.name}（${STATUS[to.status].ja}、${to.asOf} 時点）：変更なし ${counts.unchanged}、文言変更 ${counts.reworded}、新規 ${counts.new}`,
  };
  const added = Object.entries(practices).map(([id, label]) => `+ ${id} ${label[language]}`);
  const rows = tasks.flatMap((task) => {
    if (task.change === 'unchanged' && evidence === undefined) return [];
    return [row(task as MigratedTask, language, evidence !== undefined)];
  });
  return `${[head[language], CAVEAT[language], ...added, ...rows].map(escapeTerminal).join('\n')}\n`;
}

function row(task: MigratedTask, language: Language, judged: boolean): string {
  const range = task.judged === undefined ? '' : ` (${levels(task.judged)})`;
  const carry = judged || task.change === 'new' ? `: ${CARRY[task.carry][language]}${range}` : '';
  const note = task.note === undefined ? '' : `. ${task.note[language]}`;
  return `${task.id} [${CHANGE[task.change][language]}] ${task.label[language]}${carry}${note}`;
}

function levels({ level, atMost }: NonNullable<MigratedTask['judged']>): string {
  return level === atMost ? `SSDF 1.1: ${level}` : `SSDF 1.1: ${level}-${atMost}`;
}

const STATUS = { draft: { en: 'draft', ja: '草案' }, final: { en: 'final', ja: '確定版' } } as const;
const CAVEAT: Text = {
  en: 'No criteria exist for the later version; nothing of it enters levels, coverage or the gate.',
  ja: '新しい版の達成基準はありません。達成レベル、網羅率、ゲートのいずれにも算入しません。',
};
const CHANGE = {
  unchanged: { en: 'unchanged', ja: '変更なし' },
  reworded: { en: 'reworded', ja: '文言変更' },
  new: { en: 'new', ja: '新規' },
} as const;
const CARRY = {
  'carries-over': { en: 'the result carries over', ja: '結果を引き継げる' },
  'judge-again': { en: 'to be judged again', ja: '再判定が必要' },
  'not-applicable': { en: 'not applicable, as declared', ja: '対象外（申告済み）' },
  'not-assessed': { en: 'not assessed', ja: '未評価' },
} as const;
