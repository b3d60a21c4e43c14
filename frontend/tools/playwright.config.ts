import { defineConfig } from '@playwright/test';
import config from '../playwright.config';

/** What is made over a running Kuber at BASE_URL and is no test: `./kuber screenshots`, `./kuber bench frontend`. */
export default defineConfig({
  ...config,
  testDir: '.',
  testMatch: '*.tool.ts',
  use: { ...config.use, trace: 'off' },
  fullyParallel: false,
  workers: 1,
});
