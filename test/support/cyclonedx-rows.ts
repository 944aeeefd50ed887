/**
 * What the examples of the CycloneDX specification (github.com/CycloneDX/specification, tools/src/test/resources, 1.1 to 1.7,
 * `valid-*` and `invalid-*`) are about, written anew and as short as they can be. `since` and `until`: the versions to whose
 * folders an example of that name belongs.
 */
export interface CorpusRow {
  readonly name: string;
  readonly since: string;
  readonly until?: string;
  /** Inside one component after its name and version, in the order that the schema wants; or a whole component, or beside it. */
  readonly inside?: string;
  readonly component?: string;
  readonly metadata?: string;
  readonly services?: string;
  readonly after?: string;
  /** Of an invalid one: where, from the component, service or `bom` on. */
  readonly at?: string;
  /** The same in JSON: fields of the component, or of the document. */
  readonly json?: Readonly<Record<string, unknown>>;
  readonly document?: Readonly<Record<string, unknown>>;
  readonly jsonSince?: string;
  readonly jsonUntil?: string;
}

const hash = (alg: string, content: string) => `<hashes><hash alg="${alg}">${content}</hash></hashes>`;
const hashes = (alg: string, content: string) => ({ hashes: [{ alg, content }] });
const license = (inside: string) => `<licenses>${inside}</licenses>`;
const service = (inside: string) => `<services><service>${inside}</service></services>`;
const reference = { type: 'website', url: 'https://example.org' };

