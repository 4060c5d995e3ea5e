// One lint for the whole house. What TypeScript already says is not said again.
import { existsSync } from 'node:fs';
import path from 'node:path';
import js from '@eslint/js';
import ts from 'typescript-eslint';
import { configs as lit } from 'eslint-plugin-lit';
import { configs as wc } from 'eslint-plugin-wc';
import litA11y from 'eslint-plugin-lit-a11y';

const root = path.resolve(import.meta.dirname, '../..');

/** The extension's config exists once WXT has prepared it. */
const projects = [
  'packages/*/tsconfig.json',
  'demo/tsconfig.json',
  ...(existsSync(path.join(root, 'extension/.wxt/tsconfig.json')) ? ['extension/tsconfig.json'] : []),
  'packages/tooling/tsconfig.tests.json',
];

export default ts.config(
  {
    ignores: [
      '**/dist/**',
      '**/.output/**',
      '**/.wxt/**',
      '**/node_modules/**',
      '**/.data/**',
      '**/.cache/**',
      'packages/tooling/*.config.ts',
      'packages/*/vite.config.ts',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [ts.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        tsconfigRootDir: root,
        project: projects,
      },
    },
    rules: {
      'no-undef': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true, allowAny: true, allowNullish: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
      // Lit binds template handlers to the host, so `@click=${this.x}` is right.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['packages/{elements,consent,embed}/src/**/*.ts', 'extension/**/*.ts'],
    extends: [lit['flat/recommended'], wc['flat/recommended']],
    plugins: { 'lit-a11y': litA11y },
    rules: { ...litA11y.configs.recommended.rules },
  },
  {
    // The DOM's types promise what some browsers and every server lack; these rooms run there and ask first.
    files: ['packages/{phone-numbers,consent}/src/**/*.ts'],
    rules: { '@typescript-eslint/no-unnecessary-condition': 'off' },
  },
  {
    // The gate and the banner count bytes: configs are spread from datasets and texts joined as they come.
    files: ['packages/consent/src/**/*.ts'],
    rules: {
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/restrict-plus-operands': 'off',
    },
  },
  {
    files: [
      '**/*.test.ts',
      '**/*.e2e.ts',
      'packages/*/e2e/**/*.ts',
      'packages/tooling/test/**/*.ts',
      'demo/server/testing/**/*.ts',
    ],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      // node:test and chai return promises or claim to, which the runner awaits itself.
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      // A fake of something slow is slow in its type only.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    // The API's suites look into answers of every shape; what matters of a shape is checked by the schemas there.
    files: ['demo/server/testing/**/*.ts', 'demo/server/**/*.test.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-explicit-any': 'off',
    },
  },
  { files: ['**/*.{js,mjs}'], extends: [ts.configs.disableTypeChecked], rules: { 'no-undef': 'off' } },
);
