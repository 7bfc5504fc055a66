// Unit and integration tests. Browser tests have their own runner (tests/browser).
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const PURE = ["tests/incidents/*.test.ts"];

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  test: {
    environment: "node",
    // A busy machine is slow, not wrong.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // The runner would leave one core idle, which of two is half.
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        // Pure: nothing that one file does is seen by the next, and all read the gazetteer once.
        test: { name: "pure", isolate: false, include: PURE },
      },
      {
        extends: true,
        test: {
          name: "edges",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/browser/**", "node_modules/**", ...PURE],
        },
      },
    ],
  },
});
