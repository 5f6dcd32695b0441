/** The choice between a layer's maps and its filters. */
import { byId, isolated } from '../base/dom.js';
import { labelsOf, modelInUse, on, show, view, world } from '../base/state.js';
import { isFlat } from './layer-words.js';
import { chosenChannel } from './map-source.js';
import { shownLayer } from './strip.js';

const FILTERED = ['convolution', 'dense'];

/** Filters of a picture are shown all at once, in colour; of those with many planes, one. */
export const isFirst = (layer) => layer.kind === 'convolution' && layer === world.layers[0];

const isLast = (layer) => isFlat(layer) && layer.channels === labelsOf(modelInUse() || {}).length;

/** Starts the choice. */
export function startFilters() {
	for (const button of byId('show').children) {
		button.addEventListener('click', () => show({ show: button.dataset.show }));
	}
	on(['layer', 'layers', 'show', 'inUse'], render);
}

function render() {
	const layer = shownLayer();
	byId('show').hidden = !layer || !FILTERED.includes(layer.kind);
	const names = layer && isFlat(layer) ? { maps: 'Values', filters: 'Weights' } : { maps: 'Maps', filters: 'Filters' };
	// there a cell is a weight, which can't be chosen
	byId('layer-about').hidden = Boolean(layer) && isFlat(layer) && showsFilters(layer);
	for (const button of byId('show').children) {
		button.textContent = names[button.dataset.show];
		button.setAttribute('aria-pressed', String(button.dataset.show === view.show));
	}
}

/** Whether the layer's filters are shown instead of its maps. */
export const showsFilters = (layer) => view.show === 'filters' && FILTERED.includes(layer.kind);

/** The query for a layer's filters. */
export const filterParameters = (layer) => (isFirst(layer) ? { scale: 32 } : isLast(layer) ? { scale: 8 }
	: { channel: chosenChannel(layer), scale: layer.kind === 'convolution' ? 32 : 8 });

/** What a tile of a dense layer's weights belongs to; the first layer has the picture before it. */
const partOf = (before) => (!before ? 'each colour of the picture'
	: isFlat(before) ? `all values of ${before.name}` : `each map of ${before.name}`);

/** Describes a layer's filters. */
export function filterWords(layer) {
	const channel = chosenChannel(layer);
	if (isFirst(layer) && world.inputShape[0] > 1) {
		return `The ${layer.channels} filters as colours: each responds most strongly to a patch that looks like itself, though so few `
			+ 'pixels need not look like anything. Nobody designed them: they started as random numbers and were learned. Grey is zero. '
			+ 'Filter 0 makes map 0, and so on.';
	}
	if (isLast(layer)) {
		const labels = labelsOf(modelInUse()).map(isolated).join(', ');
		return `The weights for each label, in the order ${labels}: red counts for it, blue against it.`;
	}
	if (isFirst(layer)) {
		return `The ${layer.channels} filters: red adds, blue subtracts, white is zero. Filter 0 makes map 0, and so on.`;
	}
	const what = layer.kind === 'convolution' ? `Filter ${channel} of ${layer.name}, one tile for each map of the layer before`
		: `The weights of value ${channel} of ${layer.name}, one tile for ${partOf(world.layers[world.layers.indexOf(layer) - 1])}`;
	return `${what}: red adds, blue subtracts, white is zero.`;
}
