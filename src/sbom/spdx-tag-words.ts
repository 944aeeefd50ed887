/** Parts of a tag-value document that a tag opens, and whose tags follow until the next one opens. */
export const SECTIONS = { PackageName: 'packages', FileName: 'files', SnippetSPDXID: 'snippets', LicenseID: 'hasExtractedLicensingInfos' } as const; // prettier-ignore
export type Section = (typeof SECTIONS)[keyof typeof SECTIONS];

/** Field of the JSON form that a tag fills once. */
export const ONCE: Readonly<Record<'document' | 'creationInfo' | Section, Readonly<Record<string, string>>>> = {
  document: {
    SPDXVersion: 'spdxVersion',
    DataLicense: 'dataLicense',
    DocumentName: 'name',
    DocumentNamespace: 'documentNamespace',
    DocumentComment: 'comment',
  },
  creationInfo: { Created: 'created', CreatorComment: 'comment', LicenseListVersion: 'licenseListVersion' },
  packages: {
    PackageName: 'name',
    SPDXID: 'SPDXID',
    PackageVersion: 'versionInfo',
    PackageFileName: 'packageFileName',
    PackageSupplier: 'supplier',
    PackageOriginator: 'originator',
    PackageDownloadLocation: 'downloadLocation',
    FilesAnalyzed: 'filesAnalyzed',
    PackageVerificationCode: 'packageVerificationCode',
    PackageHomePage: 'homepage',
    PackageSourceInfo: 'sourceInfo',
    PackageLicenseConcluded: 'licenseConcluded',
    PackageLicenseDeclared: 'licenseDeclared',
    PackageLicenseComments: 'licenseComments',
    PackageCopyrightText: 'copyrightText',
    PackageSummary: 'summary',
    PackageDescription: 'description',
    PackageComment: 'comment',
    PrimaryPackagePurpose: 'primaryPackagePurpose',
    ReleaseDate: 'releaseDate',
    BuiltDate: 'builtDate',
    ValidUntilDate: 'validUntilDate',
  },
  files: {
    FileName: 'fileName',
    SPDXID: 'SPDXID',
    LicenseConcluded: 'licenseConcluded',
    LicenseComments: 'licenseComments',
    FileCopyrightText: 'copyrightText',
    FileComment: 'comment',
    FileNotice: 'noticeText',
  },
  snippets: {
    SnippetSPDXID: 'SPDXID',
    SnippetFromFileSPDXID: 'snippetFromFile',
    SnippetLicenseConcluded: 'licenseConcluded',
    SnippetLicenseComments: 'licenseComments',
    SnippetCopyrightText: 'copyrightText',
    SnippetComment: 'comment',
    SnippetName: 'name',
  },
  hasExtractedLicensingInfos: {
    LicenseID: 'licenseId',
    ExtractedText: 'extractedText',
    LicenseName: 'name',
    LicenseComment: 'comment',
  },
};

/** Field of the JSON form that a tag adds an entry to. */
export const OFTEN: typeof ONCE = {
  document: { ExternalDocumentRef: 'externalDocumentRefs' },
  creationInfo: { Creator: 'creators' },
  packages: {
    PackageChecksum: 'checksums',
    ExternalRef: 'externalRefs',
    PackageLicenseInfoFromFiles: 'licenseInfoFromFiles',
    PackageAttributionText: 'attributionTexts',
  },
  files: {
    FileType: 'fileTypes',
    FileChecksum: 'checksums',
    LicenseInfoInFile: 'licenseInfoInFiles',
    FileContributor: 'fileContributors',
    FileDependency: 'fileDependencies',
    FileAttributionText: 'attributionTexts',
    ArtifactOfProjectName: 'artifactOfs',
  },
  snippets: {
    SnippetByteRange: 'ranges',
    SnippetLineRange: 'ranges',
    LicenseInfoInSnippet: 'licenseInfoInSnippets',
    SnippetAttributionText: 'attributionTexts',
  },
  hasExtractedLicensingInfos: { LicenseCrossReference: 'seeAlsos' },
};

/** Tags that add to the entry begun last of a kind, wherever they stand. */
export const RUNNING: Readonly<Record<string, { readonly list: string; readonly field: string; readonly opens?: true }>> = {
  Relationship: { list: 'relationships', field: '', opens: true },
  RelationshipComment: { list: 'relationships', field: 'comment' },
  Annotator: { list: 'annotations', field: 'annotator', opens: true },
  AnnotationDate: { list: 'annotations', field: 'annotationDate' },
  AnnotationType: { list: 'annotations', field: 'annotationType' },
  AnnotationComment: { list: 'annotations', field: 'comment' },
  Reviewer: { list: 'revieweds', field: 'reviewer', opens: true },
  ReviewDate: { list: 'revieweds', field: 'reviewDate' },
  ReviewComment: { list: 'revieweds', field: 'comment' },
}; // prettier-ignore

/** Tags whose words say nothing that is checked here. */
export const PASSED_OVER = new Set(['ArtifactOfProjectHomePage', 'ArtifactOfProjectURI']);
