import type { Job } from './model.ts';
import { normalise, useName } from './use.ts';

/** The same folder seen from the top of the repository: with `actions/checkout` into a folder, its files lie below that one. */
export function insideCheckout(folder: string, job: Job): string {
  const place = normalise(folder);
  const path = checkoutFolders(job).find((each) => place === each || place.startsWith(`${each}/`));
  return path === undefined ? folder : place.slice(path.length + 1);
}

/** Folders into which a job checks its own repository out. */
function checkoutFolders(job: Job): string[] {
  const own = job.steps.filter(
    ({ uses, with: inputs }) =>
      uses !== undefined && useName(uses) === 'actions/checkout' && inputs.repository === undefined,
  );
  return own.map(({ with: inputs }) => normalise(inputs.path ?? '')).filter((path) => path !== '');
}
