import { EXTERNAL_ROOT, RANGE_OF_OWN } from './cyclonedx-external.ts';
import type { Text } from '../model/text.ts';
import { cycloneDxXmlVersion } from './cyclonedx-xml.ts';
import { doubledName, leadsNowhere, MAX_PROBLEMS, type SbomProblem } from './problem.ts';
import type { XmlElement } from './xml.ts';

/** Elements whose `ref` attribute (or text, for the target of a vulnerability) names another element. */
const REFERRING = new Set(['dependency', 'provides', 'assembly', 'vulnerability']);

interface Place {
  readonly element: XmlElement;
  readonly path: string;
}

/** References of a CycloneDX XML document that lead nowhere, and names given twice. */
export function cycloneDxXmlReferenceProblems(root: XmlElement): readonly SbomProblem[] {
  const names = new Map<string, string>();
  const problems: SbomProblem[] = [];
  const references: { readonly path: string; readonly to: string }[] = [];
  for (const { element, path } of elementsOf(root)) {
    const own = element.attributes['bom-ref'];
    const other = own === undefined ? undefined : names.get(own);
    if (own !== undefined && other !== undefined)
      problems.push({ pointer: `${path}/@bom-ref`, message: doubledName('bom-ref', own, other) });
    if (own !== undefined) names.set(own, `${path}/@bom-ref`);
    const external = element.name === 'component' ? externalProblem(element, path) : undefined;
    if (external !== undefined) problems.push(external);
    if (element.name === 'license' && namesNothing(element) && isSilentAboutLicenses(root))
      problems.push({ pointer: path, message: NO_LICENSE });
    const to = targetOf(element, path);
    if (to !== undefined) references.push({ path, to });
  }
  for (const { path, to } of references) {
    if (problems.length > MAX_PROBLEMS) break;
    if (!names.has(to) && !to.startsWith('urn:cdx:')) problems.push({ pointer: path, message: leadsNowhere(to) });
  }
  return problems.slice(0, MAX_PROBLEMS + 1);
}

/** Until 1.5 the XML schemas let an empty license pass, which their JSON twins and the texts of both do not. */
function isSilentAboutLicenses(root: XmlElement): boolean {
  return /^1\.[1-5]$/.test(cycloneDxXmlVersion(root) ?? '');
}

function namesNothing({ children }: XmlElement): boolean {
  return !children.some(({ name }) => name === 'id' || name === 'name');
}

const NO_LICENSE: Text = {
  en: 'names no license: an id or a name is needed',
  ja: 'ライセンスを示す id も name もありません。どちらかを指定してください',
};

/** XML Schema 1.0 cannot say what CycloneDX 1.7 asks of these (its schema writes it down as assertions of 1.1). */
function externalProblem({ attributes, children }: XmlElement, path: string): SbomProblem | undefined {
  const isExternal = /^(?:true|1)$/.test(attributes.isExternal ?? '');
  if (isExternal) return path === '/bom/metadata/component' ? { pointer: `${path}/@isExternal`, message: EXTERNAL_ROOT } : undefined; // prettier-ignore
  return children.some(({ name }) => name === 'versionRange') ? { pointer: `${path}/versionRange`, message: RANGE_OF_OWN } : undefined; // prettier-ignore
}

function targetOf({ name, attributes, text }: XmlElement, path: string): string | undefined {
  if (REFERRING.has(name)) return attributes.ref;
  return name === 'ref' && /\/affects\/target(?:\[\d+\])?\/ref$/.test(path) ? text : undefined;
}

/** Every element with its path, in document order, without recursion. */
function* elementsOf(root: XmlElement): Generator<Place> {
  const waiting: Place[] = [{ element: root, path: `/${root.name}` }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    const { path } = next;
    const total = new Map<string, number>();
    for (const { name } of next.element.children) total.set(name, (total.get(name) ?? 0) + 1);
    const below: Place[] = [];
    const met = new Map<string, number>();
    for (const element of next.element.children) {
      const number = (met.get(element.name) ?? 0) + 1;
      met.set(element.name, number);
      below.push({ element, path: `${path}/${element.name}${total.get(element.name) === 1 ? '' : `[${number}]`}` });
    }
    for (const place of below.reverse()) waiting.push(place);
  }
}
