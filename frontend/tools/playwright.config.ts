import { defineConfig } from '@playwright/test';
import config from '../playwright.config';

/** What is made over a running Kuber at BASE_URL and is no test: `./kuber screenshots`. */
export default defineConfig({
  ...config,
  testDir: '.',
  testMatch: '*.tool.ts',
  testIgnore: 'playwright.config.ts',
  fullyParallel: false,
  workers: 1,
});
