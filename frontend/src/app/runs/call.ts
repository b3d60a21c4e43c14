import { ModelCall } from '../api/models-model';
import { money, plural } from '../format/format';

/** A message of a conversation with a model, as it is stored. */
interface Turn {
  type?: string;
  text?: string | null;
  tool?: string;
  calls?: { tool?: string; arguments?: string }[];
}

const WHO: Record<string, string> = {
  instructions: 'Instructions',
  told: 'Told',
  said: 'The model said',
  given: 'Looked up',
};

/** What the model was told in this call, message by message. */
export function promptOf(call: ModelCall): { who: string; text: string }[] {
  const { turns } = (call.request ?? {}) as { turns?: Turn[] };
  return (turns ?? []).map((turn) => ({
    who: `${WHO[turn.type ?? ''] ?? turn.type ?? ''}${turn.tool ? `: ${turn.tool}` : ''}`,
    text: said(turn),
  }));
}

/** What it answered, or what it wanted to look up; empty without a reply. */
export function replyOf(call: ModelCall): string {
  if (!call.reply) return '';
  const reply = call.reply as Turn;
  const text = said(reply);
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** Such as "1,204 tokens read, 310 written". */
export function tokensOf(call: ModelCall): string {
  if (!call.usage) return '';
  const { input, cached_input, output } = call.usage;
  const cached = cached_input ? `, ${cached_input.toLocaleString('en-US')} of them cached` : '';
  const about = call.estimated ? 'at most ' : '';
  return `${about}${plural(input, 'token')} read${cached}, ${output.toLocaleString('en-US')} written`;
}

/** In dollars, as small as they are. */
export function costOf(call: ModelCall): string {
  if (!call.usage) return '';
  return call.cost === null ? 'price unknown' : money(call.cost);
}

function said(turn: Turn): string {
  const calls = (turn.calls ?? []).map((one) => `${one.tool ?? ''} ${one.arguments ?? ''}`);
  return [turn.text ?? '', ...calls].filter(Boolean).join('\n');
}
