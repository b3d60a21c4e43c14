import { Page, enter, expect, test } from './enter';

/** From now on nothing of the application can be loaded, as when the server has been renewed, until a page is opened. */
async function renewed(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  let anew = false;
  await page.route('**/*', async (route) => {
    const request = route.request();
    anew ||= request.resourceType() === 'document';
    if (anew || request.resourceType() !== 'script') await route.continue();
    else await route.abort();
  });
}

test.beforeEach(({ page }) => enter(page));

test('a page that is not there any more is loaded anew', async ({ page }) => {
  await renewed(page);
  const shown = page.waitForEvent('domcontentloaded');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Costs' }).click();
  await shown;
  await expect(page).toHaveURL(/\/costs$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Costs' })).toBeVisible();
});

test('what cannot be loaded says so; trading can be halted all the same', async ({ page }) => {
  await renewed(page);
  await page.keyboard.press('Control+k');
  await expect(page.getByText('This part of Kuber could not be loaded')).toBeVisible();
  await page.getByRole('button', { name: 'Halt trading' }).click();
  await expect(page.getByRole('dialog', { name: 'Halt trading' })).toBeVisible();
});

test('without a connection a page stays as it is', async ({ page, context }) => {
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Agents' }).click();
  await expect(page.getByText('This part of Kuber could not be loaded')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible();
});
