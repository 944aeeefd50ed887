/** Vocabularies of SPDX 3.0.1, as its model names them; one text of words each. */
const LISTS: Readonly<Record<string, string>> = {
  annotationType: 'other review',
  catalogType: 'kev other',
  completeness: 'complete incomplete noAssertion',
  confidentialityLevel: 'amber clear green red',
  contentIdentifierType: 'gitoid swhid',
  cvssSeverity: 'critical high low medium none',
  datasetAvailability: 'clickthrough directDownload query registration scrapingScript',
  datasetType:
    'audio categorical graph image noAssertion numeric other sensor structured syntactic text timeseries timestamp video',
  decisionType: 'act attend track trackStar',
  energyUnit: 'kilowattHour megajoule other',
  externalIdentifierType: 'cpe22 cpe23 cve email gitoid other packageUrl securityOther swhid swid urlScheme',
  externalRefType:
    'altDownloadLocation altWebPage binaryArtifact bower buildMeta buildSystem certificationReport chat componentAnalysisReport cwe documentation dynamicAnalysisReport eolNotice exportControlAssessment funding issueTracker license mailingList mavenCentral metrics npm nuget other privacyAssessment productMetadata purchaseOrder qualityAssessmentReport releaseHistory releaseNotes riskAssessment runtimeAnalysisReport secureSoftwareAttestation securityAdversaryModel securityAdvisory securityFix securityOther securityPenTestReport securityPolicy securityThreatModel socialMedia sourceArtifact staticAnalysisReport support vcs vulnerabilityDisclosureReport vulnerabilityExploitabilityAssessment',
  fileKind: 'directory file',
  hashAlgorithm:
    'adler32 blake2b256 blake2b384 blake2b512 blake3 crystalsDilithium crystalsKyber falcon md2 md4 md5 md6 other sha1 sha224 sha256 sha384 sha3_224 sha3_256 sha3_384 sha3_512 sha512',
  justificationType:
    'componentNotPresent inlineMitigationsAlreadyExist vulnerableCodeCannotBeControlledByAdversary vulnerableCodeNotInExecutePath vulnerableCodeNotPresent',
  lifecycleScope: 'build design development other runtime test',
  presence: 'no noAssertion yes',
  profileConformance: 'ai build core dataset expandedLicensing extension lite security simpleLicensing software',
  purpose:
    'application archive bom configuration container data device deviceDriver diskImage documentation evidence executable file filesystemImage firmware framework install library manifest model module operatingSystem other patch platform requirement source specification test',
  relationshipType:
    'affects amendedBy ancestorOf availableFrom configures contains coordinatedBy copiedTo delegatedTo dependsOn descendantOf describes doesNotAffect expandsTo exploitCreatedBy fixedBy fixedIn foundBy generates hasAddedFile hasAssessmentFor hasAssociatedVulnerability hasConcludedLicense hasDataFile hasDeclaredLicense hasDeletedFile hasDependencyManifest hasDistributionArtifact hasDocumentation hasDynamicLink hasEvidence hasExample hasHost hasInput hasMetadata hasOptionalComponent hasOptionalDependency hasOutput hasPrerequisite hasProvidedDependency hasRequirement hasSpecification hasStaticLink hasTest hasTestCase hasVariant invokedBy modifiedBy other packagedBy patchedBy publishedBy reportedBy republishedBy serializedInArtifact testedOn trainedOn underInvestigationFor usesTool',
  safetyRiskAssessment: 'high low medium serious',
  sbomType: 'analyzed build deployed design runtime source',
  supportLevel: 'deployed development endOfSupport limitedSupport noAssertion noSupport support',
};

export const SPDX3_WORDS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(LISTS).map(([name, words]) => [name, words.split(' ')]),
);
