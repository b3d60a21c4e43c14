import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Crumbs } from '../../core/crumbs';
import { Empty } from '../../ui/notices';

@Component({
  selector: 'k-lost',
  imports: [Empty, RouterLink],
  template: `
    <div class="page">
      <h1 class="unseen">There is no such page</h1>
      <k-empty icon="search" sentence="There is no page at this address.">
        <a class="button primary" routerLink="/dashboard">Go to the dashboard</a>
      </k-empty>
    </div>
  `,
})
export class LostPage {
  constructor() {
    inject(Crumbs).show([{ label: 'Not found' }]);
  }
}
