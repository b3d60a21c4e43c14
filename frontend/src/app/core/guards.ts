import { HttpErrorResponse, HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { CanActivateFn, CanMatchFn, Router } from '@angular/router';
import { catchError, throwError } from 'rxjs';
import { Session } from './session';

/** Lets the logged-in pass and sends others to the login page, remembering where they wanted to go. */
export const loggedIn: CanActivateFn = async (_route, state) => {
  const router = inject(Router);
  const session = inject(Session);
  try {
    if (await session.known()) return true;
    return router.createUrlTree(['/login'], state.url === '/' ? {} : { queryParams: { next: state.url } });
  } catch {
    return router.createUrlTree(['/unreachable'], { queryParams: { next: state.url } });
  }
};

/** Lets administrators pass; for others the next route at this address counts. */
export const administrator: CanMatchFn = async () => {
  const session = inject(Session);
  try {
    return (await session.known())?.admin ?? false;
  } catch {
    // Whoever asks next for the session is told that the server cannot be reached.
    return false;
  }
};

/** Tells the session when the server no longer knows us. */
export const watchSession: HttpInterceptorFn = (request, next) => {
  const session = inject(Session);
  return next(request).pipe(
    catchError((cause: unknown) => {
      const ours = request.url.includes('/auth/');
      if (!ours && cause instanceof HttpErrorResponse && cause.status === 401) session.expired();
      return throwError(() => cause);
    }),
  );
};
