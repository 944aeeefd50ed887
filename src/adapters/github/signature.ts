/** What GitHub's GraphQL says about a signature; null = the object carries none. */
export interface SignatureNode {
  readonly isValid: boolean;
  readonly state: string;
}

/** GitHub's own trouble, which says nothing about the signature. */
const NOT_CHECKED: readonly string[] = ['GPGVERIFY_ERROR', 'GPGVERIFY_UNAVAILABLE', 'OCSP_ERROR', 'OCSP_PENDING'];

/** By the keys of accounts at GitHub; whether it is the key that we expect is not known here. Undefined = GitHub could not check. */
export function isVerified(signature: SignatureNode | null | undefined): boolean | undefined {
  if (signature === null || signature === undefined) return false;
  if (signature.isValid) return true;
  return NOT_CHECKED.includes(signature.state) ? undefined : false;
}
