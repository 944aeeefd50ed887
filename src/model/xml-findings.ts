import type { Text } from './text.ts';

/** What a schema says about one place of an XML document, in the words of the validator. */
export interface XmlFinding {
  /** XPath of the element; the names may be `*`. */
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  readonly message: string;
}

/** `not-checked` is no verdict: nobody held the document against its schema, and the reason says why. */
export type XmlVerdict =
  | { readonly state: 'checked'; readonly findings: readonly XmlFinding[]; readonly total: number }
  | { readonly state: 'not-checked'; readonly because: Text };

/** Holds an XML text against the official schema of that version; undefined when there is no such schema. */
export type CheckXml = (xml: string, version: string) => Promise<XmlVerdict | undefined>;
