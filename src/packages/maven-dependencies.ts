import type { DirectDependency } from './direct-dependencies.ts';

/** Dependencies, imported tables of versions and the parent of a pom.xml. Its text is cut by its own marks; no XML is interpreted. */
export function mavenDependencies(text: string): readonly DirectDependency[] | undefined {
  const plain = withoutComments(text);
  if (!plain.includes('<project')) return undefined;
  const properties = insides(plain, 'properties')[0] ?? '';
  const pieces = [...insides(plain, 'parent'), ...insides(plain, 'dependency')];
  return pieces.flatMap((piece) => {
    const own = piece.split('<exclusions>', 1)[0] ?? '';
    const [group, artifact] = [valueOf(own, 'groupId'), valueOf(own, 'artifactId')];
    if (group === undefined || artifact === undefined) return [];
    const version = resolved(valueOf(own, 'version'), properties);
    return [{ type: 'maven', name: `${group}/${artifact}`, version }];
  });
}

function withoutComments(text: string): string {
  const [first = '', ...rest] = text.split('<!--');
  return (
    first + rest.map((piece) => piece.slice(piece.includes('-->') ? piece.indexOf('-->') + 3 : piece.length)).join('')
  );
}

/** Texts between an element's marks, in one pass over the text. */
function insides(text: string, element: string): readonly string[] {
  return text
    .split(`<${element}>`)
    .slice(1)
    .flatMap((piece) => (piece.includes(`</${element}>`) ? [piece.slice(0, piece.indexOf(`</${element}>`))] : []));
}

function valueOf(piece: string, element: string): string | undefined {
  const value = insides(piece, element)[0]?.trim();
  return value === undefined || value === '' ? undefined : value;
}

/** A range or a property that stands elsewhere fixes nothing. */
function resolved(version: string | undefined, properties: string): string | null {
  const name = /^\$\{([\w.-]+)\}$/.exec(version ?? '')?.[1];
  const found = name === undefined ? version : valueOf(properties, name);
  return found === undefined || /[${}[\](),]/.test(found) ? null : found;
}
