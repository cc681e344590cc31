import {defineConfig} from "eslint/config";
import {tsImport} from "tsx/esm/api";
import tseslint from "typescript-eslint";

const {noFigure} = await tsImport("./tests/lint/no-figure.ts", import.meta.url);
const {noImportCircle} = await tsImport("./tests/lint/no-import-circle.ts", import.meta.url);

const named = {
  selector: "ExportDefaultDeclaration",
  message: "Export it by name; Framework and tool configurations are the only default exports."
};

const reExported = ["ExportAllDeclaration", "ExportNamedDeclaration[source]"].map((selector) => ({
  selector,
  message: "Import it from where it is; a name has one place."
}));

/**
 * A quantity's columns are named in src/core/quantity-columns.ts alone: elsewhere no text, template, pattern or name
 * of code ends a name as they do.
 */
const ENDING = "/_\\(?(?:\\?:)?(?:expression|low|high|missing)\\b/";
const spelled = [
  `Literal[value=${ENDING}]`,
  `Literal[regex.pattern=${ENDING}]`,
  `TemplateElement[value.raw=${ENDING}]`,
  `Identifier[name=${ENDING}]`
].map((selector) => ({
  selector,
  message: "A quantity’s columns are named, read and written by src/core/quantity-columns.ts."
}));

/** Forbids a folder to import from the folders it must not lean on. */
const leansNotOn = (files, group, message) => ({
  files: [files],
  rules: {"no-restricted-imports": ["error", {patterns: [{group, message}]}]}
});

export default defineConfig(
  {ignores: ["node_modules/", "dist/", "dist.*/", "out/", ".cache/", "**/.tickmark/", "**/*.tmp"]},
  {linterOptions: {reportUnusedDisableDirectives: "error"}},
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {parserOptions: {projectService: true, tsconfigRootDir: import.meta.dirname}},
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", {fixStyle: "separate-type-imports"}],
      "@typescript-eslint/no-confusing-void-expression": ["error", {ignoreArrowShorthand: true}],
      "@typescript-eslint/restrict-template-expressions": ["error", {allowNumber: true}],
      // Off because they took a third of the time and found nothing here.
      "@typescript-eslint/no-deprecated": "off",
      "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
      "@typescript-eslint/no-unsafe-enum-assignment": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/unbound-method": "off",
      "@typescript-eslint/no-unused-vars": ["error", {ignoreRestSiblings: true, argsIgnorePattern: "^_"}],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", {considerDefaultExhaustiveForUnions: true}]
    }
  },
  {
    // vitest reports assertions that nobody awaits; types in tests are tsc's affair.
    files: ["tests/**/*.ts"],
    extends: [tseslint.configs.disableTypeChecked]
  },
  {
    rules: {
      eqeqeq: "error",
      // Prettier breaks code; what it leaves longer is text, which reads best whole.
      "max-len": [
        "error",
        {code: 120, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true, ignoreUrls: true}
      ],
      "no-restricted-syntax": ["error", named, ...reExported],
      "object-shorthand": "error",
      "prefer-const": "error"
    }
  },
  leansNotOn(
    "src/core/**/*.ts",
    ["node:*", "**/charts/**", "**/views/**", "**/exports/**", "**/components/**", "**/loaders/**", "**/bin/**"],
    "src/core imports nothing else of ours, and nothing of Node."
  ),
  leansNotOn(
    "src/charts/**/*.ts",
    ["node:*", "**/components/**", "**/views/**", "**/exports/**", "**/loaders/**", "**/bin/**"],
    "Charts lean on src/core only."
  ),
  leansNotOn(
    "src/views/**/*.ts",
    ["node:*", "**/components/**", "**/charts/**", "**/exports/**", "**/loaders/**", "**/bin/**"],
    "Views lean on src/core only."
  ),
  leansNotOn(
    "src/exports/**/*.ts",
    ["node:*", "**/components/**", "**/charts/**", "**/loaders/**", "**/bin/**"],
    "Exports lean on src/core and src/views only, so that they run in the browser too."
  ),
  leansNotOn(
    "src/components/**/*.ts",
    ["node:*", "**/loaders/**", "**/bin/**"],
    "What runs in the browser can't import loaders."
  ),
  leansNotOn(
    "loaders/**/*.ts",
    ["**/src/components/**", "**/bin/**"],
    "Loaders never import components, pages or the command line."
  ),
  {
    files: ["**/*.ts"],
    plugins: {tickmark: {rules: {"no-figure": noFigure, "no-import-circle": noImportCircle}}},
    rules: {"tickmark/no-import-circle": "error"}
  },
  {files: ["src/charts/**/*.ts", "src/views/**/*.ts"], rules: {"tickmark/no-figure": "error"}},
  {
    files: ["src/**/*.ts", "loaders/**/*.ts", "bin/**/*.{js,ts}"],
    ignores: ["src/core/quantity-columns.ts"],
    rules: {"no-restricted-syntax": ["error", named, ...reExported, ...spelled]}
  },
  {files: ["*.config.{js,ts}"], rules: {"no-restricted-syntax": "off"}}
);
