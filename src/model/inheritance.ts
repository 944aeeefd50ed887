/** The group whose tasks concern the organisation: its records count there without being asked. */
const ALWAYS = 'PO';

/** Do an organisation's records count for a criterion (`PW.5.1-1a`)? `inherit` names groups, tasks and criteria. */
export function isInherited(criterion: string, inherit: readonly string[]): boolean {
  const [task = ''] = criterion.split('-');
  const [group = ''] = task.split('.');
  return [ALWAYS, ...inherit].some((name) => name === criterion || name === task || name === group);
}
