// jest transform: Node's own type stripping, so that tests run the same text that `node src/...` runs.
const { stripTypeScriptTypes } = require('node:module');

module.exports = { process: (source) => ({ code: stripTypeScriptTypes(source, { mode: 'strip' }) }) };
