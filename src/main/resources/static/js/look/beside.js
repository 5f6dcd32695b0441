/** What two models make of the same picture: the maps of one layer each, beside one another, and what each says. */
import { getJson, withQuery } from '../base/api.js';
import { byId, isolated, named, offer, showBlob, showProblem } from '../base/dom.js';
import { percent, sureness } from '../base/format.js';
import { loadOnChange } from '../base/load-on-change.js';
import { modelInUse, on, show, view, world } from '../base/state.js';
import { inSight } from '../base/tabs.js';
import { nodes, t } from '../base/words.js';
import { mapsImage, PICTURE_KEYS, pictureOrProbe, predict } from '../picture/picture.js';
import { shownLayer } from './strip.js';

const SCALE = 4;

/** Starts the card. */
export function startBeside() {
	byId('beside-model').addEventListener('change', ({ target }) => show({ beside: target.value, besideLayer: '' }));
	byId('beside-layer').addEventListener('change', ({ target }) => show({ besideLayer: target.value }));
	on([...PICTURE_KEYS, 'models', 'layer', 'layers', 'palette', 'normalize', 'beside', 'besideLayer', 'tab'], render);
}

const others = () => world.models.filter(({ id, problem }) => id !== modelInUse()?.id && !problem);

function render() {
	byId('beside').hidden = !modelInUse() || !others().length || byId('inside').hidden;
	offer(byId('beside-model'), [['', t('none')], ...others().map((model) => [model.id, nameOf(model)])]);
	byId('beside-model').value = view.beside;
	byId('beside-both').hidden = !view.beside;
	load();
}

const nameOf = ({ id, network, testAccuracy }) => `${isolated(id)}: ${isolated(network)}, ${percent(testAccuracy)}`;

function request() {
	const model = modelInUse();
	const other = others().find(({ id }) => id === view.beside);
	const layer = shownLayer();
	const picture = pictureOrProbe();
	return !model || !other || !layer || !picture || !inSight('look') ? null
		: { models: [model.id, other.id], version: model.version, layer: layer.name, otherLayer: view.besideLayer, picture: picture.key,
			palette: view.palette, normalize: view.normalize };
}

const load = loadOnChange(request, async ({ models, layer, otherLayer, palette, normalize }) => {
	byId('beside-both').setAttribute('aria-busy', 'true');
	const picture = pictureOrProbe();
	const { layers } = await getJson(withQuery('featuremaps', { model: models[1] }));
	const answering = likest(layers, otherLayer || layer);
	const shown = [shownLayer(), answering];
	const maps = (index) => mapsImage(`featuremaps/${shown[index].name}`, picture,
		{ model: models[index], palette, normalize, scale: SCALE });
	const answer = (index) => (picture.key ? predict(picture, { model: models[index], top: 1 }) : null);
	const [images, answers] = await Promise.all([Promise.all([maps(0), maps(1)]), Promise.all([answer(0), answer(1)])]);
	return { layers, shown, images, answers, models };
}, ({ layers, shown, images, answers, models }) => {
	offer(byId('beside-layer'), layers.map(({ name }) => [name, name]));
	byId('beside-layer').value = shown[1].name;
	images.forEach((blob, index) => {
		showBlob(byId(`beside-image-${index}`), blob);
		byId(`beside-image-${index}`).alt = t('The maps of {layer} in {model}', { layer: shown[index].name, model: models[index] });
		byId(`beside-words-${index}`).replaceChildren(...wordsOf(models[index], shown[index], answers[index]?.predictions[0]));
	});
	finish(null);
}, finish);

function finish(problem) {
	showProblem(byId('beside-problem'), problem);
	byId('beside-both').setAttribute('aria-busy', 'false');
}

/** The layer of a name; without one, the last layer of its kind that comes no later, else the first. */
function likest(layers, name) {
	const { kind } = shownLayer();
	const place = world.layers.filter((layer) => layer.kind === kind).findIndex((layer) => layer.name === shownLayer().name);
	const same = layers.filter((layer) => layer.kind === kind);
	return layers.find((layer) => layer.name === name) || same[Math.min(place, same.length - 1)] || layers[0];
}

function wordsOf(id, { name, channels, height, width }, top) {
	const maps = height > 1 || width > 1 ? t('{n} maps of {height} × {width}', { n: channels, height, width })
		: t('{n} values', { n: channels });
	const places = { model: named(id), layer: name, maps };
	return top ? nodes('{model}, {layer}: {maps}. It says {label}, {share} sure.',
		{ ...places, label: named(top.label), share: sureness(top.probability) }) : nodes('{model}, {layer}: {maps}.', places);
}
