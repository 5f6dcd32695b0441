/**
 * A replica only serves models: what it lacks is not offered there, and a sentence says where it is done. An element with `data-only="all"`
 * is hidden on replicas, one with `data-only="serve"` is shown there only.
 */
import { byId, el } from './dom.js';
import { adjust, on, view } from './state.js';
import { nodes, t } from './words.js';

/** Views of which a replica has nothing. */
const LACKING = ['train', 'teach'];

let replica = false;

/** Takes what a session says of the service. */
export function takeRole(session) {
	replica = Boolean(session.replica);
	document.documentElement.toggleAttribute('data-replica', replica);
	if (replica) {
		tell(session.trainer);
		on(['tab'], leave);
		leave();
	}
}

export const isReplica = () => replica;

function tell(trainer) {
	const where = trainer ? el('a', { href: trainer }, trainer) : t('the service that publishes them');
	byId('replica').replaceChildren(...nodes('This is a replica: it serves models, and follows within seconds when they change. '
		+ 'Training, data sets, imports, aliases and evaluations are at {place}.', { place: where }));
}

function leave() {
	if (LACKING.includes(view.tab)) {
		adjust({ tab: 'models' });
	}
}
