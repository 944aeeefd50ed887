/** A job summary of GitHub may be this many bytes (1 MiB), the line end included; other Markdown files keep to it too. */
export const MAX_MARKDOWN_BYTES = 1024 * 1024;
