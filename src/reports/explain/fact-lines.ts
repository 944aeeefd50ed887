import { factOf } from '../../model/evidence.ts';
import type { FactId } from '../../model/fact.ts';
import type { Source } from '../../model/source.ts';
import type { Language } from '../../model/text.ts';
import type { Circles } from '../audience.ts';
import { factText } from '../fact-text.ts';
import { shortUrl } from '../place.ts';
import { timeText } from '../../language/time.ts';

/** Sources printed per fact. */
const MAX_SOURCES = 10;

/** What one fact says and where it was read: the last step of the way back from a level to the answer behind it. */
export function factLines(id: FactId, { facts, evidence }: Circles, language: Language): readonly string[] {
  if (evidence === undefined) return [];
  const fact = factOf(evidence, id);
  const sources = fact?.sources ?? [];
  const more = sources.length - MAX_SOURCES;
  return [
    `${id} = ${factText(fact, facts[id])[language]}`,
    ...sources.slice(0, MAX_SOURCES).map((source) => `  ${sourceText(source, language)}`),
    ...(more > 0 ? [{ en: `  and ${more} more sources`, ja: `  ほか ${more} 件` }[language]] : []),
  ];
}

function sourceText(source: Source, language: Language): string {
  const place =
    'url' in source
      ? `${shortUrl(source.url)} (HTTP ${source.status})`
      : `${source.path}${source.line === undefined ? '' : `:${source.line}`}`;
  const { digest, readAt } = source;
  const when = readAt === undefined ? undefined : timeText(readAt, language);
  const read = when === undefined ? [] : [{ en: `read ${when}`, ja: `取得 ${when}` }[language]];
  return [place, ...read, ...(digest === undefined ? [] : [shortDigest(digest)])].join(' · ');
}

/** Enough of a digest to recognise it by. */
function shortDigest(digest: string): string {
  return `${digest.slice(0, 'sha256:'.length + 12)}…`;
}
