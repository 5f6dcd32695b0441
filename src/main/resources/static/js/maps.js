/** The feature maps of the chosen layer for the chosen picture. */
import { path } from './api.js';
import { openChannel } from './channel.js';
import { byId, el, newestOnly, showBlob, showProblem } from './dom.js';
import { isFlat } from './layer-words.js';
import { shownLayer } from './layers.js';
import { OPTION_KEYS, startMapOptions } from './map-options.js';
import { linkTo, mapsImage, picture, PICTURE_KEYS, PROBE } from './picture.js';
import { modelInUse, on, view } from './state.js';
import { renderValues } from './values.js';

const COLUMNS = 8;
const FLAT_COLUMNS = 32;

const image = byId('maps-image');

export function startMaps() {
	startMapOptions();
	on([...PICTURE_KEYS, ...OPTION_KEYS, 'layer', 'layers'], render);
	byId('maps-cells').addEventListener('keydown', moveFocus);
}

let rendered = '';

function render() {
	const model = modelInUse();
	const layer = shownLayer();
	const chosen = picture() || PROBE;
	if (!model || !layer) {
		return;
	}
	const parameters = { model: model.id, palette: view.palette, normalize: view.normalize, scale: scaleFor(layer) };
	const wanted = JSON.stringify([model.version, layer, chosen.key, parameters, view.scale]);
	if (wanted !== rendered) {
		rendered = wanted;
		load(model, layer, chosen, parameters);
	}
}

const load = newestOnly(async (isNewest, model, layer, chosen, parameters) => {
	const address = path('featuremaps', layer.name);
	byId('maps').setAttribute('aria-busy', 'true');
	try {
		const blob = await mapsImage(address, chosen, parameters);
		if (isNewest()) {
			const url = showBlob(image, blob);
			image.alt = `What ${layer.name} makes of ${chosen.name}`;
			links(linkTo(address, chosen, parameters) || url, linkTo(address, chosen, { model: model.id, format: 'json' }));
			cells(layer);
			byId('maps').className = isFlat(layer) ? 'maps flat' : 'maps';
			byId('maps').classList.toggle('natural', view.scale !== 'fit');
			showProblem(byId('maps-problem'), null);
			await renderValues(isNewest, layer, chosen, model);
		}
	}
	catch (error) {
		if (isNewest()) {
			rendered = ''; // the next change tries again
			showProblem(byId('maps-problem'), error);
			for (const part of ['maps-frame', 'maps-scale', 'layer-values']) {
				byId(part).hidden = true;
			}
			byId('map-links').replaceChildren();
		}
	}
	finally {
		if (isNewest()) {
			byId('maps').setAttribute('aria-busy', 'false');
		}
	}
});

/** Where the maps fit the page: as many pixels a value as the screen can show. */
function scaleFor(layer) {
	if (view.scale !== 'fit') {
		return view.scale;
	}
	const across = isFlat(layer) ? FLAT_COLUMNS : COLUMNS * layer.width;
	const pixels = byId('maps').clientWidth * window.devicePixelRatio;
	return [2, 4, 8, 16].find((scale) => across * scale >= pixels) || 16;
}

function links(picture, json) {
	const link = (href, text) => el('a', { href, target: '_blank', rel: 'noopener' }, text);
	byId('map-links').replaceChildren(link(picture, 'Open the picture in its own tab'), ...(json ? [' · ', link(json, 'The values as JSON')] : []));
}

/** A button over each map; one tab stop, the arrow keys move within. */
function cells(layer) {
	const box = byId('maps-cells');
	const columns = Math.min(COLUMNS, layer.channels);
	const wanted = isFlat(layer) ? 0 : layer.channels;
	box.style.setProperty('--columns', columns);
	if (box.children.length !== wanted) {
		box.replaceChildren(...Array.from({ length: wanted }, (_, channel) => el('button', { 'type': 'button', 'data-channel': channel,
			'tabindex': channel ? -1 : 0, 'aria-label': `Channel ${channel}, larger`, 'click': () => openChannel(channel) }, el('span', {}, channel))));
	}
}

const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -COLUMNS, ArrowDown: COLUMNS };

function moveFocus(event) {
	const from = Number(event.target.dataset.channel);
	const next = byId('maps-cells').children[from + STEPS[event.key]];
	if (next) {
		event.preventDefault();
		event.target.tabIndex = -1;
		next.tabIndex = 0;
		next.focus();
	}
}
