/** Paper to draw a picture on, with the pointer or the keyboard; the network answers while one draws. */
import { byId, el } from '../base/dom.js';
import { count } from '../base/format.js';
import { world } from '../base/state.js';
import { t } from '../base/words.js';
import { EMPTY, paint, withPoints, withStroke } from './drawing.js';
import { keepDrawing } from './upload.js';

const COLOURS = [
	[t('black'), '#000000'], [t('grey'), '#8a8a8a'], [t('white'), '#ffffff'], [t('red'), '#d7263d'], [t('orange'), '#f58a1f'],
	[t('yellow'), '#ffd400'], [t('green'), '#1f9d4d'], [t('cyan'), '#21b6c9'], [t('blue'), '#1f57d6'], [t('purple'), '#7d3cc8'],
	[t('pink'), '#f58fc3'], [t('brown'), '#7a4a21'],
];

/** Widths of the brush, of the 384 pixels of the paper. */
const BRUSHES = [[t('thin'), 8], [t('medium'), 20], [t('thick'), 40], [t('broad'), 80]];

const FIRST = { colour: '#000000', brush: 20 };

const ERASER = 'eraser';

// the network is asked after a pause, and now and then without one
const PAUSE_MILLIS = 200;
const LONGEST_MILLIS = 800;

const canvas = byId('draw-canvas');
const cursor = byId('draw-cursor');

let drawing = EMPTY;
let former = [];
let upload = null;
let made = 0;
let stroking = false;
let at = null; // where the keyboard's brush is; null while the pointer is used

/** Starts the button, the paper and its tools. */
export function startDraw() {
	byId('draw-open').addEventListener('click', () => open(byId('draw').hidden));
	byId('draw-close').addEventListener('click', () => open(false));
	byId('draw-colours').append(...COLOURS.map(([name, value]) => swatch(name, value)));
	byId('draw-brushes').append(...BRUSHES.map(([name, size]) => brush(name, size)));
	byId('draw-own').addEventListener('input', () => {
		byId('draw-own-chosen').checked = true;
	});
	byId('draw-fill').addEventListener('click', () => change({ ...drawing, paper: colour() || drawing.paper }));
	byId('draw-undo').addEventListener('click', undo);
	byId('draw-clear').addEventListener('click', () => change({ ...drawing, strokes: [] }));
	byId('draw-new').addEventListener('click', begin);
	canvas.addEventListener('pointerdown', press);
	canvas.addEventListener('pointermove', move);
	for (const end of ['pointerup', 'pointercancel']) {
		canvas.addEventListener(end, () => {
			stroking = false;
		});
	}
	canvas.addEventListener('keydown', drawByKey);
	canvas.addEventListener('blur', () => moveCursor(null));
	show();
}

function swatch(name, value) {
	const input = el('input', { type: 'radio', name: 'draw-colour', value, checked: value === FIRST.colour });
	const label = el('label', { class: 'swatch', title: name }, input, el('span', { class: 'visually-hidden' }, name));
	label.style.setProperty('--swatch', value);
	return label;
}

function brush(name, size) {
	const label = el('label', { class: 'swatch brush', title: name },
		el('input', { type: 'radio', name: 'draw-brush', value: size, checked: size === FIRST.brush }),
		el('span', { class: 'visually-hidden' }, name));
	label.style.setProperty('--size', `${4 + size / 4}px`);
	return label;
}

const chosen = (name) => document.querySelector(`#draw input[name=${name}]:checked`).value;

/** The colour of the brush; null for the eraser. */
function colour() {
	const value = chosen('draw-colour');
	return value === ERASER ? null : value === 'own' ? byId('draw-own').value : value;
}

const size = () => Number(chosen('draw-brush'));

function open(shown) {
	byId('draw').hidden = !shown;
	byId('draw-open').setAttribute('aria-expanded', String(shown));
	(shown ? canvas : byId('draw-open')).focus();
}

function show() {
	paint(canvas, drawing);
	byId('draw-undo').disabled = !former.length;
}

/** Makes a change that can be undone. */
function change(next) {
	former = [...former, drawing];
	drawing = next;
	show();
	send();
}

function undo() {
	if (former.length) {
		drawing = former[former.length - 1];
		former = former.slice(0, -1);
		stroking = false;
		show();
		send();
	}
}

/** Begins another drawing; the one before stays among the user's pictures. */
function begin() {
	keep();
	[drawing, former, upload] = [{ ...EMPTY, paper: drawing.paper }, [], null];
	show();
	canvas.focus();
}

function press(event) {
	if (event.button === 0) {
		event.preventDefault();
		canvas.focus();
		moveCursor(null);
		canvas.setPointerCapture(event.pointerId);
		stroking = true;
		change(withStroke(drawing, { colour: colour(), size: size(), points: [placeOf(event)] }));
	}
}

function move(event) {
	if (stroking) {
		const events = event.getCoalescedEvents?.() || [];
		drawing = withPoints(drawing, (events.length ? events : [event]).map(placeOf));
		show();
		send();
	}
}

function placeOf({ clientX, clientY }) {
	const box = canvas.getBoundingClientRect();
	return { x: (clientX - box.left) * (canvas.width / box.width), y: (clientY - box.top) * (canvas.height / box.height) };
}

const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** The arrow keys move the brush; the space bar puts it on the paper and lifts it. */
function drawByKey(event) {
	const [across, down] = KEYS[event.key] || [];
	if (event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey)) {
		event.preventDefault();
		undo();
	}
	else if (event.key === ' ') {
		event.preventDefault();
		moveCursor(at || { x: canvas.width / 2, y: canvas.height / 2 });
		stroking = !stroking;
		if (stroking) {
			change(withStroke(drawing, { colour: colour(), size: size(), points: [at] }));
		}
	}
	else if (KEYS[event.key]) {
		event.preventDefault();
		const { x, y } = at || { x: canvas.width / 2, y: canvas.height / 2 };
		const step = canvas.width / 32;
		const inside = (place) => Math.max(0, Math.min(canvas.width, place));
		moveCursor({ x: inside(x + across * step), y: inside(y + down * step) });
		if (stroking) {
			drawing = withPoints(drawing, [at]);
			show();
			send();
		}
	}
}

function moveCursor(place) {
	if (!place && at) {
		stroking = false;
	}
	at = place;
	cursor.hidden = !at;
	if (at) {
		cursor.style.left = `${(100 * at.x) / canvas.width}%`;
		cursor.style.top = `${(100 * at.y) / canvas.height}%`;
	}
}

let timer;
let since = 0;

/** Shows the network the drawing, soon. */
function send() {
	since ||= Date.now();
	clearTimeout(timer);
	timer = setTimeout(keep, Math.max(0, Math.min(PAUSE_MILLIS, since + LONGEST_MILLIS - Date.now())));
}

/** Makes the drawing as it is now the chosen picture, if it has changed. */
function keep() {
	if (!since) {
		return;
	}
	clearTimeout(timer);
	since = 0;
	made += upload ? 0 : 1;
	const name = t('drawing {n}', { n: count(made) });
	const file = new Promise((resolve) => {
		canvas.toBlob((blob) => resolve(new File([blob], name, { type: 'image/png' })), 'image/png');
	});
	upload = keepDrawing(upload && world.uploads.find(({ id }) => id === upload.id), name, file);
}
