import { z } from 'zod';
import { expects } from './expectations.ts';
import { date, shortText } from './shared-schemas.ts';

const line = z.strictObject({
  before: shortText.describe('First version beyond the line / この系列に含まれない最初のバージョン'),
  ends: date.describe('Last day with repairs by the makers / 提供元が修正を行う最終日'),
});

const product = z.strictObject({
  name: shortText,
  source: z.url(expects('url')).describe('Where the makers publish it / 提供元が公表している場所'),
  packages: z
    .array(z.string().regex(/^pkg:[a-z]+\/\S+$/))
    .min(1)
    .max(50)
    .describe('Package URLs without version / バージョンを除くパッケージ URL'),
  lines: z.array(line).min(1).max(60),
});

/** `end-of-life.yml`: until when the makers of components repair which line of releases. */
export const supportTableSchema = z.strictObject({
  asOf: date.describe('Day whose state the table holds / 表の内容の基準日'),
  products: z.array(product).min(1).max(500),
});
