/** What is assessed. `host` is a GitHub host name (`github.com`); owner and name are null for a bare tree. */
export type Subject =
  TreeSubject | RepositorySubject | PullRequestSubject | ReleaseSubject | MergeGroupSubject | WiderSubject;

export type Visibility = 'public' | 'private' | 'internal';

interface SubjectBase {
  readonly host: string | null;
  readonly owner: string | null;
  readonly name: string | null;
  readonly visibility?: Visibility;
}

/** A commit and the branch or tag that leads to it. */
export interface CommitReference {
  readonly ref: string;
  readonly commit: string;
}

export interface TreeSubject extends SubjectBase {
  readonly kind: 'tree';
  readonly ref: string | null;
  readonly commit: string | null;
  readonly dirty: boolean;
}

export interface RepositorySubject extends SubjectBase {
  readonly kind: 'repository';
  readonly ref: string | null;
  readonly commit: string | null;
  readonly dirty: boolean;
}

/** `commit` is always the head's; `base.commit` is the merge base. */
export interface PullRequestSubject extends SubjectBase {
  readonly kind: 'pull-request';
  readonly number: number;
  readonly commit: string;
  readonly base: CommitReference;
  readonly head: CommitReference;
  /** True when the head lives in another repository. */
  readonly fromFork: boolean;
}

export interface ReleaseSubject extends SubjectBase {
  readonly kind: 'release';
  readonly tag: string;
  readonly commit: string;
}

export interface MergeGroupSubject extends SubjectBase {
  readonly kind: 'merge-group';
  readonly commit: string;
  readonly base: CommitReference;
  readonly head: CommitReference;
}

export interface WiderSubject extends SubjectBase {
  readonly kind: 'organization' | 'product';
  readonly commit: null;
}

/** `owner/name`, or the kind where it has no such name. */
export function subjectName(subject: Subject): string {
  if (subject.owner === null) return subject.kind;
  return subject.name === null ? subject.owner : `${subject.owner}/${subject.name}`;
}
