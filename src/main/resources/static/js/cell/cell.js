/** How the value of the chosen cell is computed. */
import { path } from '../base/api.js';
import { byId, showProblem } from '../base/dom.js';
import { short } from '../base/format.js';
import { labelsOf, modelInUse, on, show, world } from '../base/state.js';
import { inSight } from '../base/tabs.js';
import { loadOnChange } from '../base/load-on-change.js';
import { t } from '../base/words.js';
import { isFlat } from '../look/layer-words.js';
import { shownCell } from '../look/one-map.js';
import { choiceBeside, chosenChannel, epochShown } from '../look/map-source.js';
import { shownLayer } from '../look/strip.js';
import { mapsValues, PICTURE_KEYS, pictureOrProbe } from '../picture/picture.js';
import { kindOf } from './kinds.js';
import { finish, mayMove, play } from './player.js';

const NOTHING = { parts: [], steps: 0, step: () => {} };

const UNKNOWN = t('How a value is computed');

let computation = NOTHING;
let title = UNKNOWN;

/** Starts the card: it follows the chosen cell. */
export function startCell() {
	byId('cell-play').addEventListener('click', () => play(computation));
	byId('one-why').addEventListener('click', showCard);
	byId('cell-previous').addEventListener('click', () => show(choiceBeside(shownLayer(), -1)));
	byId('cell-next').addEventListener('click', () => show(choiceBeside(shownLayer(), 1)));
	on([...PICTURE_KEYS, 'layer', 'layers', 'channel', 'cell', 'label', 'topLabel', 'epoch', 'keptEpochs', 'shownMap',
		'predictionFailed', 'tab'], refresh);
}

function showCard() {
	byId('cell').scrollIntoView({ block: 'center', behavior: mayMove() ? 'smooth' : 'auto' });
	if (mayMove()) {
		play(computation);
	}
}

function request() {
	const layer = shownLayer();
	const model = modelInUse();
	const cell = layer && !isFlat(layer) ? shownCell() : null;
	const picture = pictureOrProbe();
	if (!layer || !model || !picture) {
		byId('cell').hidden = true;
		return null;
	}
	if ((!isFlat(layer) && !world.shownMap) || (world.predictionFailed && computation === NOTHING)) {
		byId('cell').hidden = true;
	}
	const earlier = epochShown(layer, model) !== '';
	byId('cell-earlier').hidden = !earlier;
	byId('cell-body').hidden = earlier;
	byId('one-why').hidden = earlier;
	byId('cell-title').textContent = earlier ? UNKNOWN : title;
	return (isFlat(layer) || cell) && !earlier && inSight('look')
		? { version: model.version, picture: picture.key, layer: layer.name, channel: chosenChannel(layer), cell } : null;
}

const refresh = loadOnChange(request, ({ layer, channel, cell }) => {
	const place = cell ? [channel, cell.row, cell.column] : [channel];
	return mapsValues(path('featuremaps', layer, ...place), pictureOrProbe(), { model: modelInUse().id });
}, render, (error) => {
	computation = NOTHING;
	title = UNKNOWN;
	byId('cell-title').textContent = title;
	byId('cell').hidden = world.predictionFailed;
	byId('cell-sum').replaceChildren();
	byId('cell-words').textContent = '';
	showProblem(byId('cell-problem'), error);
});

function render(answer, { layer }) {
	const kind = kindOf(answer);
	const labels = labelsOf(modelInUse());
	const named = labels.length === shownLayer().channels && { label: labels[answer.channel], labels };
	const inputLayer = world.layers.find(({ name }) => name === answer.input);
	const inputShape = inputLayer ? [inputLayer.channels, inputLayer.height, inputLayer.width] : world.inputShape;
	const details = { ...answer, ...named, inputLayer, inputShape };
	byId('cell').hidden = false;
	showProblem(byId('cell-problem'), null);
	byId('cell-steps').hidden = !isFlat(shownLayer());
	title = t('How {value} in {layer} is computed', { value: short(answer.value), layer });
	byId('cell-title').textContent = title;
	byId('cell-words').textContent = kind.words(details);
	computation = kind.render(details);
	byId('cell-sum').replaceChildren(...computation.parts);
	byId('cell-play').hidden = !computation.steps || !mayMove();
	finish(computation);
}
