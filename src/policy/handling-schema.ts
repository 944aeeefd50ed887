import { z } from 'zod';
import { RESPONSES, SHARED_THINGS, TLP } from '../model/handling.ts';
import { expects } from './expectations.ts';
import { date, days, name, person, sentence, shortText } from './shared-schemas.ts';

const packageUrl = z
  .string(expects('package-url'))
  .max(500)
  .regex(/^pkg:[a-z0-9.+-]+\/[^\s@?#]+(?:%40[^\s@?#]+)?$/i, expects('package-url'));
const key = z.string(expects('table-key')).regex(/^[A-Z0-9]{1,8}$/, expects('table-key'));
const vulnerability = shortText.describe('CVE, GHSA or another id / CVE などの ID');
const decided = { because: sentence, decidedBy: person, date, expires: date.exactOptional() };

/** Lists of `.ssdf/triage.yml`; an error in one entry costs that entry. */
export const TRIAGE_LISTS = {
  products: shortText.describe('Names by which VEX speaks of this product / VEX でこの製品を指す名前'),
  answers: z.strictObject({ point: key, value: key, vulnerability: vulnerability.exactOptional(), ...decided }),
  notShipped: z.strictObject({ package: packageUrl, ...decided }),
  deadlines: z.strictObject({ table: name, outcome: key, within: days, decidedBy: person, date }),
} as const;

/** Which of the four tables holds; both or neither. */
export const useSchema = z.strictObject({
  role: z.enum(['developer', 'user']),
  capability: z.enum(['high', 'low']),
});

const list = <T extends z.ZodType>(entry: T) => z.array(entry).max(500);

/** `.ssdf/triage.yml` as a whole, for editors. */
export const triageSchema = z.strictObject({
  use: useSchema
    .exactOptional()
    .describe(
      'Who decides, and how much they can find out; chooses the decision table / 判断する立場と技術力（決定木の選択）',
    ),
  products: list(TRIAGE_LISTS.products).exactOptional(),
  answers: list(TRIAGE_LISTS.answers).exactOptional(),
  notShipped: list(TRIAGE_LISTS.notShipped).exactOptional(),
  deadlines: list(TRIAGE_LISTS.deadlines)
    .exactOptional()
    .describe('Set by yourselves; none is shipped / 組織が自ら定める期限'),
});

/** An entry of `.ssdf/sharing.yml`. */
export const sharingSchema = z.strictObject({
  what: z.array(z.enum(SHARED_THINGS)).min(1).max(SHARED_THINGS.length),
  to: shortText,
  trigger: shortText.describe('When it is sent or may be fetched / 共有のきっかけ'),
  tlp: z.enum(TLP).describe('Traffic Light Protocol 2.0 (FIRST)'),
  channel: shortText,
  decidedBy: person,
  date,
});

/** An entry of `.ssdf/responses/*.yml`. */
export const responseSchema = z.strictObject({
  vulnerability,
  package: packageUrl.exactOptional(),
  knownSince: date,
  response: z
    .enum(RESPONSES)
    .exactOptional()
    .describe('What was chosen; accept needs expires / 対応方針（受容には expires が必要）'),
  owner: person.exactOptional().describe('Who answers for it / 担当者'),
  date: date.exactOptional().describe('When it was chosen / 決定日'),
  expires: date.exactOptional().describe('Last day of an acceptance / 受容の期限'),
  temporary: z.strictObject({ what: sentence, date }).exactOptional().describe('暫定対応'),
  fundamental: z
    .strictObject({ what: sentence, date, release: shortText.exactOptional() })
    .exactOptional()
    .describe('根本対応'),
  author: person,
});