export const INVALID: readonly CorpusRow[] = [
  { name: 'invalid-component-type', since: '1.1', component: '<component type="foo"><name>a</name><version>1</version></component>', at: '/@type', json: { type: 'foo' } },
  { name: 'invalid-missing-component-type', since: '1.1', component: '<component><name>a</name><version>1</version></component>', at: '', json: { type: undefined } },
  { name: 'invalid-empty-component', since: '1.1', component: '<component type="application"/>', at: '', json: { name: undefined, version: undefined } },
  { name: 'invalid-scope', since: '1.1', inside: '<scope>foo</scope>', at: '/scope', json: { scope: 'foo' } },
  { name: 'invalid-hash-alg', since: '1.1', inside: hash('FOO', 'ab'.repeat(16)), at: '/hashes/hash/@alg', json: hashes('FOO', 'ab'.repeat(16)) },
  { name: 'invalid-hash-md5', since: '1.1', inside: hash('MD5', 'foo'), at: '/hashes/hash', json: hashes('MD5', 'foo') },
  { name: 'invalid-hash-sha1', since: '1.1', inside: hash('SHA-1', 'foo'), at: '/hashes/hash', json: hashes('SHA-1', 'foo') },
  { name: 'invalid-hash-sha256', since: '1.1', inside: hash('SHA-256', 'ab'.repeat(31)), at: '/hashes/hash', json: hashes('SHA-256', 'ab'.repeat(31)) },
  { name: 'invalid-hash-sha512', since: '1.1', inside: hash('SHA-512', 'zz'.repeat(64)), at: '/hashes/hash', json: hashes('SHA-512', 'zz'.repeat(64)) },
  { name: 'invalid-license-id', since: '1.1', inside: license('<license><id>Apache-2</id></license>'), at: '/licenses/license/id', json: { licenses: [{ license: { id: 'Apache-2' } }] } },
  { name: 'invalid-license-id-count', since: '1.1', inside: license('<license><id>MIT</id><id>ISC</id></license>'), at: '/licenses/license/id[2]' },
  { name: 'invalid-license-name-count', since: '1.1', inside: license('<license><name>a</name><name>b</name></license>'), at: '/licenses/license/name[2]' },
  { name: 'invalid-license-encoding', since: '1.1', inside: license('<license><id>MIT</id><text encoding="base85">eA==</text></license>'), at: '/licenses/license/text/@encoding', json: { licenses: [{ license: { id: 'MIT', text: { encoding: 'base85', content: 'eA==' } } }] } },
  { name: 'invalid-license-choice', since: '1.1', until: '1.6', inside: license('<license><id>MIT</id></license><expression>MIT OR ISC</expression>'), at: '/licenses/expression', json: { licenses: [{ license: { id: 'MIT' }, expression: 'MIT OR ISC' }] } },
  { name: 'invalid-license-missing-id-and-name', since: '1.1', inside: license('<license/>'), at: '/licenses/license', json: { licenses: [{ license: {} }] } },
  { name: 'invalid-license-declared-concluded-mix', since: '1.6', until: '1.6', inside: license('<expression acknowledgement="declared">MIT</expression><expression acknowledgement="concluded">ISC</expression>'), at: '/licenses/expression[2]', json: { licenses: [{ expression: 'MIT', acknowledgement: 'declared' }, { expression: 'ISC', acknowledgement: 'concluded' }] } },
  { name: 'invalid-component-swid', since: '1.2', inside: '<swid name="a" version="1"/>', at: '/swid', json: { swid: { name: 'a', version: '1' } } },
  { name: 'invalid-patch-type', since: '1.2', inside: '<pedigree><patches><patch type="foo"/></patches></pedigree>', at: '/pedigree/patches/patch/@type', json: { pedigree: { patches: [{ type: 'foo' }] } } },
  { name: 'invalid-issue-type', since: '1.2', inside: '<pedigree><patches><patch type="backport"><resolves><issue type="foo"><id>1</id></issue></resolves></patch></patches></pedigree>', at: '/pedigree/patches/patch/resolves/issue/@type', json: { pedigree: { patches: [{ type: 'backport', resolves: [{ type: 'foo', id: '1' }] }] } } },
  { name: 'invalid-properties', since: '1.3', inside: '<properties><property>no name</property></properties>', at: '/properties/property', json: { properties: [{ value: 1 }] } },
  { name: 'invalid-component-version-and-range', since: '1.7', component: '<component type="library" isExternal="true"><name>a</name><version>1</version><versionRange>vers:npm/1</versionRange></component>', at: '/versionRange', json: { isExternal: true, versionRange: 'vers:npm/1' } },
  { name: 'informal-invalid-component-versionRange-non-external-explicit', since: '1.7', component: '<component type="library" isExternal="false"><name>a</name><versionRange>vers:npm/1</versionRange></component>', at: '/versionRange', json: { isExternal: false, version: undefined, versionRange: 'vers:npm/1' } },
  { name: 'informal-invalid-component-versionRange-non-external-implicit', since: '1.7', component: '<component type="library"><name>a</name><versionRange>vers:npm/1</versionRange></component>', at: '/versionRange', json: { version: undefined, versionRange: 'vers:npm/1' } },
  { name: 'invalid-license-expression-with-text', since: '1.7', inside: license('<expression-detailed expression="MIT"><details license-identifier="MIT"><text/><text/></details></expression-detailed>'), at: '/licenses/expression-detailed/details/text[2]' },
  { name: 'invalid-metadata-timestamp', since: '1.2', metadata: '<timestamp>2020-04-13</timestamp>', at: '/metadata/timestamp', document: { metadata: { timestamp: '2020-04-13' } } },
  { name: 'invalid-metadata-license', since: '1.3', metadata: license('<license><id>Apache-2</id></license>'), at: '/metadata/licenses/license/id', document: { metadata: { licenses: [{ license: { id: 'Apache-2' } }] } } },
  { name: 'invalid-metadata-distribution', since: '1.7', metadata: '<distribution>Unrestricted</distribution>', at: '/metadata/distribution', document: { metadata: { distribution: 'Unrestricted' } } },
  { name: 'invalid-root-component-external', since: '1.7', metadata: '<component type="library" isExternal="true"><name>a</name></component>', at: '/metadata/component/@isExternal', document: { metadata: { component: { type: 'library', name: 'a', isExternal: true } } } },
  { name: 'invalid-service-data', since: '1.2', services: service('<name>a</name><data><classification flow="foo">b</classification></data>'), at: '/services/service/data/classification/@flow', document: { services: [{ name: 'a', data: [{ flow: 'foo', classification: 'b' }] }] } },
  { name: 'invalid-dependency, without a ref', since: '1.2', after: '<dependencies><dependency/></dependencies>', at: '/dependencies/dependency', document: { dependencies: [{ dependsOn: [] }] } },
  { name: 'invalid-dependency, with an empty ref', since: '1.2', after: '<dependencies><dependency ref=""/></dependencies>', at: '/dependencies/dependency', document: { dependencies: [{ ref: '' }] } },
  { name: 'invalid-component-ref', since: '1.1', component: '<component type="library" bom-ref="1"><name>a</name><version>1</version><components><component type="library" bom-ref="1"><name>a</name><version>1</version></component></components></component>', at: '/components/component/@bom-ref', json: { 'bom-ref': '1', components: [{ type: 'library', name: 'a', version: '1', 'bom-ref': '1' }] } },
  { name: 'invalid-citations', since: '1.7', after: '<citations><citation><pointers><pointer>/a</pointer></pointers><timestamp>2025-05-01T14:05:00Z</timestamp><process>p</process><process>q</process></citation></citations>', at: '/citations/citation/process[2]', document: { citations: [{ pointers: ['/a'], timestamp: '2025-05-01T14:05:00Z' }] } },
]; // prettier-ignore

