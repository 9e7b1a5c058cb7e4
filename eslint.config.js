import js from '@eslint/js'
import vue from 'eslint-plugin-vue'
import globals from 'globals'
import ts from 'typescript-eslint'

/** Forbids imports by pattern, with the reason a reader of the message needs. */
const forbid = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] })
const ELECTRON = { group: ['electron', 'electron/*', 'electron-store'], message: 'Electron stays in main/{start,index,window,ipc,menu}.ts, main/desktop and preload.' }
const UP = (message, ...names) => ({ group: names.map((name) => `**/${name}/**`), message })

const RAW_HTML = [
  { selector: 'AssignmentExpression > MemberExpression.left[property.name=/^(innerHTML|outerHTML|srcdoc)$/]', message: 'Raw HTML goes through renderer/dom/set-post-html.ts only.' },
  { selector: 'CallExpression > MemberExpression.callee[property.name=/^(insertAdjacentHTML|setHTML|setHTMLUnsafe|parseHTMLUnsafe|createContextualFragment)$/]', message: 'Raw HTML goes through renderer/dom/set-post-html.ts only.' },
  { selector: 'CallExpression[callee.object.name="document"][callee.property.name=/^write/]', message: 'Raw HTML goes through renderer/dom/set-post-html.ts only.' }
]

export default ts.config(
  { ignores: ['node_modules', 'out', 'dist', 'test-results', 'playwright-report', 'resources', 'tests/fixtures'] },
  js.configs.recommended,
  ts.configs.strict,
  ts.configs.stylistic,
  vue.configs['flat/recommended'],
  { files: ['**/*.vue'], languageOptions: { parserOptions: { parser: ts.parser } } },
  {
    languageOptions: { globals: { ...globals.es2024 } },
    rules: {
      'max-lines': ['error', { max: 300 }],
      'no-console': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-syntax': ['error', ...RAW_HTML],
      'vue/no-v-html': 'error',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': ['error', { html: { void: 'any', normal: 'always', component: 'always' } }],
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/define-macros-order': 'error'
    }
  },
  { files: ['src/shared/**'], rules: forbid(ELECTRON, { group: ['node:*', 'vue', 'pinia'], message: 'shared has no Node, DOM or Vue.' }, UP('shared imports no layer.', 'main', 'renderer', 'preload')) },
  { files: ['src/main/**'], languageOptions: { globals: globals.node }, rules: forbid(ELECTRON, UP('main does not import the page.', 'renderer', 'preload')) },
  { files: ['src/main/{start,index,window,ipc,menu}.ts', 'src/main/desktop/**'], rules: forbid(UP('main does not import the page.', 'renderer', 'preload')) },
  { files: ['src/preload/**'], languageOptions: { globals: globals.browser }, rules: forbid(UP('The bridge imports shared only.', 'main', 'renderer')) },
  {
    files: ['src/renderer/**'],
    languageOptions: { globals: globals.browser },
    rules: forbid(ELECTRON, { group: ['node:*'], message: 'The page has no Node.' }, UP('The page imports shared only.', 'main', 'preload'), { group: ['**/api.ts', '!**/shared/api.ts'], message: 'Only stores call the API.' })
  },
  { files: ['src/renderer/stores/**', 'src/renderer/main.ts'], rules: forbid(ELECTRON, UP('The page imports shared only.', 'main', 'preload')) },
  { files: ['src/renderer/dom/set-post-html.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['src/main/{cli,web}.ts', 'src/main/cli/**', 'scripts/**', 'tests/**', '*.config.*'], languageOptions: { globals: { ...globals.node, ...globals.browser } }, rules: { 'no-console': 'off' } },
  { files: ['tests/**'], rules: { 'no-restricted-syntax': 'off', '@typescript-eslint/no-non-null-assertion': 'off' } }
)
