import { LiveEvent } from '../../api/model';

/** Whether something may have been paid for, or the money for it is gone. */
export const COSTLY = (event: LiveEvent) => /^(agent_completed|execution_completed|budget_alert)$/.test(event.type);
