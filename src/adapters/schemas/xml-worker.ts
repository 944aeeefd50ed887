import {
  ParseOption,
  XmlBufferInputProvider,
  XmlDocument,
  XmlLibError,
  xmlRegisterInputProvider,
  XsdValidator,
} from 'libxml2-wasm';
import { parentPort, workerData } from 'node:worker_threads';
import type { XmlFinding } from '../../model/xml-findings.ts';

/** Runs in a thread of its own, so that a document made to exhaust time or memory costs the thread and nothing else. */
export interface XmlWork {
  readonly xml: string;
  readonly schema: { readonly name: string; readonly text: Uint8Array };
  /** Schemas that it imports, by the name it uses; nothing else is ever opened. */
  readonly imported: Readonly<Record<string, Uint8Array>>;
  /** Findings handed back at most. */
  readonly limit: number;
}

export interface XmlWorkDone {
  readonly findings: readonly XmlFinding[];
  readonly total: number;
}

parentPort?.postMessage(check(workerData as XmlWork));

function check({ xml, schema, imported, limit }: XmlWork): XmlWorkDone {
  xmlRegisterInputProvider(new XmlBufferInputProvider({ ...imported }));
  // No entity is fetched or expanded. HUGE lifts limits on single texts only: the caller bounds the whole document.
  const { XML_PARSE_NO_XXE, XML_PARSE_NONET, XML_PARSE_HUGE, XML_PARSE_BIG_LINES } = ParseOption;
  const option: ParseOption = XML_PARSE_NO_XXE | XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_BIG_LINES;
  const validator = XsdValidator.fromDoc(XmlDocument.fromBuffer(schema.text, { url: schema.name }));
  try {
    validator.validate(XmlDocument.fromString(xml, { option }));
    return { findings: [], total: 0 };
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error;
    const { details } = error;
    const findings = details
      .slice(0, limit)
      .map(({ xpath = '/', line, message }) => ({ path: xpath, line, message: message.slice(0, 2000) }));
    return { findings, total: details.length };
  }
}
