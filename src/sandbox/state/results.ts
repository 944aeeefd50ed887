export interface AnalysisState {
  readonly id: number;
  readonly ref: string;
  readonly commit: string;
  readonly tool: string;
  readonly category: string;
  readonly createdAt: string;
  readonly error: string;
  readonly rules: number;
  readonly results: number;
}

export interface AlertState {
  readonly number: number;
  readonly state: 'open' | 'dismissed' | 'fixed';
  readonly tool: string;
  readonly ruleId: string;
  readonly severity: 'none' | 'note' | 'warning' | 'error' | null;
  readonly securitySeverity: 'low' | 'medium' | 'high' | 'critical' | null;
  readonly createdAt: string;
  readonly dismissedReason: 'false positive' | "won't fix" | 'used in tests' | null;
  readonly dismissedComment: string | null;
  readonly path: string;
  readonly line: number;
}

export interface CodeScanningState {
  /** Off = GitHub answers 403 to every question about it. */
  enabled: boolean;
  readonly analyses: AnalysisState[];
  readonly alerts: AlertState[];
  defaultSetup: { configured: boolean; languages: readonly string[] };
}

export interface AnnotationState {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly annotation_level: 'notice' | 'warning' | 'failure';
  readonly message: string;
  readonly title?: string;
}

export interface CheckRunState {
  readonly id: number;
  name: string;
  readonly head: string;
  readonly app: { readonly id: number; readonly slug: string };
  externalId: string;
  detailsUrl: string | null;
  status: 'queued' | 'in_progress' | 'completed';
  conclusion: string | null;
  startedAt: string | null;
  completedAt: string | null;
  output: { title: string | null; summary: string | null; text: string | null };
  /** Every request appends; GitHub never replaces them. */
  readonly annotations: AnnotationState[];
}

export interface WorkflowRunState {
  readonly id: number;
  readonly name: string;
  readonly path: string;
  readonly event: string;
  readonly branch: string;
  readonly commit: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly createdAt: string;
  readonly jobs: readonly JobState[];
  /** Reusable workflows that it called, `OWNER/NAME/.github/workflows/FILE@<commit>`. */
  readonly called: readonly string[];
  /** How often it was started; 1 unless it was run again. */
  attempt?: number;
}

export interface JobState {
  readonly name: string;
  readonly conclusion: string;
  readonly steps: readonly { readonly name: string; readonly conclusion: string }[];
}

export interface WorkflowArtifactState {
  readonly id: number;
  readonly run: number;
  readonly name: string;
  readonly expired: boolean;
  readonly createdAt: string;
  readonly files: Readonly<Record<string, Uint8Array>>;
}
