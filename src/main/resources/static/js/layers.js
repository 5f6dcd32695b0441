/** The network as a strip of layers; the pressed one's maps are shown. */
import { getJson, withQuery } from './api.js';
import { byId, el, newestOnly, showProblem } from './dom.js';
import { count } from './format.js';
import { isFlat, shapeOf, wordsFor } from './layer-words.js';
import { labelsOf, learn, modelInUse, on, show, view, world } from './state.js';

export function startLayers() {
	on(['inUse'], load);
	on(['layers', 'layer'], render);
}

let loadedFor = '';

const load = newestOnly(async (isNewest) => {
	const model = modelInUse();
	if (!model || model.id === loadedFor) {
		return;
	}
	try {
		const { layers } = await getJson(withQuery('featuremaps', { model: model.id }));
		if (isNewest()) {
			loadedFor = model.id;
			showProblem(byId('maps-problem'), null);
			learn({ layers });
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
		strip.replaceChildren(...world.layers.map(block));
	}
	const layer = shownLayer();
	if (!layer) {
		return;
	}
	for (const button of strip.children) {
		const pressed = button.dataset.layer === layer.name;
		if (pressed && button.ariaPressed !== 'true') {
			// not scrollIntoView, which would move the page too
			strip.scrollTo({ left: button.offsetLeft - (strip.clientWidth - button.offsetWidth) / 2, behavior: 'smooth' });
		}
		button.setAttribute('aria-pressed', String(pressed));
	}
	byId('layer-title').textContent = `${layer.name}: ${nameOf(layer)}`;
	byId('layer-about').textContent = wordsFor(layer, labelsOf(modelInUse() || {}));
}

function nameOf(layer) {
	const parameters = layer.parameters ? `, ${count(layer.parameters)} parameters` : '';
	const kind = layer.kind === layer.name ? '' : `${layer.kind}, `;
	return isFlat(layer) ? `${kind}${count(layer.channels)} values${parameters}`
		: `${kind}${layer.channels} maps of ${layer.height} × ${layer.width}${parameters}`;
}

function block(layer) {
	const glyph = el('span', { class: isFlat(layer) ? 'glyph flat' : 'glyph', 'aria-hidden': 'true' }, el('i'), el('i'), el('i'));
	glyph.style.setProperty('--side', `${isFlat(layer) ? Math.min(44, 14 + layer.channels / 16) : 12 + layer.width * 0.8}px`);
	return el('button', { 'type': 'button', 'data-layer': layer.name, 'data-kind': layer.kind, 'click': () => show({ layer: layer.name }) },
		glyph, el('strong', {}, layer.name), el('small', {}, layer.kind), el('small', {}, shapeOf(layer)));
}
