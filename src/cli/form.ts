import { judgeForm } from '../assessment/form.ts';
import type { Assessment } from '../model/assessment.ts';
import type { Form, JudgedForm } from '../model/form.ts';
import { DRAFT_NOTICE } from '../reports/form/words.ts';
import { renderForm } from '../reports/form/index.ts';
import { loadForms } from './engine.ts';
import { evaluate } from './evaluate.ts';
import { type Command, EXIT, UsageError } from './io.ts';
import { asJson, DOCUMENT_OPTIONS, readChoice, readLanguage, readOptions, write } from './options.ts';
import { policiesFolder } from './policies.ts';
import { TARGET_OPTIONS } from './target.ts';

const FORM_OPTIONS = {
  ...TARGET_OPTIONS,
  ...DOCUMENT_OPTIONS,
  evidence: { type: 'string' },
  at: { type: 'string' },
} as const;

export const form: Command = {
  summary: 'Shows what the evidence says about each item of an outside form; a draft for counsel, no attestation.',
  usage:
    'ssdf-gate form cisa (--evidence F | --dir PATH | --repo OWNER/NAME) [--at INSTANT] [--format json|text] [--lang en|ja] [--output F]',
  run: async (args, io) => {
    const { values, positionals } = readOptions(args, FORM_OPTIONS, 1);
    const format = readChoice('--format', values.format ?? 'text', ['json', 'text']);
    const language = readLanguage(values.lang);
    const wanted = readChoice('form', positionals[0] ?? '', ['cisa']);
    const { input } = await evaluate(values, io);
    const found = loadForms(policiesFolder(), input.policy).find(({ name }) => name === `${wanted}-form`);
    if (found === undefined) throw new UsageError(`form: the form ${wanted} is not among the shipped ones`);
    const judged = judgeForm(found, input.assessment);
    const document =
      format === 'json' ? asJson(asDocument(found, judged, input.assessment)) : renderForm(found, judged, language);
    write(io, values.output, document);
    return EXIT.holds;
  },
};

function asDocument(
  { name, edition, label, status, asOf }: Form,
  { items, ...lists }: JudgedForm,
  { evidence }: Assessment,
) {
  return {
    $schema: 'urn:ssdf-gate:schema:form-draft:1',
    version: 1,
    stability: 'experimental',
    form: { name, edition, label, status, asOf },
    notice: DRAFT_NOTICE,
    evidence,
    items: items.map(({ item, state, checks }) => ({
      id: item.id,
      label: item.label,
      tasks: item.tasks,
      state,
      checks,
    })),
    ...lists,
  };
}
