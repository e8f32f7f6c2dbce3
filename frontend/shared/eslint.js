import { requireFromPage } from './fromPage.js';

const globals = requireFromPage('globals');
const javascript = requireFromPage('@eslint/js');
const jsxA11y = requireFromPage('eslint-plugin-jsx-a11y');
const reactHooks = requireFromPage('eslint-plugin-react-hooks');
const typescript = requireFromPage('typescript-eslint');

/** ESLint's configuration of an OpenTera page. */
export const openteraPage = typescript.config(
  { ignores: ['dist', '**/*.generated.ts'] },
  javascript.configs.recommended,
  { files: ['**/*.js'], languageOptions: { globals: globals.node } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [
      typescript.configs.strictTypeChecked,
      typescript.configs.stylisticTypeChecked,
      jsxA11y.flatConfigs.strict,
      reactHooks.configs.flat['recommended-latest'],
    ],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: process.cwd() } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },
);
