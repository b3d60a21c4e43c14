import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Crumbs } from '../../core/crumbs';
import { Empty } from '../../ui/notices';

/** What there is, but not for this user. */
@Component({
  selector: 'k-forbidden',
  imports: [Empty, RouterLink],
  template: `
    <div class="page">
      <h1 class="unseen">Only for administrators</h1>
      <k-empty
        icon="halt"
        sentence="Only administrators of this installation see this page. Ask one of them if you need something from it."
      >
        <a class="button primary" routerLink="/dashboard">Go to the dashboard</a>
      </k-empty>
    </div>
  `,
})
export class ForbiddenPage {
  constructor() {
    inject(Crumbs).show([{ label: 'Only for administrators' }]);
  }
}
