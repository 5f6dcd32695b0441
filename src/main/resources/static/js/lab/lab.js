/** The kernel lab: what a kernel makes of the picture, computed here, and how each cell comes about. */
import { byId, showProblem } from '../base/dom.js';
import { short } from '../base/format.js';
import { adjust, on, show, view, world } from '../base/state.js';
import { inSight } from '../base/tabs.js';
import { t } from '../base/words.js';
import { convolved, convolvedMap, placesAlong } from '../cell/arithmetic.js';
import { COLOURS, inShort } from '../cell/convolution.js';
import { cellFrom, cellText } from '../look/cell-address.js';
import { place } from '../sweep/figures.js';
import { startControls } from './controls.js';
import { drawResult } from './result.js';
import { LAB_KEYS, shownFilter, shownKernel, slidesOf } from './kernel.js';
import { colourOf, grey, startLabSource } from './source.js';
import { startWeights } from './weights.js';

const map = byId('lab-map');
const KEYS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

let kernel = null;
let slides = null;
let parts = [];
let maps = [];

/** Starts the lab. */
export function startLab() {
	startLabSource();
	startControls();
	startWeights();
	map.addEventListener('click', (event) => show({ cell: cellText(pointed(event)) }));
	map.addEventListener('keydown', moveByKey);
	on([...LAB_KEYS, 'labPicture', 'tab'], render);
	on(['cell', 'tab'], renderCell);
}

function render() {
	kernel = shownKernel();
	if (!kernel || !world.labPicture || !inSight('lab')) {
		hide(!kernel || !world.labPicture);
		if (!kernel && world.labFilters) {
			const words = t('This model has no filter {index} that sees the picture: choose another kernel.', { index: shownFilter() });
			showProblem(byId('lab-unread'), new Error(words));
		}
		return;
	}
	slides = slidesOf(kernel);
	const [channels, side] = world.labPicture.shape;
	const fits = kernel.planes.length <= channels;
	const result = placesAlong(side, slides);
	hide(!fits || !result);
	showProblem(byId('lab-unread'), null);
	if (!fits) {
		showProblem(byId('lab-unread'), new Error(t('This kernel has weights for red, green and blue, and the model takes grey '
			+ 'pictures: choose another kernel, or another model.')));
		return;
	}
	byId('lab-formula').textContent = formula(side, result);
	byId('lab-formula').hidden = false;
	parts = partsOf(world.labPicture, channels);
	maps = result ? parts.map(({ input }) => convolvedMap(input, kernel, slides)) : [];
	if (result) {
		drawResult(parts, maps, kernel, slides);
		byId('lab-after-words').textContent = t('The result, {side} × {side}', { side: result });
		renderCell();
	}
}

function hide(hidden) {
	for (const id of ['lab-body', 'lab-formula', 'lab-value', 'lab-sum']) {
		byId(id).hidden = hidden;
	}
}

/** What the kernel sees: the whole picture, each colour by itself, or the picture in grey. */
function partsOf(picture, channels) {
	if (kernel.planes.length > 1) {
		return [{ input: picture }];
	}
	return view.colours === 'each' && channels > 1 ? COLOURS.map((_, colour) => ({ input: colourOf(picture, colour), colour }))
		: [{ input: grey(picture) }];
}

function formula(side, result) {
	const { size, stride, padding } = slides;
	const exact = (side + 2 * padding - size) / stride;
	if (!result) {
		return t('The kernel of {size} × {size} does not fit into the picture of {side} × {side}.', { size, side });
	}
	const quotient = Number.isInteger(exact) ? exact
		: t('{exact}, rounded down {whole};', { exact: Number(exact.toFixed(2)), whole: Math.floor(exact) });
	return t('Size of the result: (side + 2 × padding − kernel) ÷ stride + 1. Here: ({side} + 2 × {padding} − {size}) ÷ {stride} = '
		+ '{quotient} + 1 = {result}.', { side, padding, size, stride, quotient, result });
}

const shownCell = () => cellFrom(view.cell, maps[0])
	|| { row: Math.floor(maps[0].length / 2), column: Math.floor(maps[0][0].length / 2) };

function renderCell() {
	if (!maps.length || !inSight('lab')) {
		return;
	}
	const cell = shownCell();
	const values = maps.map((rows) => rows[cell.row][cell.column]);
	const value = values.map((each, index) => `${values.length > 1 ? `${COLOURS[index]} ` : ''}${short(each)}`).join(t(', '));
	byId('lab-value').textContent = t('Row {row}, column {column}: {value}', { ...cell, value });
	map.setAttribute('aria-label', t('Row {row}, column {column}: {value}. The arrow keys move.', { ...cell, value }));
	place(byId('lab-cell').style, cell.row, cell.column, 1, 1, maps[0].length, maps[0][0].length);
	const [, height, width] = parts[0].input.shape;
	place(byId('lab-window').style, cell.row * slides.stride, cell.column * slides.stride, slides.size, slides.size,
		height + 2 * slides.padding, width + 2 * slides.padding);
	byId('lab-sum').replaceChildren(...parts.flatMap(({ input, colour }) => {
		const answer = { ...convolved(input, kernel, slides, cell), input: 'picture', colour };
		return inShort(answer, answer.planes);
	}));
}

function pointed(event) {
	const box = map.getBoundingClientRect();
	const at = (share, length) => Math.max(0, Math.min(length - 1, Math.floor(share * length)));
	return { row: at((event.clientY - box.top) / box.height, maps[0].length),
		column: at((event.clientX - box.left) / box.width, maps[0][0].length) };
}

function moveByKey(event) {
	if (KEYS[event.key] && maps.length) {
		event.preventDefault();
		const [rows, columns] = KEYS[event.key];
		const { row, column } = shownCell();
		adjust({ cell: cellText(cellFrom(cellText({ row: row + rows, column: column + columns }), maps[0]) || { row, column }) });
	}
}
