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
  await page.getByRole('button', { name: 'Delete' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Delete Morning momentum?');
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(dialog.getByRole('alert')).toContainText('still holds a position');
});

test.describe('the definition', () => {
  test.skip(real, 'the mock has such a pipeline');
  test.beforeEach(async ({ page }) => {
    await enter(page);
    await page.goto(`/pipelines/${mockId(1)}?tab=definition`);
  });

  test('is checked while it is typed', async ({ page }) => {
    const editor = page.getByLabel('Definition as JSON');
    const text = await editor.inputValue();
    await editor.fill('{\n  "nodes": [\n  "edges": []\n}');
    await expect(page.getByText(/Line 3:/)).toBeVisible();
    await editor.fill(text.replace('"technical_trigger"', '"crystal_ball"'));
    await expect(page.getByText('There is no agent called “crystal_ball”.')).toBeVisible();
    await editor.fill(text);
    await expect(page.getByText('Nothing stands in its way')).toBeVisible();
  });

  test('is saved as a new revision, and not over one saved meanwhile', async ({ page }) => {
    await page.getByLabel('Description').fill('Changed.');
    await page.getByRole('button', { name: 'Save as a new revision' }).click();
    await expect(page.getByText('Saved as revision 4.')).toBeVisible();
    const pipeline = (await (await page.request.get(`/api/v1/pipelines/${mockId(1)}`)).json()) as object;
    const saved = await page.request.put(`/api/v1/pipelines/${mockId(1)}`, {
      data: { ...pipeline, name: 'Changed elsewhere' },
      headers: { 'x-xsrf-token': 'mock' },
    });
    expect(saved.ok()).toBe(true);
    await page.getByLabel('Description').fill('Changed again.');
    await page.getByRole('button', { name: 'Save as a new revision' }).click();
    await expect(page.getByRole('alert')).toContainText('Revision 5 was saved meanwhile');
    await expect(page.getByLabel('Description')).toHaveValue('Changed again.');
  });
});

test('an old revision can be brought back', async ({ page }) => {
  test.skip(real, 'the mock has old revisions');
  await enter(page);
  await page.goto(`/pipelines/${mockId(1)}?tab=revisions`);
  await page.getByRole('button', { name: 'Bring back revision 1' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Bring back' }).click();
  await expect(page.getByText('Revision 4', { exact: true })).toBeVisible();
});

test('an agent that nobody here has heard of shows itself and its settings', async ({ page }) => {
  test.skip(real, 'the mock has such an agent');
  await enter(page);
  await page.goto('/agents');
  await page.getByRole('link', { name: 'Volume profile' }).click();
  await expect(page.getByRole('row', { name: /Buckets/ })).toContainText('8 to 200');
  await page.goto(`/pipelines/${mockId(1)}`);
  await page.locator('[data-node=volume]').click();
  await expect(page.locator('k-node-inspector')).toContainText('Buckets');
  await expect(page.locator('[data-node=volume] path')).toHaveAttribute('d', /^M/);
});

test('anything is reached by Ctrl+K and typing', async ({ page }) => {
  await enter(page);
  await expect(page.getByRole('heading', { name: 'Dashboard' })).toBeAttached();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('settin');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/settings$/);
});
