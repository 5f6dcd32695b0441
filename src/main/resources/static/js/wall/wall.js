/** All maps of all layers for the chosen picture; a layer's are loaded when they come into sight, and renewed when something changes. */
import { byId, el, showProblem } from '../base/dom.js';
import { epochSlider } from '../base/epoch-slider.js';
import { loadOnChange } from '../base/load-on-change.js';
import { modelInUse, on, show, view, world } from '../base/state.js';
import { inSight } from '../base/tabs.js';
import { nameOf } from '../look/layer-words.js';
import { OPTION_KEYS } from '../look/map-options.js';
import { choiceOf, epochShown, keptEpochsOf, mapsList } from '../look/map-source.js';
import { PICTURE_KEYS, pictureOrProbe } from '../picture/picture.js';
import { drawMaps, layoutOf, mapAt, reserve } from './canvas.js';
import { walkable } from './keys.js';

const box = byId('wall-layers');

// a layer is loaded a little before it comes into sight
const NEAR = '300px';

// on the left of a layer, with the space beside it
const BORDER = 16;

let walls = [];

/** Starts the wall. */
export function startWall() {
	on(['layers', 'tab'], build);
	on([...PICTURE_KEYS, ...OPTION_KEYS, 'epoch', 'keptEpochs', 'tab', 'layers'], refresh);
	on(['keptEpochs', 'epoch', 'layers', 'inUse'], epochSlider(byId('wall-time'), keptEpochs));
	window.addEventListener('resize', () => walls.forEach(({ redraw }) => redraw()));
}

function keptEpochs() {
	const kept = modelInUse() && world.layers.length ? keptEpochsOf(world.layers[0], modelInUse()) : [];
	return kept.length > 1 ? kept : [];
}

const refresh = () => walls.forEach(({ ask }) => ask());

let built = '';

function build() {
	const names = JSON.stringify(world.layers);
	if (built === names || !inSight('wall')) {
		return;
	}
	built = names;
	walls.forEach(({ forget }) => forget());
	walls = world.layers.map(wallOf);
	box.replaceChildren(...walls.map(({ element }) => element));
	walls.forEach(({ redraw }) => redraw());
	refresh();
}

function wallOf(layer) {
	const canvas = el('canvas', { 'aria-hidden': 'true' });
	const problem = el('p', { class: 'problem', hidden: true });
	const link = el('button', { 'type': 'button', 'class': 'link', 'click': () => open(layer, {}) }, layer.name);
	const element = el('li', { 'data-layer': layer.name, 'data-kind': layer.kind },
		el('h3', {}, link, el('span', { class: 'quiet' }, ` ${nameOf(layer)}`)), problem,
		walkable(canvas, layer, () => layout, (channel) => open(layer, choiceOf(layer, channel))));
	let near = false;
	let maps = null;
	let layout = null;

	const ask = loadOnChange(() => {
		const [model, chosen] = [modelInUse(), pictureOrProbe()];
		if (!near || !model || !chosen || !inSight('wall')) {
			return null;
		}
		const epoch = epochShown(layer, model);
		element.classList.toggle('later', view.epoch !== '' && epoch === '');
		return { version: model.version, picture: chosen.key, epoch, palette: view.palette, normalize: view.normalize };
	}, () => mapsList(layer, modelInUse(), pictureOrProbe()), (loaded, { version }) => {
		maps = loaded;
		redraw();
		showProblem(problem, null);
		element.dataset.version = version;
	}, (error) => showProblem(problem, error));

	function redraw() {
		const width = element.clientWidth - BORDER;
		if (width > 0) {
			layout = layoutOf(layer, world.inputShape[2], width);
			if (maps) {
				drawMaps(canvas, layer, maps, layout);
			}
			else {
				reserve(canvas, layer, layout);
			}
		}
	}

	const channelOf = ({ offsetX, offsetY }) => (layout ? mapAt(layout, layer, offsetX, offsetY) : layer.channels);
	canvas.addEventListener('pointermove', (event) => {
		canvas.title = channelOf(event) < layer.channels ? `${layer.name}, ${channelOf(event)}` : '';
	});
	canvas.addEventListener('click', (event) => {
		if (channelOf(event) < layer.channels) {
			open(layer, choiceOf(layer, channelOf(event)));
		}
	});

	const sight = new IntersectionObserver((changes) => {
		near = changes.at(-1).isIntersecting; // a busy page is told of several at once
		ask();
	}, { rootMargin: NEAR });
	sight.observe(element);
	return { element, ask, redraw, forget: () => sight.disconnect() };
}

function open(layer, choice) {
	show({ tab: 'look', layer: layer === world.layers[0] ? '' : layer.name, show: 'maps', cell: '', ...choice });
}
