/** GitHub's rule types for branches and tags, as its API description lists them. */
export const RULE_TYPES: readonly string[] = [
  'branch_name_pattern', 'code_scanning', 'commit_author_email_pattern', 'commit_message_pattern',
  'committer_email_pattern', 'copilot_code_review', 'creation', 'deletion', 'file_extension_restriction',
  'file_path_restriction', 'license_compliance_scanning', 'max_file_path_length', 'max_file_size', 'merge_queue',
  'non_fast_forward', 'pull_request', 'required_deployments', 'required_linear_history', 'required_signatures',
  'required_status_checks', 'tag_name_pattern', 'update', 'workflows',
]; // prettier-ignore
