import { APIResponse, Page, expect } from '@playwright/test';

/** The HTTP API as the page's user, for what a test needs to be there and does not test itself. */
export class Server {
  constructor(private readonly page: Page) {}

  /** A new account, logged in in the page's browser. */
  async register(name = 'Ada'): Promise<void> {
    const email = `ada-${crypto.randomUUID()}@example.com`;
    await this.post('/auth/register', { email, password: 'correct horse battery', name });
  }

  async get<T>(path: string): Promise<T> {
    return body<T>(await this.page.request.get(`/api/v1${path}`));
  }

  async list<T>(path: string): Promise<T[]> {
    return (await this.get<{ items: T[] }>(path)).items;
  }

  async post<T = { id: string }>(path: string, data: object = {}): Promise<T> {
    return body<T>(await this.page.request.post(`/api/v1${path}`, { data, headers: await this.token() }));
  }

  async put<T = { id: string }>(path: string, data: object): Promise<T> {
    return body<T>(await this.page.request.put(`/api/v1${path}`, { data, headers: await this.token() }));
  }

  async upload<T>(path: string, file: string, text: string, fields: Record<string, string>): Promise<T> {
    const multipart = { ...fields, file: { name: file, mimeType: 'text/csv', buffer: Buffer.from(text) } };
    return body<T>(await this.page.request.post(`/api/v1${path}`, { multipart, headers: await this.token() }));
  }

  private async token(): Promise<Record<string, string>> {
    const cookies = await this.page.context().cookies();
    return { 'x-xsrf-token': cookies.find((cookie) => cookie.name === 'XSRF-TOKEN')?.value ?? '' };
  }
}

async function body<T>(response: APIResponse): Promise<T> {
  const text = await response.text();
  expect(response.ok(), `${response.status()} ${response.url()}: ${text.slice(0, 500)}`).toBe(true);
  return (text ? JSON.parse(text) : undefined) as T;
}
