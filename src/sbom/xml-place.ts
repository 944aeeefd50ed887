import type { XmlElement } from './xml.ts';

/** The XPath of an element in names alone, numbered where siblings share a name: `/bom/components/component[2]/type`. */
export function namedPath(root: XmlElement, xpath: string): string {
  const [first, ...steps] = xpath.split('/').filter((step) => step !== '');
  if (first === undefined) return '/';
  const path = [`/${root.name}`];
  let current = root;
  for (const step of steps) {
    const next = childAt(current, step);
    if (next === undefined) break;
    path.push(`/${next.name}${numberAmong(current, next)}`);
    current = next;
  }
  return path.join('');
}

/** `*[3]` counts all children, `p:name[2]` those of that name. */
function childAt({ children }: XmlElement, step: string): XmlElement | undefined {
  const [, name = '', number = '1'] = /^([^[\]]+)(?:\[(\d+)\])?$/.exec(step) ?? [];
  const local = name.slice(name.indexOf(':') + 1);
  const among = local === '*' ? children : children.filter((child) => child.name === local);
  return among[Number(number) - 1];
}

function numberAmong({ children }: XmlElement, one: XmlElement): string {
  const same = children.filter(({ name }) => name === one.name);
  return same.length === 1 ? '' : `[${same.indexOf(one) + 1}]`;
}

/** The place of a component in the XML that it was read from: `/components/0` is `/bom/components/component[1]`. */
export function xmlPlaceOf(pointer: string): string {
  return `/bom${pointer.replaceAll(/\/components\/(\d+)/g, (_, index) => `/components/component[${Number(index) + 1}]`)}`;
}
