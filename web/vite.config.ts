import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";
import { singleFile } from "./build/single_file";

// The page is one HTML file without any reference to another: it must open from a mail
// attachment, on a machine without a network, years from now.
export default defineConfig({
  plugins: [svelte(), singleFile()],
  base: "./",
  build: {
    target: ["es2021", "chrome94", "firefox93", "safari15"],
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    cssCodeSplit: false,
    modulePreload: false,
    reportCompressedSize: false,
    rollupOptions: { input: "report.html", output: { inlineDynamicImports: true } },
  },
  // tests mount components, so they need the browser build of Svelte
  resolve: process.env.VITEST ? { conditions: ["browser"] } : {},
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.ts", "build/**/*.test.ts"],
    testTimeout: 60_000, // drawing the whole page takes seconds on a busy machine
    setupFiles: ["src/test_setup.ts"],
  },
});
