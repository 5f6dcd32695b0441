/** The choice between a layer's maps and its filters. */
import { byId, isolated } from '../base/dom.js';
import { labelsOf, modelInUse, on, show, view, world } from '../base/state.js';
import { t } from '../base/words.js';
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
	const names = layer && isFlat(layer) ? { maps: t('Values'), filters: t('Weights') }
		: { maps: t('Maps'), filters: t('Filters') };
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
const partOf = (before) => (!before ? t('each colour of the picture')
	: isFlat(before) ? t('all values of {layer}', { layer: before.name }) : t('each map of {layer}', { layer: before.name }));

/** Describes a layer's filters. */
export function filterWords(layer) {
	const channel = chosenChannel(layer);
	if (isFirst(layer) && world.inputShape[0] > 1) {
		return t('The {n} filters as colours: each responds most strongly to a patch that looks like itself, though so few '
			+ 'pixels need not look like anything. Nobody designed them: they started as random numbers and were learned. Grey is zero. '
			+ 'Filter 0 makes map 0, and so on.', { n: layer.channels });
	}
	if (isLast(layer)) {
		const labels = labelsOf(modelInUse()).map(isolated).join(t(', '));
		return t('The weights for each label, in the order {labels}: red counts for it, blue against it.', { labels });
	}
	if (isFirst(layer)) {
		return t('The {n} filters: red adds, blue subtracts, white is zero. Filter 0 makes map 0, and so on.', { n: layer.channels });
	}
	const places = { index: channel, layer: layer.name };
	return layer.kind === 'convolution'
		? t('Filter {index} of {layer}, one tile for each map of the layer before: red adds, blue subtracts, white is zero.', places)
		: t('The weights of value {index} of {layer}, one tile for {part}: red adds, blue subtracts, white is zero.',
			{ ...places, part: partOf(world.layers[world.layers.indexOf(layer) - 1]) });
}
