import { z } from 'zod';
import type { Answer } from '../../model/handling.ts';

/** Custom properties of a repository that answer a question of a decision table. */
const PROPERTIES: Readonly<Record<string, string>> = {
  'ssvc-exposure': 'EXP',
  'ssvc-human-impact': 'HI',
  'ssvc-public-safety-impact': 'PSI',
  'ssvc-value-density': 'VD',
  'ssvc-publicly-exposed': 'PE',
};

const property = z.object({ property_name: z.string(), value: z.union([z.string(), z.array(z.string())]).nullable() });

export interface PropertyAnswers {
  readonly answers: readonly Answer[];
  /** Properties of ours whose value answers nothing. */
  readonly unread: number;
}

/** The REST answer "get all custom property values for a repository"; undefined when it is none. Values may be keys (`O`) or words (`open`). */
export function readProperties(
  json: unknown,
  points: ReadonlyMap<string, readonly { readonly key: string; readonly name: string }[]>,
): PropertyAnswers | undefined {
  const read = z.array(property).safeParse(json);
  if (!read.success) return undefined;
  const ours = read.data.filter(({ property_name: name, value }) => Object.hasOwn(PROPERTIES, name) && value !== null);
  const answers = ours.flatMap(({ property_name: name, value }) => {
    const point = PROPERTIES[name] ?? '';
    const typed = typeof value === 'string' ? value.trim().toLowerCase() : '';
    const found = points.get(point)?.find((one) => one.key.toLowerCase() === typed || one.name === typed);
    return found === undefined ? [] : [answerOf(name, point, found.key)];
  });
  return { answers, unread: ours.length - answers.length };
}

function answerOf(name: string, point: string, value: string): Answer {
  return { point, value, because: name, decidedBy: 'custom property', date: null, source: `custom property ${name}` };
}
