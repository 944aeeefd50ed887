import { existsSync, readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Text } from '../../model/text.ts';
import type { CheckXml, XmlVerdict } from '../../model/xml-findings.ts';
import { shippedFolder } from './cyclonedx.ts';
import type { XmlWork, XmlWorkDone } from './xml-worker.ts';

/** Time one document may take, in milliseconds, and the memory of its thread, in MiB. */
const MAX_TIME = 120_000;
const MAX_MEMORY = 1024;
const MAX_FINDINGS = 200;

/** Holds CycloneDX XML against the official XML schemas of the CycloneDX library; reaches nothing beyond them. */
export const checkCycloneDxXml: CheckXml = (xml, version) => {
  const schema = /^\d\.\d+$/.test(version) ? `bom-${version}.SNAPSHOT.xsd` : '';
  if (!WORKER_IS_HERE) return Promise.resolve(notChecked(NOT_IN_THIS_BUILD));
  const folder = shippedFolder();
  if (schema === '' || !existsSync(new URL(schema, folder))) return Promise.resolve(undefined);
  const read = (name: string) => new Uint8Array(readFileSync(new URL(name, folder)));
  const imported = 'spdx.SNAPSHOT.xsd';
  return worked({
    xml,
    schema: { name: schema, text: read(schema) },
    imported: { [imported]: read(imported) },
    limit: MAX_FINDINGS,
  });
};

/** In a checkout the sources run as they are, in a package their build; a bundle holds neither beside it. */
const WORKER = new URL(`xml-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);
const WORKER_IS_HERE = existsSync(WORKER);

function worked(work: XmlWork): Promise<XmlVerdict> {
  const worker = new Worker(WORKER, {
    workerData: work,
    execArgv: ['--disable-warning=ExperimentalWarning'],
    resourceLimits: { maxOldGenerationSizeMb: MAX_MEMORY },
  });
  return new Promise((resolve) => {
    const timer = setTimeout(() => void worker.terminate(), MAX_TIME);
    worker.once('message', (done: XmlWorkDone) => {
      resolve({ state: 'checked', ...done });
    });
    worker.once('error', () => {
      resolve(notChecked(STOPPED));
    });
    worker.once('exit', () => {
      clearTimeout(timer);
      resolve(notChecked(STOPPED));
    });
  });
}

function notChecked(because: Text): XmlVerdict {
  return { state: 'not-checked', because };
}

const NOT_IN_THIS_BUILD: Text = {
  en: 'XML is not validated here: this build has no XML schema validator; check the file with the command line',
  ja: 'この環境には XML スキーマの検証機能がないため、XML を検証していません。コマンドラインで確認してください',
};
const STOPPED: Text = {
  en: `the XML schema validator used up its time (${MAX_TIME / 1000} s) or memory (${MAX_MEMORY} MiB) or failed, so the form was not validated`,
  ja: `XML スキーマの検証が時間（${MAX_TIME / 1000} 秒）またはメモリ（${MAX_MEMORY} MiB）の上限に達したか失敗したため、形式を検証していません`,
};
