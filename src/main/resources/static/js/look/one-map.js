/** The chosen map, large: one points at a cell to read its number, and presses it to see how it came about. */
import { byId, el } from '../base/dom.js';
import { count, percent, short } from '../base/format.js';
import { adjust, learn, modelInUse, on, show, view } from '../base/state.js';
import { inSight } from '../base/tabs.js';
import { wanted } from '../base/wanted.js';
import { PICTURE_KEYS, pictureOrProbe } from '../picture/picture.js';
import { cellFrom, cellText } from './cell-address.js';
import { isFlat } from './layer-words.js';
import { draw } from './map-canvas.js';
import { OPTION_KEYS } from './map-options.js';
import { choiceBeside, chosenChannel, epochShown, mapsJson } from './source.js';
import { isSilent, statisticsOf } from './statistics.js';
import { shownLayer } from './strip.js';

const map = byId('one-map');
let values = null;
let valuesOf = '';
let shown = null;

/** Starts the large map: it follows what is chosen, and takes the pointer and the arrow keys. */
export function startOneMap() {
	for (const button of document.querySelectorAll('#one [data-step]')) {
		button.addEventListener('click', () => show(choiceBeside(shownLayer(), Number(button.dataset.step))));
	}
	map.addEventListener('pointermove', (event) => read(pointed(event)));
	map.addEventListener('pointerleave', () => read(shownCell()));
	map.addEventListener('click', (event) => show({ cell: cellText(pointed(event)) }));
	map.addEventListener('keydown', moveByKey);
	on([...PICTURE_KEYS, ...OPTION_KEYS, 'layer', 'layers', 'channel', 'epoch', 'kept', 'tab'], render);
	on(['cell'], mark);
	on(['statistics'], () => values && numbers());
}

/** The chosen cell of the shown map; where none is chosen, its strongest; null before the map is there. `world.mapped` tells which one is. */
export function shownCell() {
	const layer = shownLayer();
	const there = values && layer && valuesOf === `${layer.name} ${chosenChannel(layer)}`;
	return there ? cellFrom(view.cell, values) || strongest(values) : null;
}

const render = wanted(() => {
	const layer = shownLayer();
	const model = modelInUse();
	byId('one').hidden = !layer || isFlat(layer) || map.hidden || !valuesOf;
	const chosen = pictureOrProbe();
	return layer && model && chosen && !isFlat(layer) && inSight('look') ? { version: model.version, layer: layer.name, channel: chosenChannel(layer),
		picture: chosen.key, palette: view.palette, epoch: epochShown(layer, model) } : null;
}, ({ channel }) => mapsJson(shownLayer(), modelInUse(), pictureOrProbe(), { channel }), ({ channels: [one] }, { version, layer, channel, palette, epoch, picture: chosen }) => {
	values = one.values;
	valuesOf = `${layer} ${channel}`;
	map.hidden = false;
	byId('one').hidden = isFlat(shownLayer());
	shown = one;
	byId('one-title').textContent = `Map ${channel} of ${layer}`;
	draw(byId('one-canvas'), one, palette);
	numbers();
	mark();
	learn({ mapped: `${version} ${layer} ${channel} ${epoch} ${chosen}` });
}, () => {
	values = null;
	map.hidden = true;
	byId('one').hidden = true;
	learn({ mapped: '' });
});

/** The numbers of the map, and those of the same channel over the test pictures where they are known. */
function numbers() {
	const layer = shownLayer();
	const statistics = valuesOf === `${layer?.name} ${shown.index}` ? statisticsOf(layer) : null;
	const over = statistics?.channels[shown.index];
	byId('one-numbers').replaceChildren(row('This picture', shown), ...(over ? [row('Test pictures', over)] : []));
	const silent = isSilent(statistics, shown.index);
	byId('one-dead').hidden = shown.min !== shown.max && !silent;
	byId('one-dead').textContent = silent ? `It never fires: not one of ${count(statistics.pictures)} test pictures gets it above zero.`
		: 'Nothing in this picture lights this map up: it is the same everywhere.';
}

const row = (name, { min, mean, max, zeros }) => el('tr', {}, el('th', { scope: 'row' }, name),
	...[short(min), short(mean), short(max), percent(zeros)].map((text) => el('td', {}, text)));

function mark() {
	const cell = shownCell();
	if (!cell) {
		return;
	}
	const style = byId('one-mark').style;
	style.width = `${100 / values[0].length}%`;
	style.height = `${100 / values.length}%`;
	style.left = `${(100 * cell.column) / values[0].length}%`;
	style.top = `${(100 * cell.row) / values.length}%`;
	read(cell);
}

function read(cell) {
	if (cell) {
		byId('one-value').replaceChildren(`Row ${cell.row}, column ${cell.column}: `, el('strong', {}, short(values[cell.row][cell.column])));
		map.setAttribute('aria-label', `Row ${cell.row}, column ${cell.column}: ${short(values[cell.row][cell.column])}. The arrow keys move.`);
	}
}

function pointed(event) {
	const box = map.getBoundingClientRect();
	const at = (share, length) => Math.max(0, Math.min(length - 1, Math.floor(share * length)));
	return values && { row: at((event.clientY - box.top) / box.height, values.length), column: at((event.clientX - box.left) / box.width, values[0].length) };
}

const KEYS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

function moveByKey(event) {
	const cell = shownCell();
	const [rows, columns] = KEYS[event.key] || [];
	if (cell && KEYS[event.key]) {
		event.preventDefault();
		const moved = cellFrom(cellText({ row: cell.row + rows, column: cell.column + columns }), values);
		adjust({ cell: cellText(moved || cell) });
	}
}

/** The greatest value's cell; not one of the edge, whose patch lies half outside. */
function strongest(rows) {
	let best = { row: 1, column: 1 };
	for (let row = 1; row < rows.length - 1; row++) {
		for (let column = 1; column < rows[row].length - 1; column++) {
			if (rows[row][column] > rows[best.row][best.column]) {
				best = { row, column };
			}
		}
	}
	return best;
}
