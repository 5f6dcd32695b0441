/** The feature maps of the chosen layer for the chosen picture, or the layer's filters. */
import { byId, el, showBlob, showProblem } from '../base/dom.js';
import { modelInUse, on, view } from '../base/state.js';
import { inSight } from '../base/tabs.js';
import { loadOnChange } from '../base/load-on-change.js';
import { t } from '../base/words.js';
import { PICTURE_KEYS, pictureOrProbe } from '../picture/picture.js';
import { FLAT_COLUMNS, showMapButtons, startMapButtons } from './map-buttons.js';
import { filterParameters, filterWords, showsFilters, startFilters } from './filters.js';
import { isFlat } from './layer-words.js';
import { OPTION_KEYS, startMapOptions } from './map-options.js';
import { epochShown, filtersLink, filtersPng, mapsLink, mapsPng } from './map-source.js';
import { startSaveMaps } from './save-maps.js';
import { startStatistics } from './statistics.js';
import { shownLayer } from './strip.js';
import { hideValues, renderValues } from './values.js';

const COLUMNS = 8;

const image = byId('maps-image');
const box = byId('maps');

// the layer, model and picture whose maps are shown, and whether these are its filters
let shownMaps = null;

/** Starts the grid: it follows the picture, the model, the layer and the options. */
export function startMaps() {
	startMapOptions();
	startFilters();
	startMapButtons();
	startStatistics();
	startSaveMaps(() => shownMaps);
	on([...PICTURE_KEYS, ...OPTION_KEYS, 'layer', 'layers', 'show', 'channel', 'epoch', 'keptEpochs', 'tab'], render);
}

function request() {
	const model = modelInUse();
	const layer = shownLayer();
	const picture = pictureOrProbe();
	if (!model || !layer || !picture || !inSight('look')) {
		return null;
	}
	const filters = showsFilters(layer);
	const shown = filters ? { filters, parameters: filterParameters(layer) }
		: { filters, picture: picture.key, parameters: { palette: view.palette, normalize: view.normalize, scale: scaleFor(layer) } };
	return { version: model.version, layer: layer.name, epoch: epochShown(layer, model), ...shown };
}

const render = loadOnChange(request, async ({ filters, parameters }) => {
	box.setAttribute('aria-busy', 'true');
	const [layer, model, picture] = [shownLayer(), modelInUse(), pictureOrProbe()];
	const blob = await (filters ? filtersPng(layer, model, parameters) : mapsPng(layer, model, picture, parameters));
	return { layer, model, picture, blob };
}, ({ layer, model, picture, blob }, { filters, parameters }) => {
	const url = showBlob(image, blob);
	shownMaps = { layer, model, picture, filters, parameters };
	byId('maps-save').hidden = false;
	showProblem(byId('maps-problem'), null);
	byId('stage-grid').classList.toggle('alone', isFlat(layer));
	if (filters) {
		image.alt = filterWords(layer);
		links(filtersLink(layer, model, parameters), filtersLink(layer, model, { channel: parameters.channel, format: 'json' }));
		hideValues(filterWords(layer));
	}
	else {
		image.alt = t('What {layer} makes of {picture}', { layer: layer.name, picture: picture.name });
		links(mapsLink(layer, model, picture, parameters) || url, mapsLink(layer, model, picture, { format: 'json' }));
		renderValues(layer, picture, model);
	}
	showMapButtons(layer, COLUMNS, filters);
	box.setAttribute('aria-busy', 'false');
}, (error) => {
	showProblem(byId('maps-problem'), error);
	for (const part of ['maps-frame', 'maps-scale', 'layer-values']) {
		byId(part).hidden = true;
	}
	byId('map-links').replaceChildren();
	byId('maps-save').hidden = true;
	box.setAttribute('aria-busy', 'false');
});

/** As many pixels per value as the screen can show. */
function scaleFor(layer) {
	const across = isFlat(layer) ? FLAT_COLUMNS : COLUMNS * layer.width;
	const pixels = box.clientWidth * window.devicePixelRatio;
	return [2, 4, 8, 16].find((scale) => across * scale >= pixels) || 16;
}

function links(png, json) {
	const link = (href, text) => el('a', { href, target: '_blank', rel: 'noopener' }, text);
	byId('map-links').replaceChildren(link(png, t('The picture in a new tab')),
		...(json ? [' · ', link(json, t('The values as JSON'))] : []));
}
