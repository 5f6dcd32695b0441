/** How the number of the chosen cell came about. */
import { path } from '../base/api.js';
import { byId, showProblem } from '../base/dom.js';
import { short } from '../base/format.js';
import { labelsOf, modelInUse, on, show, world } from '../base/state.js';
import { inSight } from '../base/tabs.js';
import { wanted } from '../base/wanted.js';
import { isFlat } from '../look/layer-words.js';
import { shownCell } from '../look/one-map.js';
import { choiceBeside, chosenChannel, epochShown } from '../look/source.js';
import { shownLayer } from '../look/strip.js';
import { mapsValues, PICTURE_KEYS, pictureOrProbe } from '../picture/picture.js';
import * as convolution from './convolution.js';
import { dropout, maxpool, relu } from './elementwise.js';
import { dense, softmax } from './flat.js';
import { finish, mayMove, play } from './player.js';

const KINDS = { convolution, relu, dropout, maxpool, dense, softmax };
const NOTHING = { parts: [], steps: 0, step: () => {} };

const UNKNOWN = 'Where a number comes from';

let piece = NOTHING;
let title = UNKNOWN;

/** Starts the card: it follows the chosen cell. */
export function startCell() {
	byId('cell-play').addEventListener('click', () => play(piece));
	byId('one-why').addEventListener('click', goThere);
	byId('cell-previous').addEventListener('click', () => show(choiceBeside(shownLayer(), -1)));
	byId('cell-next').addEventListener('click', () => show(choiceBeside(shownLayer(), 1)));
	on([...PICTURE_KEYS, 'layer', 'layers', 'channel', 'cell', 'label', 'said', 'epoch', 'kept', 'mapped', 'refused', 'tab'], refresh);
}

function goThere() {
	byId('cell').scrollIntoView({ block: 'center', behavior: mayMove() ? 'smooth' : 'auto' });
	if (mayMove()) {
		play(piece);
	}
}

function wish() {
	const layer = shownLayer();
	const model = modelInUse();
	const cell = layer && !isFlat(layer) ? shownCell() : null;
	const chosen = pictureOrProbe();
	if (!layer || !model || !chosen) {
		byId('cell').hidden = true;
		return null;
	}
	if ((!isFlat(layer) && !world.mapped) || (world.refused && piece === NOTHING)) {
		byId('cell').hidden = true;
	}
	const earlier = epochShown(layer, model) !== '';
	byId('cell-earlier').hidden = !earlier;
	byId('cell-body').hidden = earlier;
	byId('one-why').hidden = earlier;
	byId('cell-title').textContent = earlier ? UNKNOWN : title;
	return (isFlat(layer) || cell) && !earlier && inSight('look') ? { version: model.version, picture: chosen.key, layer: layer.name, channel: chosenChannel(layer), cell } : null;
}

const refresh = wanted(wish, ({ layer, channel, cell }) => {
	const place = cell ? [channel, cell.row, cell.column] : [channel];
	return mapsValues(path('featuremaps', layer, ...place), pictureOrProbe(), { model: modelInUse().id });
}, tell, (error) => {
	piece = NOTHING;
	title = UNKNOWN;
	byId('cell-title').textContent = title;
	byId('cell').hidden = world.refused;
	byId('cell-sum').replaceChildren();
	byId('cell-words').textContent = '';
	showProblem(byId('cell-problem'), error);
});

function tell(answer, { layer }) {
	const kind = KINDS[answer.kind];
	const labels = labelsOf(modelInUse());
	const named = labels.length === shownLayer().channels && { label: labels[answer.channel], labels };
	const inputLayer = world.layers.find(({ name }) => name === answer.input);
	const told = { ...answer, ...named, inputLayer };
	byId('cell').hidden = false;
	showProblem(byId('cell-problem'), null);
	byId('cell-steps').hidden = !isFlat(shownLayer());
	title = `Where ${short(answer.value)} in ${layer} comes from`;
	byId('cell-title').textContent = title;
	byId('cell-words').textContent = kind.words(told);
	piece = kind.render(told);
	byId('cell-sum').replaceChildren(...piece.parts);
	byId('cell-play').hidden = !piece.steps || !mayMove();
	finish(piece);
}
