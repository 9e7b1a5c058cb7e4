/* eslint-disable @typescript-eslint/no-require-imports -- a sandboxed preload script is CommonJS */
require('node:fs')
