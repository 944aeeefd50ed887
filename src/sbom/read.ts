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
  const head = text.slice(0, 4096);
  if (head.includes('http://spdx.org/rdf/terms')) return unread(SPDX_RDF);
  if (root === undefined || root === 'too-deep') {
    if (!head.includes('http://cyclonedx.org/schema/bom/')) return { state: 'not-an-sbom' };
    return broken(root === undefined ? NOT_XML : TOO_DEEP);
  }
  const version = cycloneDxXmlVersion(root);
  if (version === undefined) return { state: 'not-an-sbom' };
  return { state: 'sbom', sbom: fromCycloneDx(cycloneDxXmlAsJson(root, version), 'xml'), xml: { text, root } };
}

function unread(message: SbomProblem['message']): SbomRead {
  return { state: 'unread', problems: [{ pointer: '/', message }] };
}

function broken(message: SbomProblem['message']): SbomRead {
  return { state: 'broken', problems: [{ pointer: '/', message }] };
}

const TOO_LARGE = {
  en: `expected at most ${MAX_SBOM_BYTES / 1024 / 1024} MiB, came a larger document; split it by product`,
  ja: `上限 ${MAX_SBOM_BYTES / 1024 / 1024} MiB を超える文書です。製品ごとに分割してください`,
};
const TOO_DEEP = {
  en: `expected at most ${MAX_DEPTH} levels of nesting, came more; list components side by side and relate them as dependencies`,
  ja: `入れ子が上限の ${MAX_DEPTH} 段を超えています。コンポーネントを並べて記載し、依存関係で関連付けてください`,
};
const NOT_UTF8 = {
  en: 'expected UTF-8, the one encoding of SBOMs; came a document that says it is an SBOM in another one; save it as UTF-8',
  ja: 'SBOM を名乗る文書ですが、SBOM の文字コードである UTF-8 ではありません。UTF-8 で保存し直してください',
};
const NOT_JSON = {
  en: 'expected whole JSON, came a document that says it is an SBOM and is cut off or damaged; write it anew with the tool that made it',
  ja: 'SBOM を名乗る文書ですが、JSON として読めません（途中で切れているか壊れています）。作成したツールで出力し直してください',
};
const SPDX_RDF = {
  en: 'expected SPDX in JSON or tag-value, came RDF, which is not read; convert it to JSON',
  ja: 'SPDX の RDF 形式の文書です。RDF には未対応です。JSON 形式に変換してください',
};
const NOT_XML = {
  en: 'expected whole XML without a document type, came a CycloneDX document that is cut off, damaged or declares one; write it anew without DOCTYPE',
  ja: 'CycloneDX を名乗る文書ですが、整形式の XML ではないか、受け付けない文書型宣言（DOCTYPE）を含んでいます。宣言のない完全な XML で出力し直してください',
};
