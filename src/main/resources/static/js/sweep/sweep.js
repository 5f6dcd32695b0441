/** A map that grows cell by cell, while the filter or the window that makes it slides over what is before it. */
import { byId, showBlob, showProblem } from '../base/dom.js';
import { count, short } from '../base/format.js';
import { loadOnChange } from '../base/load-on-change.js';
import { adjust, learn, modelInUse, on, view } from '../base/state.js';
import { inSight } from '../base/tabs.js';
import { t } from '../base/words.js';
import { inShort } from '../cell/convolution.js';
import { kindOf } from '../cell/kinds.js';
import { mayMove } from '../cell/player.js';
import { cellText } from '../look/cell-address.js';
import { isFlat } from '../look/layer-words.js';
import { chosenChannel, epochShown } from '../look/map-source.js';
import { OPTION_KEYS } from '../look/map-options.js';
import { shownCell } from '../look/one-map.js';
import { shownLayer } from '../look/strip.js';
import { PICTURE_KEYS, pictureOrProbe } from '../picture/picture.js';
import { clock } from './clock.js';
import { drawAfter, drawBefore, drawFields, drawPlanes, hasPlanes, markPlanes } from './figures.js';
import { offerPaces, pace } from './pace.js';
import { canSweep, strongestPlane, sweepSource } from './source.js';
import { beforeWords, words } from './words.js';

const slider = byId('sweep-at');

let source = null;
let at = 0;
let grown = true;
let plane = 0;

/** Starts the card below the maps: it follows the chosen map and cell, and chooses the cell where it stops. */
export function startSweep() {
	byId('sweep-play').addEventListener('click', playOrPause);
	byId('one-play').addEventListener('click', playFromMap);
	byId('sweep-back').addEventListener('click', () => stepBy(-1));
	byId('sweep-on').addEventListener('click', () => stepBy(1));
	slider.addEventListener('input', () => stepTo(Number(slider.value)));
	slider.addEventListener('keydown', byKey);
	on([...PICTURE_KEYS, ...OPTION_KEYS, 'layer', 'layers', 'channel', 'epoch', 'keptEpochs', 'tab'], refresh);
	on(['cell', 'shownMap'], follow);
}

const player = clock(pace, (steps) => {
	at = Math.min(at + steps, last());
	showPlace();
	if (at === last()) {
		stop();
	}
	return player.isRunning();
});

function request() {
	const [layer, model, chosen] = [shownLayer(), modelInUse(), pictureOrProbe()];
	const epoch = layer && model ? epochShown(layer, model) : '';
	const possible = layer && model && chosen && !isFlat(layer) && canSweep(layer, epoch);
	if (!possible || !inSight('look')) {
		player.stop();
		byId('one-play').hidden = !possible;
		byId('sweep').hidden = true;
		return possible ? null : {};
	}
	byId('sweep').hidden = !source;
	return { version: model.version, layer: layer.name, channel: chosenChannel(layer), epoch, picture: chosen.key, palette: view.palette };
}

const refresh = loadOnChange(request, ({ channel }) => (channel === undefined ? null
	: sweepSource(shownLayer(), channel, modelInUse(), pictureOrProbe())), (loaded) => {
	player.stop();
	source = loaded;
	byId('sweep').hidden = !source;
	byId('one-play').hidden = !source;
	showProblem(byId('sweep-problem'), null);
	learn({ sweptMap: source ? `${source.layer.name} ${source.channel}` : '' });
	if (source) {
		grown = true;
		showSource();
		follow();
		byId('sweep-seen').hidden = source.input.name === 'picture';
		showBlob(byId('sweep-picture'), source.picture);
	}
}, (error) => {
	player.stop();
	source = null;
	showProblem(byId('sweep-problem'), error);
});

const width = () => source.output.values[0].length;

const last = () => source.output.values.length * width() - 1;

const cellAt = (index) => ({ row: Math.floor(index / width()), column: index % width() });

function showSource() {
	const { layer, channel } = source;
	const still = !mayMove();
	byId('sweep-title').textContent = t('Map {index} of {layer}, cell by cell', { index: channel, layer: layer.name });
	byId('sweep-words').textContent = words(source);
	byId('sweep-still').hidden = !still;
	byId('sweep-play').hidden = still;
	byId('sweep-speed-field').hidden = still;
	slider.max = last();
	offerPaces(last() + 1);
	plane = hasPlanes(source) ? strongestPlane(source) : 0;
	drawPlanes(source, plane, (index) => {
		plane = index;
		showPlane();
		showPlace();
	});
	showPlane();
}

function showPlane() {
	const from = source.layer.kind === 'convolution' ? plane : source.channel;
	drawBefore(source, from);
	byId('sweep-before-words').textContent = beforeWords(source, from);
}

/** Takes over a cell that was chosen elsewhere. */
function follow() {
	const cell = source && shownCell();
	const index = cell ? cell.row * width() + cell.column : at;
	if (source && !player.isRunning() && index <= last()) {
		grown = grown || index !== at;
		at = index;
		showPlace();
	}
}

function showPlace() {
	const cell = cellAt(at);
	const answer = source.at(cell);
	const value = source.output.values[cell.row][cell.column];
	drawAfter(source, cell, grown);
	drawFields(source, cell);
	slider.value = at;
	slider.setAttribute('aria-valuetext', t('Row {row}, column {column}: {value}', { ...cell, value: short(value) }));
	byId('sweep-text').textContent = t('{n} of {total}', { n: count(at + 1), total: count(last() + 1) });
	byId('sweep-after-words').textContent =
		t('Map {index} of {layer}: row {row}, column {column}', { index: source.channel, layer: source.layer.name, ...cell });
	byId('sweep-sum').classList.toggle('wide', Boolean(answer.planes));
	byId('sweep-sum').replaceChildren(...(answer.planes ? inShort(answer, hasPlanes(source) ? [answer.planes[plane]] : answer.planes)
		: kindOf(answer).render(answer).parts));
	if (hasPlanes(source)) {
		markPlanes(answer.planes, plane);
		byId('sweep-inputs-words').textContent = t('All {n} maps of {layer}: red where they add to this cell, blue where they subtract',
			{ n: answer.planes.length, layer: source.input.name });
	}
}

function playOrPause() {
	if (player.isRunning()) {
		stop();
		return;
	}
	if (grown || at === last()) {
		at = 0;
		grown = false;
		showPlace();
	}
	player.start();
	byId('sweep-play').textContent = t('⏸ Pause');
}

function playFromMap() {
	byId('sweep').scrollIntoView({ block: 'start', behavior: mayMove() ? 'smooth' : 'auto' });
	byId(mayMove() ? 'sweep-play' : 'sweep-at').focus({ preventScroll: true });
	if (mayMove() && !player.isRunning()) {
		playOrPause();
	}
}

function stop() {
	player.stop();
	byId('sweep-play').textContent = t('▶ Play');
	adjust({ cell: cellText(cellAt(at)) });
}

function stepTo(index) {
	at = Math.max(0, Math.min(last(), index));
	grown = false;
	showPlace();
	stop();
}

const stepBy = (by) => stepTo(at + by);

/** The arrow keys move by a cell or a row, the space bar plays. */
function byKey(event) {
	const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -width(), ArrowDown: width() }[event.key];
	if (step) {
		event.preventDefault();
		stepBy(step);
	}
	else if (event.key === ' ' && mayMove()) {
		event.preventDefault();
		playOrPause();
	}
}
