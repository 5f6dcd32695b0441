/** How the service trains pictures of the user's own: it chooses by their number, and tells before it starts. */
import { sendJson } from './api.js';

const isTrainable = ({ state, labels, train, test }) => state === 'READY' && labels.length > 1 && train > 0 && test > 0;

/** What a run on a data set of the user's own would be; null where it can't be trained, or the request is not valid. */
export function planOf(dataset, request = {}) {
	return dataset?.own && isTrainable(dataset)
		? sendJson('POST', 'train/plan', { dataset: dataset.name, ...request }).catch(() => null) : Promise.resolve(null);
}
