import { requireFromPage } from './fromPage.js';

const globals = requireFromPage('globals');
const javascript = requireFromPage('@eslint/js');
const typescript = requireFromPage('typescript-eslint');

const common = [
  { ignores: ['dist', '.angular', '**/*.generated.ts'] },
  javascript.configs.recommended,
  { files: ['**/*.js'], languageOptions: { globals: globals.node } },
];

const strict = {
  extends: [typescript.configs.strictTypeChecked, typescript.configs.stylisticTypeChecked],
  languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: process.cwd() } },
  rules: {
    '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
  },
};

/** ESLint's configuration of a page made with React. */
export function reactPage() {
  const jsxA11y = requireFromPage('eslint-plugin-jsx-a11y');
  const reactHooks = requireFromPage('eslint-plugin-react-hooks');
  return typescript.config(...common, {
    ...strict,
    files: ['**/*.{ts,tsx}'],
    extends: [...strict.extends, jsxA11y.flatConfigs.strict, reactHooks.configs.flat['recommended-latest']],
  });
}

/** ESLint's configuration of a page made with Angular. */
export function angularPage() {
  const angular = requireFromPage('angular-eslint');
  return typescript.config(
    ...common,
    {
      ...strict,
      files: ['**/*.ts'],
      extends: [...strict.extends, angular.configs.tsRecommended],
      processor: angular.processInlineTemplates,
      // A component is its metadata: the class may be empty.
      rules: { ...strict.rules, '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }] },
    },
    { files: ['**/*.html'], extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility] },
  );
}
