import { describe, expect, it } from '@jest/globals';
import { NO_HANDLING } from '../../src/model/handling.ts';
import { firstHandlingFiles } from '../../src/policy/first-handling-files.ts';
import { parseHandling } from '../../src/policy/parse-handling.ts';

const read = (files: readonly { readonly path: string; readonly content: string }[]) =>
  parseHandling(files.map(({ path, content }) => ({ path, text: content })));

describe.each(['en', 'ja'] as const)('the first files about handling vulnerabilities (%s)', (language) => {
  it('are read without a problem, and set nothing', () => {
    expect(read(firstHandlingFiles(language))).toEqual({ handling: { ...NO_HANDLING, sharing: [] }, problems: [] });
  });

  it('hold examples that are right once their mark of a comment is gone', () => {
    const told = firstHandlingFiles(language).map(({ path, content }) => ({
      path,
      content: content
        .split('\n')
        .filter((line) => /^# ( |- |[a-z]\w+:(?: [{[]|$))/.test(line))
        .map((line) => line.slice(2))
        .join('\n'),
    }));
    const { handling, problems } = read(told);
    expect(problems).toEqual([]);
    expect(handling.use).toEqual({ role: 'developer', capability: 'high' });
    const { products, answers, notShipped, deadlines, sharing, responses } = handling;
    expect([products, answers, notShipped, deadlines, sharing, responses].map((list) => list?.length)).toEqual(
      Array(6).fill(1),
    );
  });
});
