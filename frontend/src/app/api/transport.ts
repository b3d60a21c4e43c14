import { HttpClient, HttpParams } from '@angular/common/http';
import { firstValueFrom, fromEvent, takeUntil } from 'rxjs';
import { problemOf } from './problem';

// What the generated functions import from their client: names and type parameters are given.
/* eslint-disable @typescript-eslint/no-unused-vars */

export interface TDataShape {
  body?: unknown;
  headers?: unknown;
  path?: unknown;
  query?: unknown;
  url: string;
}

/** A parameter that is null, undefined or empty is not sent; values may come from an address, so any are taken. */
export type Parameters<T> = { [K in keyof T]?: string | number | boolean | null | undefined };

export type Options<TData extends TDataShape, _ThrowOnError, _TResponse> = Omit<TData, 'url' | 'query'> & {
  query?: Parameters<TData['query']>;
  headers?: object;
  /** Ends the call before its answer. */
  signal?: AbortSignal;
};

export type ClientMeta = Record<never, unknown>;

/** The answer; a call that fails rejects with a `Problem`. */
export type RequestResult<TResponses, _TError, _ThrowOnError> = Promise<TResponses[keyof TResponses]>;

interface Sent {
  url: string;
  path?: unknown;
  query?: unknown;
  headers?: unknown;
  body?: unknown;
  signal?: AbortSignal;
  bodySerializer?: (body: unknown) => unknown;
}

type Send = <TResponses, _TError, _ThrowOnError>(sent: Sent) => Promise<TResponses[keyof TResponses]>;

export interface Client {
  get: Send;
  post: Send;
  put: Send;
  patch: Send;
  delete: Send;
}

export const formDataBodySerializer = {
  bodySerializer(fields: unknown): FormData {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields as Record<string, Blob | string>)) form.append(name, value);
    return form;
  },
};

/** Sends over Angular's HTTP client. */
export function transport(http: HttpClient): Client {
  const by =
    (method: string): Send =>
    async ({ url, path, query, headers, body, signal, bodySerializer }) => {
      try {
        const answer = http.request<never>(method, filled(url, path), {
          params: new HttpParams({ fromObject: given(query) }),
          headers: given(headers),
          body: bodySerializer ? bodySerializer(body) : body,
        });
        return await firstValueFrom(signal ? answer.pipe(takeUntil(fromEvent(signal, 'abort'))) : answer);
      } catch (cause) {
        throw problemOf(cause);
      }
    };
  return { get: by('GET'), post: by('POST'), put: by('PUT'), patch: by('PATCH'), delete: by('DELETE') };
}

function filled(url: string, path: unknown): string {
  const values = (path ?? {}) as Record<string, string>;
  return url.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
}

function given(values: unknown): Record<string, string> {
  const entries = Object.entries((values ?? {}) as Record<string, string | null | undefined>);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] != null && entry[1] !== ''));
}
