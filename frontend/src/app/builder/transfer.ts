import { EnvironmentInjector, Injectable, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { Definition } from '../api/model';
import { download, fileNameOf, fileOf, readFile } from '../pages/pipelines/pipeline-file';
import { plural } from '../format/format';
import { Toasts } from '../ui/toasts';
import { Workbench } from './workbench';

/** The definition as a file and as text. */
@Injectable()
export class Transfer {
  private readonly bench = inject(Workbench);
  private readonly toasts = inject(Toasts);

  /** What is on the canvas, published or not. */
  export(): void {
    const pipeline = this.bench.pipeline();
    if (!pipeline) return;
    download(fileNameOf(pipeline.name), fileOf({ ...pipeline, definition: this.bench.definition() }));
  }

  async import(file: File): Promise<void> {
    const read = readFile(await file.text(), file.name);
    if ('problem' in read) {
      this.toasts.say(`${file.name} was not imported. ${read.problem}`, true);
      return;
    }
    const { definition } = read.file;
    this.bench.replace(`Import ${file.name}`, definition);
    this.toasts.say(`${file.name} imported: ${plural(definition.nodes.length, 'agent')}. Ctrl+Z takes it back.`);
  }

  /** The dialog is fetched when it is wanted. */
  json(injector: EnvironmentInjector): void {
    void import('./json-dialog').then(({ JsonDialog }) =>
      injector.get(MatDialog).open(JsonDialog, {
        width: '860px',
        maxWidth: '94vw',
        data: {
          definition: this.bench.definition(),
          take: (definition: Definition) => this.bench.edit('Edit the JSON', () => definition),
        },
      }),
    );
  }
}
