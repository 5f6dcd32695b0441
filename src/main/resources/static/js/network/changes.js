/** What makes one network another, in words. */
import { kindName } from '../base/layer-kinds.js';

/** The differences of a network from the one it was made from, in phrases. */
export function changesBetween(before, after) {
	const old = new Map(before.layers.map((layer) => [layer.name, layer]));
	const kept = after.layers.filter(({ name, kind }) => old.get(name)?.kind === kind).map(({ name }) => name);
	const order = before.layers.map(({ name }) => name).filter((name) => kept.includes(name));
	return [
		...inputChanges(before.input, after.input),
		...after.layers.filter(({ name }) => kept.includes(name)).flatMap((layer) => fieldChanges(old.get(layer.name), layer)),
		...before.layers.filter(({ name }) => !kept.includes(name)).map(({ name }) => `without ${name}`),
		...after.layers.flatMap((layer, index) => (kept.includes(layer.name) ? [] : [added(layer, after.layers[index - 1])])),
		...(order.join() === kept.join() ? [] : ['layers in another order']),
	];
}

function inputChanges(before, after) {
	return ['channels', 'size'].filter((name) => before[name] !== after[name])
		.map((name) => `pictures of ${name} ${after[name]} instead of ${before[name]}`);
}

function fieldChanges(before, after) {
	const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
	const changed = names.filter((name) => meant(before, name) !== meant(after, name))
		.map((name) => `${name} ${meant(after, name) ?? 'left out'} instead of ${meant(before, name) ?? 'none'}`);
	return changed.length ? [`${after.name}: ${changed.join(', ')}`] : [];
}

/** A field's value, padding that keeps the size by its name. */
const meant = (layer, name) => (name === 'padding' && layer.kernel % 2 && layer.padding === (layer.kernel - 1) / 2 ? 'same' : layer[name]);

const added = (layer, previous) => `one more ${kindName(layer.kind)}${previous?.name ? ` after ${previous.name}` : ''}`;
