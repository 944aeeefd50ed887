import type { Subject } from '../../model/subject.ts';
import { asMapping, parseYaml, type Mapping } from './parse.ts';
import { fails, HOLDS, UNDECIDABLE, UNPARSEABLE, type Verdict } from './verdict.ts';

/** The first version of the format wrote the name in capitals. */
export const SECURITY_INSIGHTS = ['', '.github/', '.gitlab/'].flatMap((folder) =>
  ['security-insights', 'SECURITY-INSIGHTS'].flatMap((name) => [`${folder}${name}.yml`, `${folder}${name}.yaml`]),
);

export interface Circumstances {
  readonly subject: Subject;
  /** Time of the collection; an expiry counts against it. */
  readonly at: string;
}

/** A header of the OpenSSF Security Insights format that is of this repository and in force. The claims are not checked. */
export function judgeSecurityInsights(text: string, { subject, at }: Circumstances): Verdict {
  const parsed = parseYaml(text);
  if (parsed.state === 'broken') return UNPARSEABLE;
  const header = asMapping(asMapping(parsed.value)?.header);
  const version = header?.['schema-version'];
  if (header === undefined || (typeof version !== 'string' && typeof version !== 'number')) {
    return fails('the file has no header with "schema-version"', '「schema-version」を含むヘッダーがありません');
  }
  return String(version).startsWith('1') ? judgeExpiry(header, at) : judgeAddress(header, subject);
}

/** Version 1 names the day until which its authors stand by it. */
function judgeExpiry(header: Mapping, at: string): Verdict {
  const until = header['expiration-date'];
  const instant = typeof until === 'string' ? Date.parse(until) : Number.NaN;
  if (Number.isNaN(instant))
    return fails('the header has no readable "expiration-date"', 'ヘッダーの「expiration-date」を読み取れません');
  return instant < Date.parse(at) ? fails('the file has expired', 'ファイルの有効期限が切れています') : HOLDS;
}

/** Version 2 names its own address, which gives away a copy from somewhere else. */
function judgeAddress({ url }: Mapping, { host, owner, name }: Subject): Verdict {
  const address = typeof url === 'string' ? URL.parse(url) : null;
  if (address === null) return fails('the header has no readable "url"', 'ヘッダーの「url」を読み取れません');
  if (owner === null || name === null || host === null) return UNDECIDABLE;
  const [ofOwner, ofName] = address.pathname.split('/').filter((step) => step !== '');
  const hosts = [host, `www.${host}`, `raw.${host}`, ...(host === 'github.com' ? ['raw.githubusercontent.com'] : [])];
  const own = hosts.includes(address.host) && same(ofOwner, owner) && same(ofName?.replace(/\.git$/, ''), name);
  return own
    ? HOLDS
    : fails('"url" in the header names another repository', 'ヘッダーの「url」が別のリポジトリを指しています');
}

function same(a: string | undefined, b: string): boolean {
  return a?.toLowerCase() === b.toLowerCase();
}
