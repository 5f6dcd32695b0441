/** A button over each map of the grid, with one tab stop for all: the arrow keys move among them. */
import { byId, el } from '../base/dom.js';
import { on, show } from '../base/state.js';
import { t } from '../base/words.js';
import { isFirst } from './filters.js';
import { isFlat } from './layer-words.js';
import { choiceOf, chosenChannel } from './map-source.js';
import { isSilent, statisticsOf } from './statistics.js';
import { shownLayer } from './strip.js';

/** How many values of a flat layer the service draws in a row. */
export const FLAT_COLUMNS = 32;

const box = byId('maps-cells');
let columns = 8;

/** Starts the buttons and their keys. */
export function startMapButtons() {
	byId('maps-frame').addEventListener('click', pickValue);
	box.addEventListener('keydown', moveFocus);
	on(['channel', 'layer', 'layers', 'statistics', 'inUse', 'epoch'], mark);
}

/** Lays the buttons over a layer's maps; the picture of a single filter has none. */
export function showMapButtons(layer, maxColumns, filters) {
	columns = Math.min(maxColumns, layer.channels);
	byId('maps-frame').dataset.filters = filters ? 'shown' : '';
	byId('maps-frame').classList.toggle('pick', isFlat(layer) && !filters);
	const buttons = isFlat(layer) || (filters && !isFirst(layer)) ? 0 : layer.channels;
	box.style.setProperty('--columns', columns);
	if (box.children.length !== buttons) {
		box.replaceChildren(...Array.from({ length: buttons }, (_, channel) =>
			el('button', { 'type': 'button', 'data-channel': channel, 'click': () => show(choiceOf(shownLayer(), channel)) },
				el('span', {}, channel))));
	}
	mark();
}

/** A flat layer has too many values for a button each: the position that is pressed tells which one is meant. */
function pickValue(event) {
	const layer = shownLayer();
	if (isFlat(layer) && !byId('maps-frame').dataset.filters) {
		const area = byId('maps-frame').getBoundingClientRect();
		const rows = Math.ceil(layer.channels / FLAT_COLUMNS);
		const at = (share, length) => Math.min(length - 1, Math.floor(share * length));
		const row = at((event.clientY - area.top) / area.height, rows);
		const column = at((event.clientX - area.left) / area.width, FLAT_COLUMNS);
		show(choiceOf(layer, Math.min(row * FLAT_COLUMNS + column, layer.channels - 1)));
	}
}

function mark() {
	const layer = shownLayer();
	const chosen = layer ? chosenChannel(layer) : 0;
	const statistics = byId('maps-frame').dataset.filters ? null : statisticsOf(layer);
	for (const button of box.children) {
		const channel = Number(button.dataset.channel);
		const pressed = channel === chosen;
		const silent = isSilent(statistics, channel);
		button.classList.toggle('silent', silent);
		button.setAttribute('aria-label', silent ? t('Map {index}, never fires', { index: channel })
			: t('Map {index}', { index: channel }));
		button.setAttribute('aria-pressed', String(pressed));
		button.tabIndex = pressed ? 0 : -1;
	}
}

function moveFocus(event) {
	const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[event.key];
	const next = step && box.children[Number(event.target.dataset.channel) + step];
	if (next) {
		event.preventDefault();
		next.focus();
	}
}
