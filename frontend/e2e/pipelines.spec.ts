import { enter, expect, mockId, real, test } from './enter';

test('a newcomer makes a pipeline from a template', async ({ page }) => {
  await enter(page, 'empty');
  await page.getByRole('link', { name: 'Choose a template' }).click();
  await expect(page).toHaveTitle('Templates · Kuber');
  await page
    .getByRole('button', { name: /^Use this/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/pipelines\/[^/]+$/);
});

test('what keeps a pipeline from starting is said in sentences', async ({ page }) => {
  test.skip(real, 'the mock has such a pipeline');
  await enter(page);
  await page.goto('/pipelines');
  await page.getByRole('button', { name: 'Start Index mean reversion' }).click();
  await expect(page.getByRole('alert')).toContainText('needs a bias signal, and no earlier agent gives one');
});

test('deleting names the consequence and the reason why it cannot be', async ({ page }) => {
  test.skip(real, 'the mock has such a pipeline');
  await enter(page);
  await page.goto(`/pipelines/${mockId(1)}`);
  await page.getByRole('button', { name: 'More about this pipeline' }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Delete Morning momentum?');
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(dialog.getByRole('alert')).toContainText('still holds a position');
});

test('an agent that nobody here has heard of shows itself and its settings', async ({ page }) => {
  test.skip(real, 'the mock has such an agent');
  await enter(page);
  await page.goto('/agents');
  await page.getByRole('link', { name: 'Volume profile' }).click();
  await expect(page.getByRole('row', { name: /Buckets/ })).toContainText('8 to 200');
  await page.goto(`/pipelines/${mockId(1)}`);
  await page.locator('[data-node=volume]').click();
  await expect(page.getByRole('region', { name: 'Settings of Volume profile' })).toContainText('Buckets');
  await expect(page.locator('[data-node=volume] path').first()).toHaveAttribute('d', /^M/);
});

test('anything is reached by Ctrl+K and typing', async ({ page }) => {
  await enter(page);
  await expect(page.getByRole('heading', { name: 'Dashboard' })).toBeAttached();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('settin');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/settings$/);
});
