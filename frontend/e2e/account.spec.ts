import { accessible, enter, expect, mock, real, test } from './enter';

test('what is wrong with a sign-up is said at its field', async ({ page }) => {
  if (!real) await mock(page, 'reset');
  await page.goto('/register');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByText('Tell us what to call you.')).toBeVisible();
  await expect(page.getByLabel('Password')).toHaveAttribute('aria-invalid', 'true');
  await accessible(page);
});

test('an address that is taken is said at its field', async ({ page }) => {
  test.skip(real, 'the mock knows the address');
  await mock(page, 'reset');
  await page.goto('/register');
  await page.getByLabel('Name').fill('Ada');
  await page.getByLabel('Email').fill('taken@example.com');
  await page.getByLabel('Password').fill('correct horse battery');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByText('There is an account with this address already.')).toBeVisible();
});

test('a wrong password is answered with a sentence', async ({ page }) => {
  if (!real) await mock(page, 'reset');
  await page.goto('/login');
  await page.getByLabel('Email').fill('nobody@example.com');
  await page.getByLabel('Password').fill('wrong');
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page.getByRole('alert')).toContainText(/wrong|belong/);
  await accessible(page);
});

test('a page behind the log-in comes back after it, and logging out ends it', async ({ page }) => {
  test.skip(real, 'the mock accepts any password');
  await mock(page, 'reset');
  await page.goto('/agents');
  await expect(page).toHaveURL(/\/login\?next=%2Fagents$/);
  await page.getByLabel('Email').fill('ada@example.com');
  await page.getByLabel('Password').fill('correct horse battery');
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page).toHaveURL(/\/agents$/);
  await page.getByRole('button', { name: 'Your account' }).click();
  await page.getByRole('button', { name: 'Log out' }).click();
  await expect(page).toHaveURL(/\/login/);
});

test('the theme stays after a reload', async ({ page }) => {
  await enter(page);
  await page.getByRole('button', { name: 'Switch to the light theme' }).click();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
});
