import AxeBuilder from '@axe-core/playwright';
import { Page, expect, test as base } from '@playwright/test';

/** Whether a running Kuber is tested instead of the mock. */
export const real = !!process.env['BASE_URL'];

/** Ids of the mock's first pipelines, runs and backtests. */
export const mockId = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;

type Wish =
  | 'reset'
  | 'empty'
  | 'cut'
  | 'refuse'
  | 'allow'
  | 'step'
  | 'flood'
  | 'alarm'
  | 'ask'
  | 'expire'
  | 'tamper'
  | 'silence'
  | 'promote';

/** Tells the mock what to do next. */
export async function mock(page: Page, what: Wish): Promise<void> {
  expect((await page.request.post(`/api/v1/mock/${what}`)).ok()).toBe(true);
}

/** Logs in: as the mock's user, or as a new one on a running Kuber. */
export async function enter(page: Page, state: 'reset' | 'empty' = 'reset'): Promise<void> {
  if (!real) await mock(page, state);
  await page.goto('/register');
  await page.getByLabel('Name').fill('Ada');
  await page.getByLabel('Email').fill(`ada-${crypto.randomUUID()}@example.com`);
  await page.getByLabel('Password').fill('correct horse battery');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page).toHaveURL(/\/dashboard$/);
  await page.getByRole('button', { name: 'Not now' }).click();
}

/** What is wrong on the page by WCAG 2 A and AA: rules, each with the elements that break it. */
export async function violations(page: Page): Promise<string[]> {
  // No page has frames, without which the old way finds the same in half the time.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`);
}

/** No violation of WCAG 2 A and AA. */
export async function accessible(page: Page): Promise<void> {
  expect(await violations(page)).toEqual([]);
}

/**
 * A test during which the browser has nothing to complain of: no error, nothing blocked by the content policy; and the
 * mock, if it is asked, speaks as openapi.json says.
 */
export const test = base.extend<{ quiet: undefined }>({
  quiet: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        const expected = /Failed to load resource|WebSocket connection/.test(message.text());
        if (message.type() === 'error' && !expected) complaints.push(message.text());
      });
      page.on('response', (response) => {
        const file = !new URL(response.url()).pathname.startsWith('/api/');
        if (file && response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
      });
      await use(undefined);
      expect(complaints).toEqual([]);
      if (!real) expect(await (await page.request.get('/api/v1/mock/misfits')).json()).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
export type { Page };
