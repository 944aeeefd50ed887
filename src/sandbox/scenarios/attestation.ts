export interface AttestationSubject {
  readonly name: string;
  readonly digest: string;
  /** Full name of the repository that built it. */
  readonly repository: string;
  readonly commit: string;
  readonly tag: string;
}

/** A Sigstore bundle by its form: an in-toto statement in a DSSE envelope. Its signature is a sample and verifies against nothing. */
export function attestationBundle(subject: AttestationSubject): Readonly<Record<string, unknown>> {
  const payload = Buffer.from(JSON.stringify(statementOf(subject))).toString('base64');
  return {
    mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    verificationMaterial: {
      certificate: { rawBytes: CERTIFICATE },
      tlogEntries: [
        {
          logIndex: '1',
          logId: { keyId: sample('log') },
          kindVersion: { kind: 'dsse', version: '0.0.1' },
          integratedTime: '1700000000',
          inclusionPromise: { signedEntryTimestamp: sample('timestamp') },
          inclusionProof: {
            logIndex: '1',
            rootHash: sample('root'),
            treeSize: '2',
            hashes: [sample('hash')],
            checkpoint: { envelope: 'sample' },
          },
          canonicalizedBody: sample('body'),
        },
      ],
      timestampVerificationData: { rfc3161Timestamps: [] },
    },
    dsseEnvelope: {
      payload,
      payloadType: 'application/vnd.in-toto+json',
      signatures: [{ sig: sample('signature'), keyid: '' }],
    },
  };
}

function statementOf({ name, digest, repository, commit, tag }: AttestationSubject) {
  const source = `https://github.com/${repository}`;
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name, digest: { sha256: digest.replace('sha256:', '') } }],
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: {
      buildDefinition: {
        buildType: 'https://actions.github.io/buildtypes/workflow/v1',
        externalParameters: {
          workflow: { ref: `refs/tags/${tag}`, repository: source, path: '.github/workflows/release.yml' },
        },
        internalParameters: { github: { event_name: 'push', runner_environment: 'github-hosted' } },
        resolvedDependencies: [{ uri: `git+${source}@refs/tags/${tag}`, digest: { gitCommit: commit } }],
      },
      runDetails: {
        builder: { id: `${source}/.github/workflows/release.yml@refs/tags/${tag}` },
        metadata: { invocationId: `${source}/actions/runs/1/attempts/1` },
      },
    },
  };
}

function sample(word: string): string {
  return Buffer.from(`sample ${word}`).toString('base64');
}

/**
 * A certificate that names GitHub's own instance as its authority, as those of private repositories do: with the root of the
 * public instance nothing can be said of it, which is neither "verified" nor "invalid". Nobody kept its key.
 */
const CERTIFICATE =
  'MIICPTCCAeKgAwIBAgIUZhHmHRTABBhTPSmGqA1ihvYBfVgwCgYIKoZIzj0EAwIwODEVMBMGA1UECgwMR2l0SHViLCBJbmMuMR8w' +
  'HQYDVQQDDBZTYW1wbGUgb2YgYW4gYXV0aG9yaXR5MCAXDTI2MTEyOTA0NTU1MFoYDzIxMjYxMTA1MDQ1NTUwWjAAMFkwEwYHKoZI' +
  'zj0CAQYIKoZIzj0DAQcDQgAE7Q2LFDzM/s/3jOrI8xEokhbpEYE3wrlfh0GzixG8I9b74LdyYOX8IUVstMqWic5Z3bywRbKTkSog' +
  'TpyrGDN5uaOB/zCB/DBaBgNVHREEUzBRhk9odHRwczovL2dpdGh1Yi5jb20vc2FtcGxlL3NhbXBsZS8uZ2l0aHViL3dvcmtmbG93' +
  'cy9yZWxlYXNlLnltbEByZWZzL3RhZ3MvdjEuMC4wMBMGA1UdJQQMMAoGCCsGAQUFBwMDMAsGA1UdDwQEAwIHgDAdBgNVHQ4EFgQU' +
  'gxOhuShHpqePHKi31XQybgdGRGkwXQYDVR0jBFYwVKE8pDowODEVMBMGA1UECgwMR2l0SHViLCBJbmMuMR8wHQYDVQQDDBZTYW1w' +
  'bGUgb2YgYW4gYXV0aG9yaXR5ghQEcphK2i17dadXEZnS4fe3J+pEtTAKBggqhkjOPQQDAgNJADBGAiEAjDSRdz7f/hDrmRHRIQ2T' +
  'Tuh9lH2C/pLyoSo5JT1u/nkCIQD66ETSfeMSo3zUkMvVty1/MqCVhQTkYBj9bkG65VLHoA==';
