import { HttpErrorResponse } from '@angular/common/http';
import { problemOf } from './problem';

describe('a problem', () => {
  it('says what the server says, and names its fields', () => {
    const error = {
      title: 'Unprocessable',
      detail: 'Some fields need another look.',
      errors: [{ field: 'email', message: 'Taken.' }],
    };
    const problem = problemOf(new HttpErrorResponse({ status: 422, error }));
    expect(problem.sentence).toBe('Some fields need another look.');
    expect(problem.of('email')).toBe('Taken.');
    expect(problem.besides('email')).toEqual([]);
  });

  it('is a sentence even if nothing answers', () => {
    expect(problemOf(new HttpErrorResponse({ status: 0 })).sentence).toContain('could not be reached');
    expect(problemOf(new HttpErrorResponse({ status: 502, error: '<html>' })).sentence).toContain('502');
  });
});
