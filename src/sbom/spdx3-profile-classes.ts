import type { Spdx3Class } from './spdx3-classes.ts';

/** Classes of the profiles AI, Dataset, Security, Build, Extension and ExpandedLicensing; the notation is that of `spdx3-classes.ts`. */
export const SPDX3_PROFILE_CLASSES: readonly Spdx3Class[] = [
  {
    name: 'ai_EnergyConsumption',
    parent: '',
    id: '@id',
    fields:
      'ai_finetuningEnergyConsumption:@ai_EnergyConsumptionDescription* ai_inferenceEnergyConsumption:@ai_EnergyConsumptionDescription* ai_trainingEnergyConsumption:@ai_EnergyConsumptionDescription*',
  },
  {
    name: 'ai_EnergyConsumptionDescription',
    parent: '',
    id: '@id',
    fields: 'ai_energyQuantity:number! ai_energyUnit:=energyUnit!',
  },
  {
    name: 'expandedlicensing_LicenseAddition',
    parent: 'Element',
    id: 'abstract',
    fields:
      'expandedlicensing_additionText:text! expandedlicensing_isDeprecatedAdditionId:boolean expandedlicensing_licenseXml:text expandedlicensing_obsoletedBy:text expandedlicensing_seeAlso:uri* expandedlicensing_standardAdditionTemplate:text',
  },
  {
    name: 'expandedlicensing_ListedLicenseException',
    parent: 'expandedlicensing_LicenseAddition',
    id: 'spdxId',
    fields: 'expandedlicensing_deprecatedVersion:text expandedlicensing_listVersionAdded:text',
  },
  {
    name: 'extension_CdxPropertyEntry',
    parent: '',
    id: '@id',
    fields: 'extension_cdxPropName:text! extension_cdxPropValue:text',
  },
  { name: 'extension_Extension', parent: '', id: 'abstract', fields: '' },
  {
    name: 'security_VulnAssessmentRelationship',
    parent: 'Relationship',
    id: 'abstract',
    fields:
      'suppliedBy:@Agent security_assessedElement:@software_SoftwareArtifact security_modifiedTime:time security_publishedTime:time security_withdrawnTime:time',
  },
  {
    name: 'build_Build',
    parent: 'Element',
    id: 'spdxId',
    fields:
      'build_buildEndTime:time build_buildId:text build_buildStartTime:time build_buildType:uri! build_configSourceDigest:@Hash* build_configSourceEntrypoint:text* build_configSourceUri:uri* build_environment:@DictionaryEntry* build_parameter:@DictionaryEntry*',
  },
  {
    name: 'expandedlicensing_ConjunctiveLicenseSet',
    parent: 'simplelicensing_AnyLicenseInfo',
    id: 'spdxId',
    fields: 'expandedlicensing_member:@simplelicensing_AnyLicenseInfo2!',
  },
  {
    name: 'expandedlicensing_CustomLicenseAddition',
    parent: 'expandedlicensing_LicenseAddition',
    id: 'spdxId',
    fields: '',
  },
  {
    name: 'expandedlicensing_DisjunctiveLicenseSet',
    parent: 'simplelicensing_AnyLicenseInfo',
    id: 'spdxId',
    fields: 'expandedlicensing_member:@simplelicensing_AnyLicenseInfo2!',
  },
  { name: 'expandedlicensing_ExtendableLicense', parent: 'simplelicensing_AnyLicenseInfo', id: 'abstract', fields: '' },
  {
    name: 'expandedlicensing_IndividualLicensingInfo',
    parent: 'simplelicensing_AnyLicenseInfo',
    id: 'spdxId',
    fields: '',
  },
  {
    name: 'expandedlicensing_License',
    parent: 'expandedlicensing_ExtendableLicense',
    id: 'abstract',
    fields:
      'expandedlicensing_isDeprecatedLicenseId:boolean expandedlicensing_isFsfLibre:boolean expandedlicensing_isOsiApproved:boolean expandedlicensing_licenseXml:text expandedlicensing_obsoletedBy:text expandedlicensing_seeAlso:uri* expandedlicensing_standardLicenseHeader:text expandedlicensing_standardLicenseTemplate:text simplelicensing_licenseText:text!',
  },
  {
    name: 'expandedlicensing_ListedLicense',
    parent: 'expandedlicensing_License',
    id: 'spdxId',
    fields: 'expandedlicensing_deprecatedVersion:text expandedlicensing_listVersionAdded:text',
  },
  {
    name: 'expandedlicensing_OrLaterOperator',
    parent: 'expandedlicensing_ExtendableLicense',
    id: 'spdxId',
    fields: 'expandedlicensing_subjectLicense:@expandedlicensing_License!',
  },
  {
    name: 'expandedlicensing_WithAdditionOperator',
    parent: 'simplelicensing_AnyLicenseInfo',
    id: 'spdxId',
    fields:
      'expandedlicensing_subjectAddition:@expandedlicensing_LicenseAddition! expandedlicensing_subjectExtendableLicense:@expandedlicensing_ExtendableLicense!',
  },
  {
    name: 'extension_CdxPropertiesExtension',
    parent: 'extension_Extension',
    id: '@id',
    fields: 'extension_cdxProperty:@extension_CdxPropertyEntry+!',
  },
  {
    name: 'security_CvssV2VulnAssessmentRelationship',
    parent: 'security_VulnAssessmentRelationship',
    id: 'spdxId',
    fields: 'security_score:number! security_vectorString:text!',
  },
  {
    name: 'security_CvssV3VulnAssessmentRelationship',
    parent: 'security_VulnAssessmentRelationship',
    id: 'spdxId',
    fields: 'security_score:number! security_severity:=cvssSeverity! security_vectorString:text!',
  },
  {
    name: 'security_CvssV4VulnAssessmentRelationship',
    parent: 'security_VulnAssessmentRelationship',
    id: 'spdxId',
    fields: 'security_score:number! security_severity:=cvssSeverity! security_vectorString:text!',
  },
  {
    name: 'security_EpssVulnAssessmentRelationship',
    parent: 'security_VulnAssessmentRelationship',
    id: 'spdxId',
    fields: 'security_percentile:number! security_probability:number!',
  },
  {
    name: 'security_ExploitCatalogVulnAssessmentRelationship',
    parent: 'security_VulnAssessmentRelationship',
    id: 'spdxId',
    fields: 'security_catalogType:=catalogType! security_exploited:boolean! security_locator:uri!',
  },
  {
    name: 'security_SsvcVulnAssessmentRelationship',
    parent: 'security_VulnAssessmentRelationship',
    id: 'spdxId',
    fields: 'security_decisionType:=decisionType!',
  },
  {
    name: 'security_VexVulnAssessmentRelationship',
    parent: 'security_VulnAssessmentRelationship',
    id: 'abstract',
    fields: 'security_statusNotes:text security_vexVersion:text',
  },
  {
    name: 'security_Vulnerability',
    parent: 'Artifact',
    id: 'spdxId',
    fields: 'security_modifiedTime:time security_publishedTime:time security_withdrawnTime:time',
  },
  { name: 'expandedlicensing_CustomLicense', parent: 'expandedlicensing_License', id: 'spdxId', fields: '' },
  {
    name: 'security_VexAffectedVulnAssessmentRelationship',
    parent: 'security_VexVulnAssessmentRelationship',
    id: 'spdxId',
    fields: 'security_actionStatement:text! security_actionStatementTime:time',
  },
  {
    name: 'security_VexFixedVulnAssessmentRelationship',
    parent: 'security_VexVulnAssessmentRelationship',
    id: 'spdxId',
    fields: '',
  },
  {
    name: 'security_VexNotAffectedVulnAssessmentRelationship',
    parent: 'security_VexVulnAssessmentRelationship',
    id: 'spdxId',
    fields:
      'security_impactStatement:text security_impactStatementTime:time security_justificationType:=justificationType',
  },
  {
    name: 'security_VexUnderInvestigationVulnAssessmentRelationship',
    parent: 'security_VexVulnAssessmentRelationship',
    id: 'spdxId',
    fields: '',
  },
  {
    name: 'ai_AIPackage',
    parent: 'software_Package',
    id: 'spdxId',
    fields:
      'ai_autonomyType:=presence ai_domain:text* ai_energyConsumption:@ai_EnergyConsumption ai_hyperparameter:@DictionaryEntry* ai_informationAboutApplication:text ai_informationAboutTraining:text ai_limitation:text ai_metric:@DictionaryEntry* ai_metricDecisionThreshold:@DictionaryEntry* ai_modelDataPreprocessing:text* ai_modelExplainability:text* ai_safetyRiskAssessment:=safetyRiskAssessment ai_standardCompliance:text* ai_typeOfModel:text* ai_useSensitivePersonalInformation:=presence',
  },
  {
    name: 'dataset_DatasetPackage',
    parent: 'software_Package',
    id: 'spdxId',
    fields:
      'dataset_anonymizationMethodUsed:text* dataset_confidentialityLevel:=confidentialityLevel dataset_dataCollectionProcess:text dataset_dataPreprocessing:text* dataset_datasetAvailability:=datasetAvailability dataset_datasetNoise:text dataset_datasetSize:natural dataset_datasetType:=datasetType+! dataset_datasetUpdateMechanism:text dataset_hasSensitivePersonalInformation:=presence dataset_intendedUse:text dataset_knownBias:text* dataset_sensor:@DictionaryEntry*',
  },
];
