/** How the page's JavaScript is checked: `npm --prefix src/lint ci`, then `npm --prefix src/lint run lint`. */
import js from '@eslint/js';
import globals from 'globals';

export default [
  js.configs.recommended,
  {
    files: ['src/main/resources/static/js/**/*.js'],
    languageOptions: { ecmaVersion: 2024, sourceType: 'module', globals: globals.browser },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'eqeqeq': ['error', 'always', { null: 'ignore' }],
      'no-shadow': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  {
    // runs before the page is drawn, and so is not a module
    files: ['src/main/resources/static/js/theme.js'],
    languageOptions: { sourceType: 'script' },
  },
];
