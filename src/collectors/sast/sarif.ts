import { sarifRuns, type SarifRun } from '../supplied-sarif.ts';
import type { SuppliedFile } from '../types.ts';
import { kindOfTool, type ToolKind } from './tools.ts';

/** One run inside a SARIF file that was handed over, with what its tool looks for. */
export type SuppliedScan =
  (Extract<SarifRun, { state: 'read' }> & { readonly kind: ToolKind }) | Extract<SarifRun, { state: 'unreadable' }>;

export function suppliedScans(supplied: readonly SuppliedFile[]): readonly SuppliedScan[] {
  return sarifRuns(supplied).map((run) => (run.state === 'read' ? { ...run, kind: kindOfTool(run.tool) } : run));
}
