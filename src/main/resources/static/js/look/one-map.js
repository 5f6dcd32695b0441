/** The chosen map, large: pointing at a cell shows its value, pressing it shows how it is computed. */
import { byId, el } from '../base/dom.js';
import { count, percent, short } from '../base/format.js';
import { adjust, learn, modelInUse, on, show, view } from '../base/state.js';
import { inSight } from '../base/tabs.js';
import { loadOnChange } from '../base/load-on-change.js';
import { nodes, t } from '../base/words.js';
import { PICTURE_KEYS, pictureOrProbe } from '../picture/picture.js';
import { cellFrom, cellText } from './cell-address.js';
import { isFlat } from './layer-words.js';
import { draw } from './map-canvas.js';
import { OPTION_KEYS } from './map-options.js';
import { choiceBeside, chosenChannel, epochShown, mapsJson } from './map-source.js';
import { startSaveOneMap } from './save-maps.js';
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
	on([...PICTURE_KEYS, ...OPTION_KEYS, 'layer', 'layers', 'channel', 'epoch', 'keptEpochs', 'tab'], render);
	on(['cell'], mark);
	startSaveOneMap(() => shown);
	on(['statistics'], () => values && renderNumbers());
}

/** The chosen cell of the shown map, else its greatest; null before the map is loaded, which `world.shownMap` tells. */
export function shownCell() {
	const layer = shownLayer();
	const loaded = values && layer && valuesOf === `${layer.name} ${chosenChannel(layer)}`;
	return loaded ? cellFrom(view.cell, values) || greatest(values) : null;
}

const render = loadOnChange(() => {
	const layer = shownLayer();
	const model = modelInUse();
	byId('one').hidden = !layer || isFlat(layer) || map.hidden || !valuesOf;
	const picture = pictureOrProbe();
	return layer && model && picture && !isFlat(layer) && inSight('look') ? {
		version: model.version, layer: layer.name, channel: chosenChannel(layer), epoch: epochShown(layer, model), picture: picture.key,
		palette: view.palette,
	} : null;
}, ({ channel }) => mapsJson(shownLayer(), modelInUse(), pictureOrProbe(), { channel }), ({ channels: [loaded] }, request) => {
	const { version, layer, channel, epoch, picture, palette } = request;
	values = loaded.values;
	valuesOf = `${layer} ${channel}`;
	map.hidden = false;
	byId('one').hidden = isFlat(shownLayer());
	shown = loaded;
	byId('one-title').textContent = t('Map {index} of {layer}', { index: channel, layer });
	draw(byId('one-canvas'), loaded, palette);
	renderNumbers();
	mark();
	learn({ shownMap: `${version} ${layer} ${channel} ${epoch} ${picture}` });
}, () => {
	values = null;
	map.hidden = true;
	byId('one').hidden = true;
	learn({ shownMap: '' });
});

/** The numbers of the map, and those of its channel over the test pictures where they are known. */
function renderNumbers() {
	const layer = shownLayer();
	const statistics = valuesOf === `${layer?.name} ${shown.index}` ? statisticsOf(layer) : null;
	const overall = statistics?.channels[shown.index];
	byId('one-numbers').replaceChildren(numbersRow(t('This picture'), shown),
		...(overall ? [numbersRow(t('Test pictures'), overall)] : []));
	const silent = isSilent(statistics, shown.index);
	byId('one-dead').hidden = shown.min !== shown.max && !silent;
	byId('one-dead').textContent = silent
		? t('It never fires: it is not above zero for any of {n} test pictures.', { n: count(statistics.pictures) })
		: t('This map does not respond to the picture: it has the same value everywhere.');
}

const numbersRow = (name, { min, mean, max, zeros }) => el('tr', {}, el('th', { scope: 'row' }, name),
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
		const value = short(values[cell.row][cell.column]);
		byId('one-value').replaceChildren(...nodes('Row {row}, column {column}: {value}', { ...cell, value: el('strong', {}, value) }));
		map.setAttribute('aria-label', t('Row {row}, column {column}: {value}. The arrow keys move.', { ...cell, value }));
	}
}

function pointed(event) {
	const box = map.getBoundingClientRect();
	const at = (share, length) => Math.max(0, Math.min(length - 1, Math.floor(share * length)));
	return values && {
		row: at((event.clientY - box.top) / box.height, values.length),
		column: at((event.clientX - box.left) / box.width, values[0].length),
	};
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

/** The cell with the greatest value; not at the edge, where part of the patch lies outside the picture. */
function greatest(rows) {
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
