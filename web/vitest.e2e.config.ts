import { defineConfig } from "vitest/config";

// The built page in a real browser. Each file starts its own; one at a time, for small machines.
export default defineConfig({
  test: { environment: "node", include: ["e2e/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 60_000, fileParallelism: false },
});
