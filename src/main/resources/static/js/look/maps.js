/** The feature maps of the chosen layer for the chosen picture, or the layer's filters. */
import { byId, el, showBlob, showProblem } from '../base/dom.js';
import { modelInUse, on, view } from '../base/state.js';
import { inSight } from '../base/tabs.js';
import { wanted } from '../base/wanted.js';
import { PICTURE_KEYS, pictureOrProbe } from '../picture/picture.js';
import { FLAT_COLUMNS, showMapButtons, startMapButtons } from './map-buttons.js';
import { filterParameters, filterWords, showsFilters, startFilters } from './filters.js';
import { isFlat } from './layer-words.js';
import { OPTION_KEYS, startMapOptions } from './map-options.js';
import { epochShown, filtersLink, filtersPng, mapsLink, mapsPng } from './source.js';
import { startStatistics } from './statistics.js';
import { shownLayer } from './strip.js';
import { hideValues, renderValues } from './values.js';

const COLUMNS = 8;

const image = byId('maps-image');
const box = byId('maps');

/** Starts the grid: it follows the picture, the model, the layer and the options. */
export function startMaps() {
	startMapOptions();
	startFilters();
	startMapButtons();
	startStatistics();
	on([...PICTURE_KEYS, ...OPTION_KEYS, 'layer', 'layers', 'show', 'channel', 'epoch', 'kept', 'tab'], render);
}

function wish() {
	const model = modelInUse();
	const layer = shownLayer();
	const chosen = pictureOrProbe();
	if (!model || !layer || !chosen || !inSight('look')) {
		return null;
	}
	const filters = showsFilters(layer);
	const shown = filters ? { filters, parameters: filterParameters(layer) }
		: { filters, picture: chosen.key, parameters: { palette: view.palette, normalize: view.normalize, scale: scaleFor(layer) } };
	return { version: model.version, layer: layer.name, epoch: epochShown(layer, model), ...shown };
}

const render = wanted(wish, async ({ filters, parameters }) => {
	box.setAttribute('aria-busy', 'true');
	const [layer, model, chosen] = [shownLayer(), modelInUse(), pictureOrProbe()];
	return filters ? [layer, model, chosen, await filtersPng(layer, model, parameters)] : [layer, model, chosen, await mapsPng(layer, model, chosen, parameters)];
}, ([layer, model, chosen, blob], { filters, parameters }) => {
	const url = showBlob(image, blob);
	showProblem(byId('maps-problem'), null);
	byId('stage-grid').classList.toggle('alone', isFlat(layer));
	if (filters) {
		image.alt = filterWords(layer);
		links(filtersLink(layer, model, parameters), filtersLink(layer, model, { channel: parameters.channel, format: 'json' }));
		hideValues(filterWords(layer));
	}
	else {
		image.alt = `What ${layer.name} makes of ${chosen.name}`;
		links(mapsLink(layer, model, chosen, parameters) || url, mapsLink(layer, model, chosen, { format: 'json' }));
		renderValues(layer, chosen, model);
	}
	showMapButtons(layer, COLUMNS, filters);
	box.setAttribute('aria-busy', 'false');
}, (error) => {
	showProblem(byId('maps-problem'), error);
	for (const part of ['maps-frame', 'maps-scale', 'layer-values']) {
		byId(part).hidden = true;
	}
	byId('map-links').replaceChildren();
	box.setAttribute('aria-busy', 'false');
});

/** As many pixels a value as the screen can show. */
function scaleFor(layer) {
	const across = isFlat(layer) ? FLAT_COLUMNS : COLUMNS * layer.width;
	const pixels = box.clientWidth * window.devicePixelRatio;
	return [2, 4, 8, 16].find((scale) => across * scale >= pixels) || 16;
}

function links(png, json) {
	const link = (href, text) => el('a', { href, target: '_blank', rel: 'noopener' }, text);
	byId('map-links').replaceChildren(link(png, 'The picture in its own tab'), ...(json ? [' · ', link(json, 'The values as JSON')] : []));
}
