import type { Language, Text } from '../model/text.ts';
import { describeLeftOut, type PackAnswers } from '../pack/answers.ts';
import { escapeTerminal } from '../reports/escape-terminal.ts';

/** Answers told by name; the file holds all. */
const SHOWN = 100;

/** One line an answer: what was asked, what came, whether its words are here. */
export function answerWords(pack: PackAnswers | undefined, language: Language): string {
  const answers = pack?.answers ?? [];
  const told = answers.slice(0, SHOWN).map(({ question, url, status, content }) => {
    const body =
      content.state === 'kept' ? `${Buffer.byteLength(content.body)} bytes` : describeLeftOut(content.why)[language];
    return `  ${status} ${question} (${url}): ${body}`;
  });
  const more = answers.length > SHOWN ? [`  +${answers.length - SHOWN}`] : [];
  const first = answers.length === 0 ? NONE[language] : headOf(answers.length)[language];
  return `${[first, ...told, ...more].map(escapeTerminal).join('\n')}\n`;
}

const NONE: Text = {
  en: 'No answers of the API are in it.',
  ja: 'API の応答は含まれていません。',
};

function headOf(count: number): Text {
  return {
    en: `${count} answers of the API that facts rest on (answers.json):`,
    ja: `事実の根拠となる API の応答 ${count} 件（answers.json）：`,
  };
}
