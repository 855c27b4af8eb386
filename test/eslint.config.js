/** What the linter holds the code to, beside the type checker and the house test. */
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["build/**", "var/**", "node_modules/**", "public/**"] },
  ...tseslint.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    rules: {
      eqeqeq: "error",
      "no-console": ["error", { allow: ["warn", "error"] }],
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-template-curly-in-string": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/no-explicit-any": "error",
    },
  },
  {
    files: ["app/components/**", "app/routes/**", "app/*.tsx"],
    plugins: { "react-hooks": reactHooks },
    // The plugin's other rules speak for the React Compiler, which is not used here: what a page shows only once a script runs is set in an effect on purpose.
    rules: { "react-hooks/rules-of-hooks": "error", "react-hooks/exhaustive-deps": "error" },
  },
  // Hostile texts look like what they are.
  { files: ["test/domain/text/hostile.ts"], rules: { "no-template-curly-in-string": "off" } },
);
