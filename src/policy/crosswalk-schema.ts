import { z } from 'zod';
import { CROSSWALK_MARKS, ITEM_KINDS, PRIORITIES } from '../model/crosswalk.ts';
import { expects } from './expectations.ts';
import { reference } from './sources-schema.ts';
import { criterionId, name, shortText, text, typedTaskId } from './shared-schemas.ts';

const item = z.union(
  [
    shortText,
    z.strictObject({
      id: shortText,
      kind: z
        .enum(ITEM_KINDS)
        .exactOptional()
        .describe('basic = 【基本】, recommended = 【推奨】; recommendation, consideration, note = R, C, N'),
      title: shortText.exactOptional().describe('In the language of the document / その文書の言語で'),
      namedIn: z
        .literal('reason')
        .exactOptional()
        .describe('Named among the reasons of the source only / 出典の理由欄にのみ記載'),
      namedAs: shortText
        .exactOptional()
        .describe(
          'The reference as the source spells it, when that is no task id / 出典での表記（タスクの ID と異なる場合）',
        ),
    }),
  ],
  expects('crosswalk-item'),
);

const items = z.array(item).max(100);
const priority = z.enum(PRIORITIES);

const entry = z
  .strictObject({
    task: typedTaskId,
    criteria: z
      .array(criterionId)
      .min(1)
      .max(20)
      .exactOptional()
      .describe('Only when less than the whole task is meant / タスクの一部だけを指す場合'),
    mark: z.enum(CROSSWALK_MARKS).describe('contains = ◎, equal = ○, part = △, none = ×'),
    items: items.exactOptional(),
    reason: text.exactOptional().describe('Absent where the source prints none / 出典に記載がなければ書かない'),
    truncated: z
      .literal(true)
      .exactOptional()
      .describe('The source cuts its reason off / 出典の理由が途中で切れている'),
    note: text.exactOptional(),
    priority: priority.exactOptional(),
    origin: z
      .literal('own')
      .exactOptional()
      .describe('Added by us to a correspondence that is not ours / 他者の対応付けへの独自の追加'),
  })
  .meta({ id: 'entry' });

const added = z.strictObject({
  id: z
    .string(expects('added-task'))
    .regex(/^[a-z][a-z0-9-]*@[0-9][0-9.]*\/(PO|PS|PW|RV)\.[1-9]\.[1-9]$/, expects('added-task')),
  label: text,
  priority: priority.exactOptional(),
  items: items.exactOptional(),
  note: text.exactOptional(),
});

/** `crosswalks/<guideline>.yml`: how one other document corresponds to the tasks of SSDF 1.1. */
export const crosswalkSchema = z.strictObject({
  guideline: z.string(expects('guideline-id')).regex(/^[a-z][a-z0-9.@-]{1,63}$/, expects('guideline-id')),
  label: text,
  source: name.describe('An id of sources.yml / sources.yml の id'),
  document: reference
    .exactOptional()
    .describe(
      'Only in a file of your own, for a source that sources.yml lacks / 利用者の対応表で、出典が未登録の場合のみ',
    ),
  scope: z.enum(['domestic', 'other']),
  origin: z
    .enum(['deck', 'published', 'own'])
    .describe('Whose correspondence it is: the deck, its issuer, ours / 対応付けの出所'),
  relation: z
    .literal('contributes')
    .exactOptional()
    .describe('Contributes to single criteria, never to a whole task / 達成基準に寄与（タスク全体ではない）'),
  marks: z.enum(['stated', 'own']).describe('Does the source state the marks, or are they ours? / 記号の出所'),
  basis: z.array(text).max(10).exactOptional().describe('What it was derived from / 根拠文書'),
  applies: z.strictObject({ when: text, tell: z.array(text).min(1).max(20) }).exactOptional(),
  entries: z.array(entry).min(1).max(400),
  adds: z.array(added).max(50).exactOptional(),
});

export type CrosswalkInYaml = z.infer<typeof crosswalkSchema>;
export type EntryInYaml = z.infer<typeof entry>;
export type ItemInYaml = z.infer<typeof item>;
