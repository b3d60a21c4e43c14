import { Injectable, inject } from '@angular/core';
import { Router } from '@angular/router';
import { Api } from '../../api/api';
import { Pipeline, Template } from '../../api/model';
import { Problem, problemOf } from '../../api/problem';
import { plural } from '../../format/format';
import { Toasts } from '../../ui/toasts';
import { readFile } from './pipeline-file';

/** The ways to a new pipeline; each opens it when it is made and answers the problem it met, if any. */
@Injectable({ providedIn: 'root' })
export class Creating {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);

  /** Nothing in it yet; what is missing takes the server's defaults, simulated money among them. */
  fromScratch(): Promise<Problem | undefined> {
    const definition = { nodes: [], edges: [], settings: { symbols: [] } };
    return this.opening(() => this.api.create({ name: 'New pipeline', description: '', definition }));
  }

  fromTemplate(template: Template): Promise<Problem | undefined> {
    return this.opening(() => this.api.fromTemplate(template.slug, template.name));
  }

  /** Asks for a file first; undefined also if none was chosen. */
  async fromFile(): Promise<Problem | undefined> {
    const file = await chosenFile();
    if (!file) return undefined;
    return this.opening(async () => {
      const read = readFile(await file.text(), file.name);
      if ('problem' in read) throw new Problem(-1, `${file.name} could not be imported. ${read.problem}`);
      const { tags, ...body } = read.file;
      const made = await this.api.create(body);
      const errors = made.problems.filter(({ severity }) => severity.toLowerCase() === 'error').length;
      if (errors)
        this.toasts.say(`${made.name} is imported. ${plural(errors, 'thing')} to settle before it can start.`);
      return tags.length ? this.api.change(made.id, { tags }) : made;
    });
  }

  private async opening(make: () => Promise<Pipeline>): Promise<Problem | undefined> {
    try {
      const pipeline = await make();
      await this.router.navigate(['/pipelines', pipeline.id]);
      return undefined;
    } catch (cause) {
      return problemOf(cause);
    }
  }
}

function chosenFile(): Promise<File | undefined> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.json,application/json';
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve(input.files?.[0]));
    input.addEventListener('cancel', () => resolve(undefined));
    input.click();
  });
}
