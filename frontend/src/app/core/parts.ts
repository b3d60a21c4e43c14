import { ErrorHandler, Injectable, inject } from '@angular/core';
import { NavigationError, Router } from '@angular/router';
import { Toasts } from '../ui/toasts';

/** What Chromium, Firefox and Safari say of it. */
const MISSING = /dynamically imported module|importing a module script failed/i;

/** Whether a part of the application could not be loaded: there is no connection, or the server has others by now. */
const isMissing = (error: unknown): boolean => error instanceof TypeError && MISSING.test(error.message);

/** What nobody else handles goes to the browser's console; a part that is missing is also said on the page. */
@Injectable()
export class Unhandled extends ErrorHandler {
  private readonly toasts = inject(Toasts);

  override handleError(error: unknown): void {
    if (!isMissing(error)) super.handleError(error);
    else
      this.toasts.alarm(
        'This part of Kuber could not be loaded: there is no connection, or Kuber has been renewed. Load the page again.',
      );
  }
}

/** A page that is missing is opened by its address, which brings all parts that the server has now. */
export function openAnew({ error, url }: NavigationError): void {
  // The first page was opened by its address already.
  if (!isMissing(error) || !inject(Router).navigated) return;
  const go = () => location.assign(url);
  // Without a connection the browser would show its own error in place of what is there.
  fetch('/', { method: 'HEAD', cache: 'no-store' }).then(go, () => undefined);
}
