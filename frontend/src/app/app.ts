import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Crumbs } from './core/crumbs';
import { PreferenceStore } from './core/preferences';

@Component({ selector: 'k-root', imports: [RouterOutlet], template: '<router-outlet />' })
export class App {
  constructor() {
    inject(PreferenceStore);
    inject(Crumbs);
  }
}
