/** What makes one network another, in words. */
import { kindName } from '../base/layer-kinds.js';
import { t } from '../base/words.js';

/** The differences of a network from the one it was made from, in phrases. */
export function changesBetween(before, after) {
	const old = new Map(before.layers.map((layer) => [layer.name, layer]));
	const kept = after.layers.filter(({ name, kind }) => old.get(name)?.kind === kind).map(({ name }) => name);
	const order = before.layers.map(({ name }) => name).filter((name) => kept.includes(name));
	return [
		...inputChanges(before.input, after.input),
		...after.layers.filter(({ name }) => kept.includes(name)).flatMap((layer) => fieldChanges(old.get(layer.name), layer)),
		...before.layers.filter(({ name }) => !kept.includes(name)).map(({ name }) => t('without {name}', { name })),
		...after.layers.flatMap((layer, index) => (kept.includes(layer.name) ? [] : [added(layer, after.layers[index - 1])])),
		...(order.join() === kept.join() ? [] : [t('layers in another order')]),
	];
}

function inputChanges(before, after) {
	return [
		before.channels === after.channels ? ''
			: t('pictures of channels {after} instead of {before}', { after: after.channels, before: before.channels }),
		before.size === after.size ? '' : t('pictures of size {after} instead of {before}', { after: after.size, before: before.size }),
	].filter(Boolean);
}

function fieldChanges(before, after) {
	const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
	const changed = names.filter((name) => meant(before, name) !== meant(after, name))
		.map((name) => t('{field} {after} instead of {before}',
			{ field: name, after: meant(after, name) ?? t('left out'), before: meant(before, name) ?? t('none') }));
	return changed.length ? [t('{name}: {facts}', { name: after.name, facts: changed.join(t(', ')) })] : [];
}

/** A field's value, padding that keeps the size by its name. */
const meant = (layer, name) => (name === 'padding' && layer.kernel % 2 && layer.padding === (layer.kernel - 1) / 2 ? 'same' : layer[name]);

const added = ({ kind }, previous) => (previous?.name ? t('one more {kind} after {name}', { kind: kindName(kind), name: previous.name })
	: t('one more {kind}', { kind: kindName(kind) }));
