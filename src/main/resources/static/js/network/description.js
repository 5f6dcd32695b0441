/** Asks the service what the shown network is and costs: shapes, parameters, or what is wrong with which layer. */
import { getJson, sendJson } from '../base/api.js';
import { loadOnChange } from '../base/load-on-change.js';
import { learn, on, world } from '../base/state.js';
import { inSight } from '../base/tabs.js';
import { networkToSend, shownNetwork } from './draft.js';

const PAUSE_MILLIS = 150; // between keystrokes

/** Loads the networks that the service knows, and the fields of each kind of layer. */
export async function loadNetworks() {
	const { networks, kinds } = await getJson('networks');
	learn({ networks, layerKinds: kinds });
}

/** Keeps `world.described` about the network that is shown: `cost` and `memoryLimit`, or `errors` by field. */
export function startDescription() {
	const ask = loadOnChange(request, (body) => sendJson('POST', 'networks/describe', body),
		(answer) => learn({ described: { ...answer, errors: [] } }), (error) => learn({ described: { errors: faults(error) } }));
	let timer;
	on(['networks', 'draft', 'network', 'formDataset', 'formBatchSize', 'formNetwork', 'tab', 'loaded'], () => {
		clearTimeout(timer);
		timer = setTimeout(ask, PAUSE_MILLIS);
	});
}

function request() {
	const dataset = world.datasets.find(({ name }) => name === world.formDataset);
	return !inSight('train') || !shownNetwork() || !dataset ? null
		: { network: networkToSend() || shownNetwork().name, labels: dataset.labels.length, batchSize: world.formBatchSize || undefined };
}

const faults = ({ errors, message }) => (errors?.length ? errors : [{ field: 'network', message }]);