export const VALID: readonly CorpusRow[] = [
  { name: 'valid-minimal-viable', since: '1.1', inside: '', json: {} },
  { name: 'valid-component-ref', since: '1.1', component: '<component type="library" bom-ref="r1"><name>a</name><version>1</version></component>', json: { 'bom-ref': 'r1' } },
  { name: 'valid-component-hashes', since: '1.1', inside: `<hashes><hash alg="MD5">${'ab'.repeat(16)}</hash><hash alg="SHA3-512">${'ab'.repeat(64)}</hash></hashes>`, json: { hashes: [{ alg: 'MD5', content: 'ab'.repeat(16) }, { alg: 'SHA3-512', content: 'ab'.repeat(64) }] } },
  { name: 'valid-license-id', since: '1.1', inside: license('<license><id>Apache-2.0</id></license>'), json: { licenses: [{ license: { id: 'Apache-2.0' } }] } },
  { name: 'valid-license-name', since: '1.1', inside: license('<license><name>Our own</name></license>'), json: { licenses: [{ license: { name: 'Our own' } }] } },
  { name: 'valid-license-expression', since: '1.1', inside: license('<expression>EPL-2.0 OR GPL-2.0 WITH Classpath-exception-2.0</expression>'), json: { licenses: [{ expression: 'EPL-2.0 OR GPL-2.0 WITH Classpath-exception-2.0' }] } },
  { name: 'valid-license-choice', since: '1.7', inside: license('<license><id>MIT</id></license><expression>MIT OR ISC</expression>'), json: { licenses: [{ license: { id: 'MIT' } }, { expression: 'MIT OR ISC' }] } },
  { name: 'valid-license-id-with-text', since: '1.1', inside: license('<license><id>MIT</id><text content-type="text/plain" encoding="base64">eA==</text></license>'), json: { licenses: [{ license: { id: 'MIT', text: { contentType: 'text/plain', encoding: 'base64', content: 'eA==' } } }] } },
  { name: 'valid-license-licensing', since: '1.5', inside: license('<license><name>a</name><licensing><licenseTypes><licenseType>perpetual</licenseType></licenseTypes></licensing></license>'), json: { licenses: [{ license: { name: 'a', licensing: { licenseTypes: ['perpetual'] } } }] } },
  { name: 'valid-random-attributes', since: '1.1', component: '<component foo="bar" type="library"><name>a</name><version>1</version></component>' },
  { name: 'valid-external-elements', since: '1.1', component: '<component type="library"><name>a</name><version>1</version><x:y xmlns:x="http://example.org/x"><x:z>1</x:z></x:y></component>' },
  { name: 'valid-external-reference', since: '1.1', inside: '<externalReferences><reference type="website"><url>https://example.org</url></reference></externalReferences>', json: { externalReferences: [reference] } },
  { name: 'valid-external-reference, to another document', since: '1.5', inside: '<externalReferences><reference type="bom"><url>urn:cdx:f08a6ccd-4dce-4759-bd84-c626675d60a7/1#a</url></reference></externalReferences>', json: { externalReferences: [{ type: 'bom', url: 'urn:cdx:f08a6ccd-4dce-4759-bd84-c626675d60a7/1#a' }] } },
  { name: 'valid-assembly', since: '1.1', inside: '<components><component type="library"><name>b</name><version>1</version></component></components>', json: { components: [{ type: 'library', name: 'b', version: '1' }] } },
  { name: 'valid-component-types', since: '1.2', component: '<component type="operating-system"><name>a</name><version>1</version></component>', json: { type: 'operating-system' } },
  { name: 'valid-component-types, later ones', since: '1.6', component: '<component type="cryptographic-asset"><name>a</name></component>', json: { type: 'cryptographic-asset', version: undefined } },
  { name: 'valid-component-swid', since: '1.2', inside: '<swid tagId="swidgen-1" name="a"/>', json: { swid: { tagId: 'swidgen-1', name: 'a' } } },
  { name: 'valid-component-swid-full', since: '1.2', inside: '<swid tagId="t" name="a" version="1" tagVersion="0" patch="false"><text content-type="text/xml" encoding="base64">eA==</text></swid>', json: { swid: { tagId: 't', name: 'a', version: '1', tagVersion: 0, patch: false, text: { contentType: 'text/xml', encoding: 'base64', content: 'eA==' } } } },
  { name: 'valid-component-identifiers', since: '1.6', inside: '<purl>pkg:npm/a@1</purl><omniborId>gitoid:blob:sha1:a94a8fe5ccb19ba61c4c0873d391e987982fbbd3</omniborId><swhid>swh:1:cnt:94a9ed024d3859793618152ea559a168bbcbb5e2</swhid>', json: { purl: 'pkg:npm/a@1', omniborId: ['gitoid:blob:sha1:a94a8fe5ccb19ba61c4c0873d391e987982fbbd3'], swhid: ['swh:1:cnt:94a9ed024d3859793618152ea559a168bbcbb5e2'] } },
  { name: 'valid-patch', since: '1.2', inside: '<pedigree><patches><patch type="backport"><diff><url>https://example.org/1</url></diff><resolves><issue type="security"><id>CVE-1</id></issue></resolves></patch></patches></pedigree>', json: { pedigree: { patches: [{ type: 'backport', diff: { url: 'https://example.org/1' }, resolves: [{ type: 'security', id: 'CVE-1' }] }] } } },
  { name: 'valid-evidence', since: '1.3', inside: '<evidence><licenses><license><id>MIT</id></license></licenses><copyright><text>Acme</text></copyright></evidence>', json: { evidence: { licenses: [{ license: { id: 'MIT' } }], copyright: [{ text: 'Acme' }] } } },
  { name: 'valid-properties', since: '1.3', inside: '<properties><property name="a">b</property><property name="a"/></properties>', json: { properties: [{ name: 'a', value: 'b' }, { name: 'a' }] } },
  { name: 'valid-release-notes', since: '1.4', inside: '<releaseNotes><type>major</type><title>t</title><notes><note><locale>en-US</locale><text>x</text></note></notes></releaseNotes>', json: { releaseNotes: { type: 'major', title: 't', notes: [{ locale: 'en-US', text: { content: 'x' } }] } } },
  { name: 'valid-machine-learning', since: '1.5', component: '<component type="machine-learning-model"><name>a</name><modelCard><modelParameters><task>t</task></modelParameters></modelCard></component>', json: { type: 'machine-learning-model', version: undefined, modelCard: { modelParameters: { task: 't' } } } },
  { name: 'valid-component-data', since: '1.5', component: '<component type="data"><name>a</name><data><type>dataset</type></data></component>', json: { type: 'data', version: undefined, data: [{ type: 'dataset' }] } },
  { name: 'valid-cryptography-implementation', since: '1.6', component: '<component type="cryptographic-asset"><name>AES</name><cryptoProperties><assetType>algorithm</assetType><algorithmProperties><primitive>ae</primitive></algorithmProperties></cryptoProperties></component>', json: { type: 'cryptographic-asset', version: undefined, cryptoProperties: { assetType: 'algorithm', algorithmProperties: { primitive: 'ae' } } } },
  { name: 'valid-tags', since: '1.6', inside: '<tags><tag>a</tag></tags>', json: { tags: ['a'] } },
  { name: 'valid-component-external-with-versionRange', since: '1.7', component: '<component type="library" isExternal="true"><name>a</name><versionRange>vers:npm/1</versionRange></component>', json: { version: undefined, isExternal: true, versionRange: 'vers:npm/1' } },
  { name: 'valid-component-external-without-version', since: '1.7', component: '<component type="library" isExternal="true"><name>a</name></component>', json: { version: undefined, isExternal: true } },
  { name: 'valid-empty-components', since: '1.1', document: { components: [] } },
  { name: 'valid-metadata-timestamp', since: '1.2', metadata: '<timestamp>2020-04-07T07:01:00Z</timestamp>', document: { metadata: { timestamp: '2020-04-07T07:01:00Z' } } },
  { name: 'valid-metadata-tool', since: '1.2', metadata: '<tools><tool><vendor>v</vendor><name>a</name><version>1</version></tool></tools>', document: { metadata: { tools: [{ vendor: 'v', name: 'a', version: '1' }] } } },
  { name: 'valid-metadata-tool, as components', since: '1.5', metadata: '<tools><components><component type="application"><name>a</name></component></components></tools>', document: { metadata: { tools: { components: [{ type: 'application', name: 'a' }] } } } },
  { name: 'valid-metadata-author', since: '1.2', metadata: '<authors><author><name>Ann</name><email>ann@example.org</email></author></authors>', document: { metadata: { authors: [{ name: 'Ann', email: 'ann@example.org' }] } } },
  { name: 'valid-metadata-lifecycle', since: '1.5', metadata: '<lifecycles><lifecycle><phase>build</phase></lifecycle></lifecycles>', document: { metadata: { lifecycles: [{ phase: 'build' }] } } },
  { name: 'valid-metadata-manufacture', since: '1.2', metadata: '<manufacture><name>Acme</name></manufacture>', document: { metadata: { manufacture: { name: 'Acme' } } } },
  { name: 'valid-metadata-manufacturer', since: '1.6', metadata: '<manufacturer><name>Acme</name></manufacturer>', document: { metadata: { manufacturer: { name: 'Acme' } } } },
  { name: 'valid-metadata-supplier', since: '1.2', metadata: '<supplier><name>Acme</name><contact><name>Ann</name></contact></supplier>', document: { metadata: { supplier: { name: 'Acme', contact: [{ name: 'Ann' }] } } } },
  { name: 'valid-metadata-license', since: '1.3', metadata: license('<license><id>CC0-1.0</id></license>'), document: { metadata: { licenses: [{ license: { id: 'CC0-1.0' } }] } } },
  { name: 'valid-metadata-distribution', since: '1.7', metadata: '<distributionConstraints><tlp>GREEN</tlp></distributionConstraints>', document: { metadata: { distributionConstraints: { tlp: 'GREEN' } } } },
  { name: 'valid-service', since: '1.2', services: service('<name>a</name><endpoints><endpoint>https://example.org</endpoint></endpoints><authenticated>false</authenticated>'), document: { services: [{ name: 'a', endpoints: ['https://example.org'], authenticated: false }] } },
  { name: 'valid-service-empty-objects', since: '1.2', services: service('<name>a</name><endpoints/><services/>'), document: { services: [{ name: 'a', endpoints: [], services: [] }] } },
  { name: 'valid-dependency', since: '1.2', after: '<dependencies><dependency ref="r1"/></dependencies>', document: { components: [{ type: 'library', name: 'a', version: '1', 'bom-ref': 'r1' }], dependencies: [{ ref: 'r1', dependsOn: [] }] } },
  { name: 'valid-compositions', since: '1.3', after: '<compositions><composition><aggregate>unknown</aggregate><assemblies><assembly ref="r1"/></assemblies></composition></compositions>', document: { components: [{ type: 'library', name: 'a', version: '1', 'bom-ref': 'r1' }], compositions: [{ aggregate: 'unknown', assemblies: ['r1'] }] } },
  { name: 'valid-vulnerability', since: '1.4', after: '<vulnerabilities><vulnerability><id>CVE-1</id><affects><target><ref>r1</ref></target></affects></vulnerability></vulnerabilities>', document: { components: [{ type: 'library', name: 'a', version: '1', 'bom-ref': 'r1' }], vulnerabilities: [{ id: 'CVE-1', affects: [{ ref: 'r1' }] }] } },
  { name: 'valid-annotation', since: '1.5', after: '<annotations><annotation><subjects><subject ref="r1"/></subjects><annotator><individual><name>Ann</name></individual></annotator><timestamp>2022-01-01T00:00:00Z</timestamp><text>x</text></annotation></annotations>', document: { components: [{ type: 'library', name: 'a', version: '1', 'bom-ref': 'r1' }], annotations: [{ subjects: ['r1'], annotator: { individual: { name: 'Ann' } }, timestamp: '2022-01-01T00:00:00Z', text: 'x' }] } },
  { name: 'valid-formulation', since: '1.5', after: '<formulation><formula bom-ref="f1"><workflows><workflow bom-ref="w1"><uid>u</uid><taskTypes><taskType>build</taskType></taskTypes></workflow></workflows></formula></formulation>', document: { formulation: [{ 'bom-ref': 'f1', workflows: [{ 'bom-ref': 'w1', uid: 'u', taskTypes: ['build'] }] }] } },
  { name: 'valid-standard', since: '1.6', after: '<definitions><standards><standard bom-ref="s1"><name>S</name><version>1</version><description>d</description><owner>o</owner></standard></standards></definitions>', document: { definitions: { standards: [{ 'bom-ref': 's1', name: 'S' }] } } },
  { name: 'valid-attestation', since: '1.6', after: '<declarations><assessors><assessor bom-ref="as1"><thirdParty>true</thirdParty></assessor></assessors></declarations>', document: { declarations: { assessors: [{ 'bom-ref': 'as1', thirdParty: true }] } } },
  { name: 'valid-citations', since: '1.7', after: '<citations><citation><pointers><pointer>/components/0/name</pointer></pointers><timestamp>2025-05-01T14:00:00Z</timestamp><attributedTo>r1</attributedTo></citation></citations>', document: { components: [{ type: 'library', name: 'a', version: '1', 'bom-ref': 'r1' }], citations: [{ pointers: ['/components/0/name'], timestamp: '2025-05-01T14:00:00Z', attributedTo: 'r1' }] } },
  { name: 'valid-xml-signature', since: '1.1', after: '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo/></ds:Signature>' },
]; // prettier-ignore
