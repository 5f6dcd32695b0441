/** What a network costs, in words. */
import { count, duration, megabytes } from '../base/format.js';
import { world } from '../base/state.js';
import { t } from '../base/words.js';

/** Writes `37.2 million`; the text is the tag of the language, since each has steps of its own. */
const GREAT = new Intl.NumberFormat(t('en'), { notation: 'compact', compactDisplay: 'long', maximumSignificantDigits: 3 });

/** The sum of a network's parameters, work and memory, and how long an epoch will take. */
export function priceOf({ cost, memoryLimit }) {
	const bytes = megabytes(cost.trainingBytes);
	return [
		t('{n} learned parameters', { n: count(cost.parameters) }),
		t('{n} multiplications a picture', { n: GREAT.format(cost.multiplyAdds) }),
		memoryLimit == null || cost.trainingBytes <= memoryLimit ? t('{bytes} of memory in training', { bytes })
			: t('{bytes} of memory in training, more than the {limit} here', { bytes, limit: megabytes(memoryLimit) }),
		epochTime(cost),
	].filter(Boolean).join(' · ');
}

/** By the rate of the newest run whose network is known: the time of a step goes with its multiplications, roughly. */
function epochTime(cost) {
	const { train } = world.datasets.find(({ name }) => name === world.formDataset) || {};
	const costOf = (run) => world.networks.find(({ name }) => name === run.network)?.cost;
	const measured = world.runs.find((run) => run.picturesPerSecond > 0 && costOf(run));
	if (!train || !measured) {
		return train ? t('how long an epoch takes is told after a first run') : '';
	}
	const seconds = (train / measured.picturesPerSecond) * (cost.multiplyAdds / costOf(measured).multiplyAdds);
	return t('about {time} an epoch of {pictures} pictures, by the rate of run {id}',
		{ time: duration(seconds), pictures: count(train), id: measured.id });
}
