/** The network as a row of layers, each with a thumbnail of its maps; the maps of the chosen one are shown below. */
import { getJson, withQuery } from '../base/api.js';
import { byId, el, newestOnly, showProblem } from '../base/dom.js';
import { kindName } from '../base/layer-kinds.js';
import { labelsOf, learn, modelInUse, on, show, view, world } from '../base/state.js';
import { t } from '../base/words.js';
import { nameOf, shapeOf, wordsFor } from './layer-words.js';
import { thumbnails, startThumbnails } from './layer-thumbnails.js';

/** Starts the row: it loads the layers of the model in use. */
export function startStrip() {
	on(['inUse'], load);
	on(['layers', 'layer', 'tab'], render);
	startThumbnails();
}

let loadedFor = '';

const load = newestOnly(async (isNewest) => {
	const model = modelInUse();
	if (!model || model.id === loadedFor) {
		return;
	}
	try {
		const { layers, input } = await getJson(withQuery('featuremaps', { model: model.id }));
		if (isNewest()) {
			loadedFor = model.id;
			showProblem(byId('maps-problem'), null);
			learn({ layers, inputShape: input });
		}
	}
	catch (error) {
		showProblem(byId('maps-problem'), error);
	}
});

/** The chosen layer, else the first, else undefined. */
export function shownLayer() {
	return world.layers.find((layer) => layer.name === view.layer) || world.layers[0];
}

function render() {
	const strip = byId('layers');
	if (strip.dataset.names !== JSON.stringify(world.layers)) {
		strip.dataset.names = JSON.stringify(world.layers);
		const images = thumbnails(world.layers);
		strip.replaceChildren(...world.layers.map((layer, index) => block(layer, images[index], index === 0)));
	}
	const layer = shownLayer();
	if (!layer) {
		return;
	}
	for (const button of strip.children) {
		const pressed = button.dataset.layer === layer.name;
		if (pressed) {
			// not scrollIntoView, which would scroll the page too
			strip.scrollTo({ left: button.offsetLeft - (strip.clientWidth - button.offsetWidth) / 2, behavior: 'smooth' });
		}
		button.setAttribute('aria-pressed', String(pressed));
	}
	byId('layer-title').textContent = t('{name}: {words}', { name: layer.name, words: nameOf(layer) });
	byId('layer-about').textContent = wordsFor(layer, labelsOf(modelInUse() || {}));
}

function block(layer, thumbnail, isFirst) {
	const press = () => show({ layer: isFirst ? '' : layer.name, cell: '' });
	return el('button', { 'type': 'button', 'data-layer': layer.name, 'data-kind': layer.kind, 'click': press },
		thumbnail, el('strong', {}, layer.name), el('small', {}, kindName(layer.kind)),
		...shapeOf(layer).map((text) => el('small', {}, text)));
}
