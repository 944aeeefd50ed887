/** An element of an XML text; prefixes of names are cut off. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  readonly text: string[];
}

/**
 * Reads the plain part of XML that SBOMs use. A document type is refused, so no entity can be declared, fetched or blown up;
 * undefined for anything not well formed as far as we look. It validates nothing.
 */
export function readXmlText(xml: string, maxDepth: number): XmlElement | 'too-deep' | undefined {
  const root: Open = { name: '', attributes: {}, children: [], text: [] };
  const stack: Open[] = [root];
  let at = 0;
  while (at < xml.length) {
    const next = xml.indexOf('<', at);
    const current = stack.at(-1) ?? root;
    current.text.push(unescaped(xml.slice(at, next === -1 ? xml.length : next)));
    if (next === -1) break;
    const end = markupEnd(xml, next);
    if (end === undefined) return undefined;
    if (stack.length > maxDepth + 1) return 'too-deep';
    if (!takeMarkup(stack, xml.slice(next, end))) return undefined;
    at = end;
  }
  return stack.length === 1 && root.children.length === 1 ? root.children[0] : undefined;
}

/** Index after the markup that starts at `start`; undefined when it never ends or is a document type. */
function markupEnd(xml: string, start: number): number | undefined {
  if (xml.startsWith('<!--', start)) return after(xml, '-->', start + 4);
  if (xml.startsWith('<![CDATA[', start)) return after(xml, ']]>', start + 9);
  if (xml.startsWith('<?', start)) return after(xml, '?>', start + 2);
  if (xml.startsWith('<!', start)) return undefined;
  // Most markup of a long document has no attributes: nothing in it can hide its end.
  const end = xml.indexOf('>', start);
  if (end === -1) return undefined;
  if (!/["'<]/.test(xml.slice(start + 1, end))) return end + 1;
  let quote = '';
  for (let index = start + 1; index < xml.length; index += 1) {
    const character = xml.charAt(index);
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return index + 1;
    else if (character === '<') return undefined;
  }
  return undefined;
}

function after(xml: string, mark: string, from: number): number | undefined {
  const found = xml.indexOf(mark, from);
  return found === -1 ? undefined : found + mark.length;
}

/** False when the markup does not fit what is open. */
function takeMarkup(stack: Open[], markup: string): boolean {
  const current = stack.at(-1);
  if (current === undefined) return false;
  if (markup.startsWith('<!--') || markup.startsWith('<?')) return true;
  if (markup.startsWith('<![CDATA[')) {
    current.text.push(markup.slice(9, -3));
    return true;
  }
  if (markup.startsWith('</')) return closeElement(stack, localName(markup.slice(2, -1).trim()));
  const selfClosing = markup.endsWith('/>');
  const inside = markup.slice(1, selfClosing ? -2 : -1);
  const name = /^[^\s/]+/.exec(inside)?.[0] ?? '';
  stack.push({ name: localName(name), attributes: attributesOf(inside.slice(name.length)), children: [], text: [] });
  return selfClosing ? closeElement(stack, localName(name)) : name !== '';
}

function closeElement(stack: Open[], name: string): boolean {
  const closed = stack.pop();
  const parent = stack.at(-1);
  if (closed?.name !== name || parent === undefined) return false;
  parent.children.push({ ...closed, text: closed.text.join('').trim() });
  return true;
}

function attributesOf(text: string): Readonly<Record<string, string>> {
  if (!text.includes('=')) return NO_ATTRIBUTES;
  const found = text.matchAll(/(?<=\s)([^\s=]{1,200})\s*=\s*(?:"([^"]*)"|'([^']*)')/g);
  return Object.fromEntries(
    [...found].map(([, name, double, single]) => [name ?? '', unescaped(double ?? single ?? '')]),
  );
}

const NO_ATTRIBUTES: Readonly<Record<string, string>> = {};

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The five entities of XML itself and numbers; any other stays as it stands. */
function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w{1,8}));/g, (whole: string, ...groups: unknown[]) => {
    const [hex, decimal, name] = groups;
    if (typeof name === 'string') return (Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined) ?? whole;
    const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
