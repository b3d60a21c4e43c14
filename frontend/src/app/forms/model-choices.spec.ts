import { NamedModel } from '../api/models-model';
import { modelChoices } from './model-choices';

const model = (connection: string, name: string, input: string | null, usable = true): NamedModel => ({
  name: `${connection}/${name}`,
  provider: 'openai',
  connection,
  model: name,
  price:
    input === null ? null : { input, cached_input: input, output: '2', source: 'a page', from: '2025-01-01T00:00:00Z' },
  usable,
});

describe('the models that an agent may be set to', () => {
  const models = [model('work', 'small', '0.075'), model('home', 'llama', null), model('work', 'big', '5')];

  it('are rules first, then those of each connection with what they cost', () => {
    const choices = modelChoices(models, ['rules'], 'rules');
    expect(choices.without).toEqual(['rules']);
    expect(choices.groups.map(({ connection, models: list }) => [connection, list.map(({ label }) => label)])).toEqual([
      ['work', ['big · $5.00 in, $2.00 out', 'small · $0.075 in, $2.00 out']],
      ['home', ['llama · price unknown']],
    ]);
    expect(choices.foreign).toBeUndefined();
  });

  it('name the one that is set although nobody offers it', () => {
    expect(modelChoices(models, ['rules'], 'gone/model').foreign).toBe('gone/model');
    expect(modelChoices([], ['rules'], '').foreign).toBeUndefined();
  });

  it('say which would not be asked', () => {
    const [group] = modelChoices([model('work', 'new', null, false)], ['rules'], 'rules').groups;
    expect(group?.models[0]).toMatchObject({ label: 'new · price unknown, not asked', usable: false });
  });
});
