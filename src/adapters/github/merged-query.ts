/** Merged pull requests with what the practice facts need. GitHub cannot order by the time of merging; `updatedAt` bounds it. */
export const MERGED_PULL_REQUESTS = /* GraphQL */ `
  query MergedPullRequests($owner: String!, $name: String!, $after: String) {
    repository(owner: $owner, name: $name) {
      databaseId
      defaultBranchRef {
        name
      }
      pullRequests(states: MERGED, first: 40, after: $after, orderBy: { field: UPDATED_AT, direction: DESC }) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          number
          updatedAt
          mergedAt
          baseRefName
          headRefOid
          author {
            __typename
            login
          }
          reviews(last: 50, states: [APPROVED, CHANGES_REQUESTED, DISMISSED]) {
            pageInfo {
              hasPreviousPage
            }
            nodes {
              state
              submittedAt
              authorCanPushToRepository
              author {
                __typename
                login
              }
            }
          }
          labels(first: 50) {
            pageInfo {
              hasNextPage
            }
            nodes {
              name
            }
          }
          files(first: 100) {
            pageInfo {
              hasNextPage
            }
            nodes {
              path
            }
          }
          closingIssuesReferences(first: 10) {
            totalCount
            pageInfo {
              hasNextPage
            }
            nodes {
              number
              labels(first: 20) {
                pageInfo {
                  hasNextPage
                }
                nodes {
                  name
                }
              }
            }
          }
          commits(last: 1) {
            nodes {
              commit {
                oid
                committedViaWeb
                statusCheckRollup {
                  contexts(first: 100) {
                    pageInfo {
                      hasNextPage
                    }
                    nodes {
                      __typename
                      ... on CheckRun {
                        name
                        status
                        conclusion
                        startedAt
                        completedAt
                        checkSuite {
                          createdAt
                          app {
                            slug
                          }
                          workflowRun {
                            event
                            workflow {
                              databaseId
                            }
                          }
                        }
                      }
                      ... on StatusContext {
                        context
                        state
                        createdAt
                      }
                    }
                  }
                }
                author {
                  user {
                    login
                  }
                }
                committer {
                  email
                  user {
                    login
                  }
                }
              }
            }
          }
        }
      }
    }
  }
`;
