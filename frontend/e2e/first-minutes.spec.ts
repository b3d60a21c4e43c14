import { Page, accessible, expect, mock, real, test } from './enter';

async function signUp(page: Page): Promise<void> {
  if (!real) await mock(page, 'empty');
  await page.goto('/register');
  await page.getByLabel('Name').fill('Ada');
  await page.getByLabel('Email').fill(`ada-${crypto.randomUUID()}@example.com`);
  await page.getByLabel('Password').fill('correct horse battery');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page).toHaveURL(/\/dashboard$/);
}

const step = (page: Page, title: string) => page.getByRole('dialog', { name: title });

test('from signing up to a trade that is explained', async ({ page }) => {
  test.skip(!real, 'the mock has no market');
  test.setTimeout(600_000);
  await signUp(page);

  await step(page, 'See a pipeline trade').getByRole('button', { name: 'Show me' }).click();
  await expect(page).toHaveURL(/\/templates$/);
  await expect(step(page, 'Choose a template')).toBeVisible();
  await accessible(page);
  // By the page's own button: the tour notices.
  await page
    .locator('[data-tour=template]')
    .getByRole('button', { name: /^Use this/ })
    .click();
  await expect(page).toHaveURL(/\/pipelines\/[^/]+$/);

  await step(page, 'This is how it decides').getByRole('button', { name: 'Next' }).click();
  const run = step(page, 'Run it in simulation');
  await run.getByRole('button', { name: 'Run it at replay speed' }).click();
  await expect(page).toHaveURL(/\/executions\/[^/]+$/, { timeout: 90_000 });

  const watch = step(page, 'Watch it work');
  const again = watch.getByRole('button', { name: 'Run it again' });
  // The exchange refuses one order in twenty by chance: then the tour offers another run.
  for (let run = 1; run <= 4; run++) {
    await expect(watch).toContainText(/holds a position|did not trade/, { timeout: 120_000 });
    if (await watch.getByText('holds a position').isVisible()) break;
    await again.click();
    await expect(again).toHaveCount(0);
  }
  const read = step(page, 'Read why');
  await expect(read).toContainText(/Closed .+ in at .+, out at/, { timeout: 180_000 });
  await expect(read).toContainText('One trade proves nothing');
  await expect(page.locator('main')).toContainText(/Closed .+ in at .+, out at/);
  await accessible(page);

  await read.getByRole('button', { name: 'Next' }).click();
  await step(page, 'That is all there is to it').getByRole('button', { name: 'Finish' }).click();
  await expect(page.locator('k-coach section')).toHaveCount(0);
  await page.reload();
  await expect(page.locator('main h1')).toBeVisible();
  await expect(page.locator('k-coach section')).toHaveCount(0);
});

test('the tour is skipped with a key and taken up where it was left', async ({ page }) => {
  await signUp(page);
  const offer = step(page, 'See a pipeline trade');
  await expect(offer).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(offer.getByRole('button', { name: 'Show me' })).toBeFocused();
  await page.keyboard.press('Enter');
  const choose = step(page, 'Choose a template');
  await expect(choose).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(choose).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Templates', exact: true })).toBeFocused();

  await page.getByRole('link', { name: 'Dashboard' }).first().click();
  await page.reload();
  await expect(page.locator('k-coach section')).toHaveCount(0);
  await page.getByRole('button', { name: 'Your account' }).click();
  await page.getByRole('button', { name: 'Resume the tour' }).click();
  await expect(page).toHaveURL(/\/templates$/);
  await expect(choose).toBeVisible();
});

test('the tour stands in nobody’s way', async ({ page }) => {
  await signUp(page);
  await step(page, 'See a pipeline trade').getByRole('button', { name: 'Show me' }).click();
  await expect(step(page, 'Choose a template')).toBeVisible();
  // Away from it: it waits, and leads back when it is asked to.
  await page.getByRole('link', { name: 'Positions' }).first().click();
  await expect(page.getByText('Nothing is open.')).toBeVisible();
  const card = page.locator('k-coach section');
  await expect(card).toContainText('The tour goes on elsewhere');
  await card.getByRole('button', { name: 'Go on with the tour' }).click();
  await expect(page).toHaveURL(/\/templates$/);
});
