/** Where each step of the lesson moves the page, and what it points at there. */
import { getJson, withQuery } from '../base/api.js';
import { modelInUse, world } from '../base/state.js';

const SHAPE = 'shapes/test/0'; // is always here

/** The steps, in the order of their texts. */
export const STEPS = [
	{ target: '#layers', view: () => look(() => '', '') },
	{ target: '#sweep', view: () => look((layers) => layers.find(({ kind }) => kind === 'convolution'), 'middle') },
	{ target: '#network-card', view: () => ({ tab: 'train', layers: 'shown' }), network: 'kernels-7' },
	{ target: '#network-card', view: () => ({ tab: 'train', layers: 'shown' }), network: 'three-convolutions' },
	{ target: '#sweep', view: () => look((layers) => layers.find(({ kind }) => /pool$/.test(kind)), 'middle') },
	{ target: '#train-form', view: () => ({ tab: 'train', layers: '' }) },
	{ target: '#explain', view: () => ({ tab: 'predict', sample: sampleHere(), method: 'gradcam', label: '', epoch: '' }) },
];

/** The address of a layer; where the network has no such layer, of its first one. */
async function look(choose, cell) {
	const { layers } = await getJson(withQuery('featuremaps', { model: modelInUse()?.id }));
	const layer = choose(layers) || layers[0];
	const middle = `${Math.floor(layer.height / 2)},${Math.floor(layer.width / 2)}`;
	return { tab: 'look', sample: sampleHere(), layer: layer === layers[0] ? '' : layer.name, show: 'maps', channel: '0', epoch: '',
		cell: cell === 'middle' ? middle : '' };
}

/** A picture: the usual one of the model's data set, unless that is not on this computer. */
function sampleHere() {
	const dataset = world.datasets.find(({ name }) => name === modelInUse()?.dataset);
	return dataset?.state === 'READY' ? '' : SHAPE;
}
