import type { Conclusion } from './assessment.ts';

/** Exit status of a command or step that ends with a gate (design contract, "The gate"). */
export function exitStatus(conclusion: Conclusion): 0 | 1 | 3 {
  switch (conclusion) {
    case 'success':
    case 'neutral':
      return 0;
    case 'failure':
      return 1;
    case 'action_required':
      return 3;
  }
}
