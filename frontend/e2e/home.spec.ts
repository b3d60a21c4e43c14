import { enter, expect, mock, real, test } from './enter';
import { Server } from './server';

test('the palette finds by parts of names, remembers, and does things', async ({ page }) => {
  await enter(page);
  await page.keyboard.press('Control+k');
  const search = page.getByRole('combobox', { name: /Go to a page/ });
  await search.fill('aprv');
  await expect(page.getByRole('option').first()).toContainText('Approvals');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/approvals$/);

  await page.keyboard.press('Control+k');
  await expect(page.getByRole('option').first()).toContainText('Approvals');
  await search.fill('light');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');

  await page.keyboard.press('Control+k');
  await expect(page.getByRole('option').first()).toContainText('Switch to the dark theme');
  await search.press('ArrowDown');
  await expect(page.getByRole('option').nth(1)).toHaveAttribute('aria-selected', 'true');
  await search.fill('there is no such thing');
  await expect(page.getByText('Nothing here is called')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(search).toBeHidden();
});

test('the palette knows pipelines, agents and templates', async ({ page }) => {
  await enter(page);
  const template = await firstTemplate(new Server(page));
  const server = new Server(page);
  const { id } = await server.post('/pipelines', { template: template.slug, name: 'Zebra crossing' });
  await page.keyboard.press('Control+k');
  const search = page.getByRole('combobox', { name: /Go to a page/ });
  await search.fill('template ' + template.name);
  await expect(page.getByRole('option').first()).toContainText('Template');
  await search.fill('agent risk');
  await expect(page.getByRole('option').first()).toContainText('Agent');
  await search.fill('zebra');
  await expect(page.getByRole('option').filter({ hasText: 'Run Zebra crossing once' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/pipelines/${id}$`));
});

test('keys lead anywhere, but not while one types', async ({ page }) => {
  await enter(page);
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await expect(page).toHaveURL(/\/pipelines$/);
  await expect(page).toHaveTitle('Pipelines · Kuber');
  await expect(page.getByRole('heading', { name: 'Pipelines', exact: true })).toBeFocused();

  const search = page.getByPlaceholder('Search by name');
  await search.pressSequentially('g d?');
  await expect(search).toHaveValue('g d?');
  await expect(page).toHaveURL(/q=g(%20|\+)d(%3F|\?)/);

  await page.getByRole('heading', { name: 'Pipelines', exact: true }).click();
  await search.blur();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet).toContainText('Go anywhere, do anything');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await expect(page).toHaveURL(/\/dashboard$/);
});

test('that nothing is up to date is said, and what to do', async ({ page }) => {
  test.skip(real, 'the mock cuts connections when it is told to');
  await enter(page);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await mock(page, 'refuse');
  await page.route('**/api/v1/**', (route) =>
    route.request().url().includes('/mock/') ? route.continue() : route.abort(),
  );
  await mock(page, 'cut');
  await expect(page.getByText('Kuber cannot be reached.')).toBeVisible({ timeout: 20_000 });
  await mock(page, 'allow');
  await page.unroute('**/api/v1/**');
  await page.getByRole('button', { name: 'Try now' }).click();
  await expect(page.getByText('Live', { exact: true })).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText('Kuber cannot be reached.')).toBeHidden();
});

test('a phone has a bar at its foot, and the rest behind More', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await enter(page);
  const bar = page.getByRole('navigation', { name: 'Main, on a phone' });
  await bar.getByRole('link', { name: 'Positions' }).click();
  await expect(page).toHaveURL(/\/positions$/);
  await bar.getByRole('button', { name: /^More/ }).click();
  await bar.getByRole('link', { name: 'Templates' }).click();
  await expect(page).toHaveURL(/\/templates$/);
  await expect(page.getByRole('button', { name: /^Use this/ }).first()).toBeVisible();
  await bar.getByRole('button', { name: /^More/ }).click();
  await page.keyboard.press('Escape');
  await expect(bar.getByRole('button', { name: /^More/ })).toBeFocused();
});

test.describe('the list of pipelines', () => {
  test.skip(!real, 'the mock keeps no tags');

  test.beforeEach(async ({ page }) => {
    await enter(page);
    const server = new Server(page);
    const { slug } = await firstTemplate(server);
    for (const name of ['Alpha', 'Beta', 'Gamma']) await server.post('/pipelines', { template: slug, name });
    await page.goto('/pipelines');
    await expect(page.getByRole('link', { name: 'Gamma' })).toBeVisible();
  });

  test('has tags to filter by and favourites that come first', async ({ page }) => {
    await page.getByRole('button', { name: 'Add a tag of Beta' }).click();
    await page.getByRole('combobox', { name: 'New tag of Beta' }).fill('swing');
    await page.keyboard.press('Enter');
    const filter = page.getByRole('button', { name: 'swing 1' });
    await expect(filter).toBeVisible();
    await page.getByRole('button', { name: 'Favourite: Alpha' }).click();
    await expect(page.locator('tbody a.strong').first()).toHaveText('Alpha');

    await filter.click();
    await expect(page).toHaveURL(/tag=swing/);
    await expect(page.locator('tbody a.strong')).toHaveText(['Beta']);
    await page.reload();
    await expect(page.locator('tbody a.strong')).toHaveText(['Beta']);
    await page.getByRole('button', { name: 'Remove the tag swing of Beta' }).click();
    await page.getByRole('button', { name: 'Clear the filters' }).click();
    await page.getByRole('button', { name: 'Favourites', exact: true }).click();
    await expect(page.locator('tbody a.strong')).toHaveText(['Alpha']);
  });

  test('does things with several at once, and tells of each that could not', async ({ page }) => {
    await page.getByRole('button', { name: 'Start Alpha' }).click();
    await page.getByRole('button', { name: 'Start Beta' }).click();
    await expect(page.getByRole('button', { name: 'Pause Beta' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Pause Alpha' })).toBeVisible();
    await page.getByRole('checkbox', { name: 'Select all pipelines' }).check();
    const bulk = page.getByRole('region', { name: 'With the selected pipelines' });
    await expect(bulk).toContainText('3 pipelines selected');
    await bulk.getByRole('button', { name: 'Pause' }).click();
    await expect(bulk).toContainText('2 pipelines paused, 1 not.');
    await expect(bulk.getByRole('listitem')).toHaveText([/^Gamma: .+\.$/]);
    await bulk.getByRole('button', { name: 'Done' }).click();

    await bulk.getByRole('combobox', { name: 'Tag for all of them' }).fill('mine');
    await page.keyboard.press('Enter');
    await expect(bulk).toContainText('3 pipelines tagged.');
    await expect(page.getByRole('button', { name: 'mine 3' })).toBeVisible();
    await bulk.getByRole('button', { name: 'Done' }).click();
    await expect(bulk).toBeHidden();
  });

  test('takes and gives files', async ({ page }) => {
    await page.getByRole('checkbox', { name: 'Select Beta' }).check();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export' }).click();
    const file = await saved;
    expect(file.suggestedFilename()).toBe('beta.json');
    const path = await file.path();

    const chosen = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Import' }).click();
    await (await chosen).setFiles(path);
    await expect(page).toHaveURL(/\/pipelines\/[^/]+$/);
    await expect(page.getByRole('navigation', { name: 'Where you are' })).toContainText('Beta');

    await page.goto('/pipelines');
    const again = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Import' }).click();
    await (await again).setFiles({ name: 'broken.json', mimeType: 'application/json', buffer: Buffer.from('{') });
    await expect(page.getByRole('alert')).toContainText('broken.json could not be imported.');
  });
});

async function firstTemplate(server: Server): Promise<{ slug: string; name: string }> {
  const [template] = await server.list<{ slug: string; name: string }>('/templates');
  if (!template) throw new Error('There is no template.');
  return template;
}
