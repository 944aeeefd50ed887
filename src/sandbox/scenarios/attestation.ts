export interface AttestationSubject {
  readonly name: string;
  readonly digest: string;
  /** Full name of the repository that built it. */
  readonly repository: string;
  readonly commit: string;
  readonly tag: string;
}

/** A Sigstore bundle by its form: an in-toto statement in a DSSE envelope. Its signature and certificate are samples and verify against nothing. */
export function attestationBundle(subject: AttestationSubject): Readonly<Record<string, unknown>> {
  const payload = Buffer.from(JSON.stringify(statementOf(subject))).toString('base64');
  return {
    mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    verificationMaterial: {
      certificate: { rawBytes: sample('certificate') },
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
