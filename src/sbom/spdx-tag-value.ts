import type { Text } from '../model/text.ts';
import { MAX_PROBLEMS, leadsNowhere, quoted, type SbomProblem } from './problem.ts';
import { tagsOf, type Tag } from './spdx-tag-lines.ts';
import { valueOfTag } from './spdx-tag-values.ts';
import { OFTEN, ONCE, PASSED_OVER, RUNNING, SECTIONS, type Section } from './spdx-tag-words.ts';

type Fields = Record<string, unknown>;

/** Tag-value text in the shape of SPDX JSON, what its grammar breaks, and the line of each place. */
export interface TagValue {
  readonly document: Readonly<Fields>;
  readonly problems: readonly SbomProblem[];
  /** The line of a JSON pointer into `document`, or of the nearest place around it. */
  readonly lineOf: (pointer: string) => number;
}

interface Draft {
  readonly document: Fields;
  readonly creationInfo: Fields;
  /** What is being described, `packages` and its last entry; null in the document's own part. */
  current: { readonly section: Section; readonly fields: Fields; readonly place: string } | null;
  readonly lines: Map<string, number>;
  readonly problems: SbomProblem[];
  /** Elements that annotations speak of. */
  readonly annotated: { readonly to: string; readonly line: number }[];
}

export function readTagValue(text: string): TagValue {
  const creationInfo: Fields = { creators: [] };
  const draft: Draft = {
    ...{ document: { creationInfo, packages: [], relationships: [] }, creationInfo, current: null },
    ...{ lines: new Map(), problems: [], annotated: [] },
  };
  for (const tag of tagsOf(text)) take(draft, tag);
  nameSnippetsAndRanges(draft.document);
  const problems = [...draft.problems, ...danglingAnnotations(draft)];
  return { document: draft.document, problems, lineOf: (pointer) => nearestLine(draft.lines, pointer) };
}

function take(draft: Draft, tag: Tag): void {
  if (tag.open === true) tell(draft, tag, NEVER_CLOSED);
  if (tag.tag === '') tell(draft, tag, noTag(tag.value));
  else if (Object.hasOwn(SECTIONS, tag.tag)) open(draft, tag, SECTIONS[tag.tag as keyof typeof SECTIONS]);
  else if (Object.hasOwn(RUNNING, tag.tag)) takeRunning(draft, tag);
  else if (tag.tag === 'SPDXREF') draft.annotated.push({ to: tag.value, line: tag.line });
  else if (tag.tag === 'ExternalRefComment') takeRefComment(draft, tag);
  else if (!PASSED_OVER.has(tag.tag)) takeField(draft, tag);
}

/** The first document's SPDXID stands before any package. */
function takeField(draft: Draft, tag: Tag): void {
  const { document, creationInfo, current } = draft;
  if (current !== null && fill(draft, tag, current)) return;
  if (fill(draft, tag, { section: 'document', fields: document, place: '' })) return;
  if (fill(draft, tag, { section: 'creationInfo', fields: creationInfo, place: '/creationInfo' })) return;
  if (tag.tag === 'SPDXID' && current === null) set(draft, tag, { fields: document, place: '', field: 'SPDXID' });
  else tell(draft, tag, isKnown(tag.tag) ? misplaced(tag.tag) : unknownTag(tag.tag));
}

interface Place {
  readonly section: keyof typeof ONCE;
  readonly fields: Fields;
  readonly place: string;
}

function fill(draft: Draft, tag: Tag, { section, fields, place }: Place): boolean {
  const [once, often] = [own(ONCE[section], tag.tag), own(OFTEN[section], tag.tag)];
  if (once !== undefined) set(draft, tag, { fields, place, field: once });
  if (often !== undefined) add(draft, tag, { fields, place, field: often });
  return once !== undefined || often !== undefined;
}

interface Slot {
  readonly fields: Fields;
  readonly place: string;
  readonly field: string;
}

function set(draft: Draft, tag: Tag, { fields, place, field }: Slot): void {
  const value = valueOfTag(tag.tag, tag.value);
  draft.lines.set(`${place}/${field}`, tag.line);
  if (value === undefined) tell(draft, { line: tag.line, pointer: `${place}/${field}` }, wrongForm(tag));
  else if (Object.hasOwn(fields, field)) tell(draft, { line: tag.line, pointer: `${place}/${field}` }, twice(tag.tag));
  else fields[field] = value;
}

function add(draft: Draft, tag: Tag, { fields, place, field }: Slot): void {
  const value = valueOfTag(tag.tag, tag.value);
  const list = (fields[field] ??= []) as unknown[];
  const pointer = `${place}/${field}/${list.length}`;
  draft.lines.set(pointer, tag.line);
  if (value === undefined) tell(draft, { line: tag.line, pointer }, wrongForm(tag));
  else list.push(value);
}

