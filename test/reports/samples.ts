import type { Audience } from '../../src/model/fact.ts';
import type { Language } from '../../src/model/text.ts';
import type { CheckRunContent } from '../../src/model/check-run.ts';
import { json } from '../../src/reports/json/index.ts';
import { markdown } from '../../src/reports/markdown/index.ts';
import { renderCase } from '../../src/reports/case/index.ts';
import { renderCheckRun } from '../../src/reports/check-run/index.ts';
import { renderExplanation } from '../../src/reports/explain/index.ts';
import { terminal } from '../../src/reports/terminal/index.ts';
import type { Report, ReportInput } from '../../src/reports/types.ts';
import { DECK_CASE } from '../policies/deck-case.ts';
import { text } from '../support/build.ts';
import { BASE_FACTS, COMPONENT_CHANGES, PULL_REQUEST, pullRequest, RELEASE_HANDLING, scene } from './scene.ts';

/** One finished report, by the name of the file that keeps it. */
export interface Sample {
  readonly file: string;
  readonly content: () => string;
}

const { host, owner, name, commit } = PULL_REQUEST;
const PULL = pullRequest({
  componentChanges: COMPONENT_CHANGES,
  previous: BASE_FACTS.map((fact) =>
    fact.id === 'branch.force-push-blocked' && fact.state === 'observed' ? { ...fact, value: false } : fact,
  ),
  afterMerge: [
    text(
      'this pull request changes .ssdf/exceptions/tools.yml; the change counts after the merge',
      'このプルリクエストは .ssdf/exceptions/tools.yml を変更しています。変更はマージ後に有効になります',
    ),
  ],
});
const RELEASE = scene({
  subject: { kind: 'release', host, owner, name, visibility: 'public', tag: 'v1.2.3', commit },
  releaseHandling: RELEASE_HANDLING,
});
const REPOSITORY = scene({ overrides: { gate: 'observe' } });

const LANGUAGES = ['en', 'ja'] as const;

/** Every format, in both languages where people read it, from one stored assessment. */
export const SAMPLES: readonly Sample[] = LANGUAGES.flatMap((language) => [
  { file: `check-run.${language}.md`, content: () => checkRun(PULL, language, 'public') },
  { file: `check-run.private.${language}.md`, content: () => checkRun(PULL, language, 'repository') },
  { file: `release.${language}.md`, content: () => checkRun(RELEASE, language, 'public') },
  { file: `markdown.${language}.md`, content: () => file(markdown, REPOSITORY, language) },
  { file: `terminal.${language}.txt`, content: () => file(terminal, PULL, language) },
  { file: `explain.${language}.txt`, content: () => explanation(language) },
  { file: `case.${language}.md`, content: () => renderCase(DECK_CASE, { language, audience: 'organisation' }) },
]).concat([{ file: 'assessment.json', content: () => file(json, PULL, 'en') }]);

/** A check run as one document: the title as a comment, then summary, text and annotations. */
function checkRun(input: ReportInput, language: Language, audience: Audience): string {
  const { conclusion, content } = renderCheckRun([input], { language, audience });
  return `<!-- ${conclusion} · title: ${content.title} -->\n${content.summary}\n\n---\n\n${content.text ?? ''}\n${annotations(content)}`;
}

function annotations({ annotations: all }: CheckRunContent): string {
  return all
    .map(
      ({ path, startLine, level, title, message }) => `\n<!-- ${level} ${path}:${startLine} ${title}\n${message} -->\n`,
    )
    .join('');
}

function file(report: Report, input: ReportInput, language: Language): string {
  return report.render(input, { language, audience: 'organisation' }).content;
}

function explanation(language: Language): string {
  const options = { language, audience: 'organisation' } as const;
  return [
    renderExplanation({ ...PULL, task: 'PO.3.2' }, options),
    renderExplanation({ ...PULL, task: 'PS.1.1' }, { ...options, audience: 'public' }),
    renderExplanation({ task: 'PW.7.2', policy: PULL.policy, facts: PULL.facts }, options),
    renderExplanation({ ...PULL, task: 'PO.1.1' }, options),
  ].join('\n========\n\n');
}
