import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { PreferenceStore } from './core/preferences';

@Component({ selector: 'k-root', imports: [RouterOutlet], template: '<router-outlet />' })
export class App {
  constructor() {
    inject(PreferenceStore);
  }
}
