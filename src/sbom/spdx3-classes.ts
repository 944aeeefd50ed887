import { SPDX3_PROFILE_CLASSES } from './spdx3-profile-classes.ts';

export interface Spdx3Class {
  readonly name: string;
  /** Empty at the top. */
  readonly parent: string;
  /** How an object of the class is named; nothing is of an abstract class alone. */
  readonly id: 'spdxId' | '@id' | 'abstract';
  readonly fields: string;
}

/**
 * Classes of SPDX 3.0.1 (model: Core, Software, SimpleLicensing). A field is `name:kind`, then `*` for a list, `+` for one with an entry, `2` for
 * one with two, and `!` where it must be there. Kinds: `=words` of a vocabulary, `@Class` for an element of that class or a
 * reference to one, or a plain type.
 */
const CORE_CLASSES: readonly Spdx3Class[] = [
  {
    name: 'CreationInfo',
    parent: '',
    id: '@id',
    fields: 'comment:text created:time! createdBy:@Agent+! createdUsing:@Tool* specVersion:semver!',
  },
  { name: 'DictionaryEntry', parent: '', id: '@id', fields: 'key:text! value:text' },
  {
    name: 'Element',
    parent: '',
    id: 'abstract',
    fields:
      'comment:text creationInfo:@CreationInfo! description:text extension:@extension_Extension* externalIdentifier:@ExternalIdentifier* externalRef:@ExternalRef* name:text summary:text verifiedUsing:@IntegrityMethod*',
  },
  {
    name: 'ElementCollection',
    parent: 'Element',
    id: 'abstract',
    fields: 'element:@Element* profileConformance:=profileConformance* rootElement:@Element*',
  },
  {
    name: 'ExternalIdentifier',
    parent: '',
    id: '@id',
    fields:
      'comment:text externalIdentifierType:=externalIdentifierType! identifier:text! identifierLocator:uri* issuingAuthority:text',
  },
  {
    name: 'ExternalMap',
    parent: '',
    id: '@id',
    fields: 'definingArtifact:@Artifact externalSpdxId:uri! locationHint:uri verifiedUsing:@IntegrityMethod*',
  },
  {
    name: 'ExternalRef',
    parent: '',
    id: '@id',
    fields: 'comment:text contentType:mime externalRefType:=externalRefType locator:text*',
  },
  { name: 'IndividualElement', parent: 'Element', id: 'spdxId', fields: '' },
  { name: 'IntegrityMethod', parent: '', id: 'abstract', fields: 'comment:text' },
  { name: 'NamespaceMap', parent: '', id: '@id', fields: 'namespace:uri! prefix:text!' },
  {
    name: 'PackageVerificationCode',
    parent: 'IntegrityMethod',
    id: '@id',
    fields: 'algorithm:=hashAlgorithm! hashValue:text! packageVerificationCodeExcludedFile:text*',
  },
  {
    name: 'PositiveIntegerRange',
    parent: '',
    id: '@id',
    fields: 'beginIntegerRange:positive! endIntegerRange:positive!',
  },
  {
    name: 'Relationship',
    parent: 'Element',
    id: 'spdxId',
    fields:
      'completeness:=completeness endTime:time from:@Element! relationshipType:=relationshipType! startTime:time to:@Element+!',
  },
  {
    name: 'SpdxDocument',
    parent: 'ElementCollection',
    id: 'spdxId',
    fields: 'dataLicense:@simplelicensing_AnyLicenseInfo import:@ExternalMap* namespaceMap:@NamespaceMap*',
  },
  { name: 'Tool', parent: 'Element', id: 'spdxId', fields: '' },
  { name: 'simplelicensing_AnyLicenseInfo', parent: 'Element', id: 'abstract', fields: '' },
  {
    name: 'simplelicensing_LicenseExpression',
    parent: 'simplelicensing_AnyLicenseInfo',
    id: 'spdxId',
    fields:
      'simplelicensing_customIdToUri:@DictionaryEntry* simplelicensing_licenseExpression:text! simplelicensing_licenseListVersion:semver',
  },
  {
    name: 'simplelicensing_SimpleLicensingText',
    parent: 'Element',
    id: 'spdxId',
    fields: 'simplelicensing_licenseText:text!',
  },
  {
    name: 'software_ContentIdentifier',
    parent: 'IntegrityMethod',
    id: '@id',
    fields: 'software_contentIdentifierType:=contentIdentifierType! software_contentIdentifierValue:uri!',
  },
  { name: 'Agent', parent: 'Element', id: 'spdxId', fields: '' },
  {
    name: 'Annotation',
    parent: 'Element',
    id: 'spdxId',
    fields: 'annotationType:=annotationType! contentType:mime statement:text subject:@Element!',
  },
  {
    name: 'Artifact',
    parent: 'Element',
    id: 'abstract',
    fields:
      'builtTime:time originatedBy:@Agent* releaseTime:time standardName:text* suppliedBy:@Agent supportLevel:=supportLevel* validUntilTime:time',
  },
  { name: 'Bundle', parent: 'ElementCollection', id: 'spdxId', fields: 'context:text' },
  { name: 'Hash', parent: 'IntegrityMethod', id: '@id', fields: 'algorithm:=hashAlgorithm! hashValue:text!' },
  { name: 'LifecycleScopedRelationship', parent: 'Relationship', id: 'spdxId', fields: 'scope:=lifecycleScope' },
  { name: 'Organization', parent: 'Agent', id: 'spdxId', fields: '' },
  { name: 'Person', parent: 'Agent', id: 'spdxId', fields: '' },
  { name: 'SoftwareAgent', parent: 'Agent', id: 'spdxId', fields: '' },
  {
    name: 'software_SoftwareArtifact',
    parent: 'Artifact',
    id: 'abstract',
    fields:
      'software_additionalPurpose:=purpose* software_attributionText:text* software_contentIdentifier:@software_ContentIdentifier* software_copyrightText:text software_primaryPurpose:=purpose',
  },
  { name: 'Bom', parent: 'Bundle', id: 'spdxId', fields: '' },
  {
    name: 'software_File',
    parent: 'software_SoftwareArtifact',
    id: 'spdxId',
    fields: 'contentType:mime software_fileKind:=fileKind',
  },
  {
    name: 'software_Package',
    parent: 'software_SoftwareArtifact',
    id: 'spdxId',
    fields:
      'software_downloadLocation:uri software_homePage:uri software_packageUrl:uri software_packageVersion:text software_sourceInfo:text',
  },
  { name: 'software_Sbom', parent: 'Bom', id: 'spdxId', fields: 'software_sbomType:=sbomType*' },
  {
    name: 'software_Snippet',
    parent: 'software_SoftwareArtifact',
    id: 'spdxId',
    fields:
      'software_byteRange:@PositiveIntegerRange software_lineRange:@PositiveIntegerRange software_snippetFromFile:@software_File!',
  },
];

export const SPDX3_CLASSES: ReadonlyMap<string, Spdx3Class> = new Map(
  [...CORE_CLASSES, ...SPDX3_PROFILE_CLASSES].map((one) => [one.name, one]),
);
