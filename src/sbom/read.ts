import { fromCycloneDx } from './cyclonedx-json.ts';
import { cycloneDxXmlAsJson, cycloneDxXmlVersion } from './cyclonedx-xml.ts';
import { MAX_DEPTH, nestsDeeperThan } from './depth.ts';
import type { SbomProblem } from './problem.ts';
import type { Sbom } from './sbom.ts';
import { fromSpdx } from './spdx-json.ts';
import { fromSpdx3 } from './spdx3-json.ts';
import { looksLikeTagValue } from './spdx-tag-lines.ts';
import { readTagValue, type TagValue } from './spdx-tag-value.ts';
import { readXmlText, type XmlElement } from './xml.ts';

/** Largest document that is read, in bytes. */
export const MAX_SBOM_BYTES = 100 * 1024 * 1024;

/** What the content turned out to be. The name of the file plays no part. */
export type SbomRead =
  | {
      readonly state: 'sbom';
      readonly sbom: Sbom;
      /** The parsed JSON, for validation; of tag-value what it says in the JSON form; absent for XML. */
      readonly document?: object;
      readonly tagValue?: TagValue;
      readonly xml?: { readonly text: string; readonly root: XmlElement };
    }
  | { readonly state: 'not-an-sbom' }
  /** It says it is an SBOM and cannot be read as one. */
  | { readonly state: 'broken'; readonly problems: readonly SbomProblem[] }
  /** An SBOM in a form that this product does not read: nothing is known about it, good or bad. */
  | { readonly state: 'unread'; readonly problems: readonly SbomProblem[] };

export function readSbom(content: Uint8Array | string): SbomRead {
  const size = typeof content === 'string' ? content.length : content.byteLength;
  if (size > MAX_SBOM_BYTES) return broken(TOO_LARGE);
  const text = typeof content === 'string' ? content.replace(/^\uFEFF/, '') : decoded(content);
  if (text === undefined) return isElsewhereSbom(content) ? broken(NOT_UTF8) : { state: 'not-an-sbom' };
  const start = /\S/.exec(text)?.[0];
  if (start === '{') return readJson(text, content);
  if (start === '<') return readXml(text);
  if (!looksLikeTagValue(text)) return { state: 'not-an-sbom' };
  const tagValue = readTagValue(text);
  const { document } = tagValue;
  return { state: 'sbom', sbom: fromSpdx(document, 'tag-value'), document, tagValue };
}

/** UTF-8 without its mark; undefined for other bytes, which no format of ours uses. */
function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Bytes of another encoding that still say of themselves what they are: its zero bytes taken out, the words are ASCII. */
function isElsewhereSbom(content: Uint8Array | string): boolean {
  if (typeof content === 'string') return false;
  const head = new TextDecoder('latin1').decode(content.subarray(0, 65_536)).replaceAll('\0', '');
  return claimsToBeSbom(head) || head.includes('http://cyclonedx.org/schema/bom/') || /SPDXVersion:\s*SPDX-/.test(head);
}

/** `content`: the same as it came, because its bytes are passed through faster than the text. */
function readJson(text: string, content: Uint8Array | string): SbomRead {
  if (nestsDeeperThan(content, MAX_DEPTH)) return claimsToBeSbom(text) ? broken(TOO_DEEP) : { state: 'not-an-sbom' };
  const document = parsed(text);
  if (document === undefined) return claimsToBeSbom(text) ? broken(NOT_JSON) : { state: 'not-an-sbom' };
  if (document.bomFormat === 'CycloneDX') return { state: 'sbom', sbom: fromCycloneDx(document, 'json'), document };
  const version = document.spdxVersion;
  if (typeof version === 'string' && version.startsWith('SPDX-'))
    return { state: 'sbom', sbom: fromSpdx(document, 'json'), document };
  return isSpdx3(document) ? { state: 'sbom', sbom: fromSpdx3(document), document } : { state: 'not-an-sbom' };
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

/** For text that is not whole: does it say of itself what it wanted to be? */
function claimsToBeSbom(text: string): boolean {
  return /"bomFormat"\s*:\s*"CycloneDX"|"spdxVersion"\s*:\s*"SPDX-|"@context"\s*:\s*"https:\/\/spdx\.org\/rdf\/3\./.test(
    text.slice(0, 65_536),
  );
}

function isSpdx3(document: Readonly<Record<string, unknown>>): boolean {
  const context = document['@context'];
  return typeof context === 'string' && /^https:\/\/spdx\.org\/rdf\/3\.\d+\.\d+\/spdx-context\.jsonld$/.test(context);
}

function readXml(text: string): SbomRead {
  const root = readXmlText(text, MAX_DEPTH);
  const version = root === undefined ? undefined : cycloneDxXmlVersion(root);
  if (root !== undefined && version !== undefined)
    return { state: 'sbom', sbom: fromCycloneDx(cycloneDxXmlAsJson(root, version), 'xml'), xml: { text, root } };
  const head = text.slice(0, 4096);
  if (head.includes('http://spdx.org/rdf/terms')) return unread(SPDX_RDF);
  return root === undefined && head.includes('http://cyclonedx.org/schema/bom/')
    ? broken(NOT_XML)
    : { state: 'not-an-sbom' };
}

function unread(message: SbomProblem['message']): SbomRead {
  return { state: 'unread', problems: [{ pointer: '/', message }] };
}

function broken(message: SbomProblem['message']): SbomRead {
  return { state: 'broken', problems: [{ pointer: '/', message }] };
}

const TOO_LARGE = {
  en: `the document is larger than ${MAX_SBOM_BYTES / 1024 / 1024} MiB`,
  ja: `文書が ${MAX_SBOM_BYTES / 1024 / 1024} MiB を超えています`,
};
const TOO_DEEP = {
  en: `the document nests deeper than ${MAX_DEPTH} levels`,
  ja: `文書の入れ子が ${MAX_DEPTH} 段を超えています`,
};
const NOT_UTF8 = {
  en: 'the document says it is an SBOM but is not in UTF-8, the one encoding of SBOMs; save it as UTF-8',
  ja: 'SBOM を名乗る文書ですが、SBOM の文字コードである UTF-8 ではありません。UTF-8 で保存し直してください',
};
const NOT_JSON = {
  en: 'the document says it is an SBOM but is not whole JSON (cut off, or damaged)',
  ja: 'SBOM を名乗る文書ですが、JSON として読めません（途中で切れているか壊れています）',
};
const SPDX_RDF = {
  en: 'the document is SPDX in RDF, which is not read; give its JSON form',
  ja: 'SPDX の RDF 形式の文書です。RDF には未対応です。JSON 形式で用意してください',
};
const NOT_XML = {
  en: 'the document says it is CycloneDX but is not well-formed XML, or declares a document type, which is refused',
  ja: 'CycloneDX を名乗る文書ですが、整形式の XML ではないか、受け付けない文書型宣言（DOCTYPE）を含んでいます',
};