function open(draft: Draft, tag: Tag, section: Section): void {
  const list = (draft.document[section] ??= []) as unknown[];
  const current = { section, fields: {}, place: `/${section}/${list.length}` };
  list.push(current.fields);
  draft.current = current;
  draft.lines.set(current.place, tag.line);
  fill(draft, tag, current);
}

/** Relationships, annotations and reviews may stand anywhere; a comment belongs to the one before it. */
function takeRunning(draft: Draft, tag: Tag): void {
  const { list: name, field, opens } = RUNNING[tag.tag] ?? { list: '', field: '' };
  const list = (draft.document[name] ??= []) as Fields[];
  const value = valueOfTag(tag.tag, tag.value);
  if (opens === true) {
    draft.lines.set(`/${name}/${list.length}`, tag.line);
    if (value === undefined) tell(draft, { line: tag.line, pointer: `/${name}/${list.length}` }, wrongForm(tag));
    else list.push(field === '' ? { ...(value as object) } : { [field]: value });
    return;
  }
  const last = list.at(-1);
  if (last === undefined) tell(draft, tag, misplaced(tag.tag));
  else set(draft, tag, { fields: last, place: `/${name}/${list.length - 1}`, field });
}

function takeRefComment(draft: Draft, tag: Tag): void {
  const references = (draft.current?.fields.externalRefs ?? []) as Fields[];
  const last = references.at(-1);
  const place = `${draft.current?.place ?? ''}/externalRefs/${references.length - 1}`;
  if (last === undefined) tell(draft, tag, misplaced(tag.tag));
  else set(draft, tag, { fields: last, place, field: 'comment' });
}

/** The JSON form wants a name that the tag-value form leaves free (9.11), and the file inside each range. */
function nameSnippetsAndRanges({ snippets = [] }: Fields): void {
  for (const snippet of snippets as Fields[]) {
    snippet.name ??= '';
    for (const range of (snippet.ranges ?? []) as Record<string, { reference: unknown }>[])
      for (const pointer of Object.values(range)) pointer.reference = snippet.snippetFromFile ?? '';
  }
}

function danglingAnnotations({ document, annotated }: Draft): readonly SbomProblem[] {
  const elements = [
    document,
    ...['packages', 'files', 'snippets'].flatMap((name) => (document[name] ?? []) as Fields[]),
  ];
  const names = new Set(elements.map(({ SPDXID }) => SPDXID));
  return annotated
    .filter(({ to }) => !names.has(to))
    .slice(0, MAX_PROBLEMS)
    .map(({ to, line }) => ({ pointer: '/annotations', line, message: leadsNowhere(to) }));
}

function nearestLine(lines: ReadonlyMap<string, number>, pointer: string): number {
  for (let place = pointer; place !== ''; place = place.slice(0, Math.max(0, place.lastIndexOf('/')))) {
    const line = lines.get(place);
    if (line !== undefined) return line;
  }
  return 1;
}

/** One more than is ever told, so that a reader learns that there are more. */
function tell(
  { problems }: Draft,
  { line, pointer = '/' }: { readonly line: number; readonly pointer?: string },
  message: Text,
): void {
  if (problems.length <= MAX_PROBLEMS) problems.push({ pointer, line, message });
}

function own(table: Readonly<Record<string, string>>, tag: string): string | undefined {
  return Object.hasOwn(table, tag) ? table[tag] : undefined;
}

function isKnown(tag: string): boolean {
  return (
    tag === 'SPDXID' || [...Object.values(ONCE), ...Object.values(OFTEN)].some((table) => Object.hasOwn(table, tag))
  );
}

const NEVER_CLOSED: Text = { en: 'opens <text> and never closes it', ja: '<text> が閉じられていません' };

function noTag(line: string): Text {
  return {
    en: `expected "Tag: value", came "${quoted(line)}"`,
    ja: `「タグ: 値」の行が必要ですが、「${quoted(line)}」があります`,
  };
}

function unknownTag(tag: string): Text {
  return { en: `"${quoted(tag)}" is no tag of SPDX 2`, ja: `「${quoted(tag)}」は SPDX 2 のタグではありません` };
}

function misplaced(tag: string): Text {
  return {
    en: `"${quoted(tag)}" stands before what it belongs to`,
    ja: `「${quoted(tag)}」の前に、このタグの対象となる要素がありません`,
  };
}

function twice(tag: string): Text {
  return { en: `"${quoted(tag)}" is given twice`, ja: `「${quoted(tag)}」が重複しています` };
}

function wrongForm({ tag, value }: Tag): Text {
  return {
    en: `"${quoted(value)}" does not have the form of ${quoted(tag)}`,
    ja: `「${quoted(value)}」は ${quoted(tag)} の形式ではありません`,
  };
}
