/** What a network costs, in words. */
import { count, duration, megabytes, short } from '../base/format.js';
import { world } from '../base/state.js';

const GREAT = [[1e9, 'billion'], [1e6, 'million'], [1e3, 'thousand']];

/** The sum of a network's parameters, work and memory, and how long an epoch will take. */
export function priceOf({ cost, memoryLimit }) {
	const memory = `${megabytes(cost.trainingBytes)} of memory in training`;
	const fits = memoryLimit == null || cost.trainingBytes <= memoryLimit ? memory
		: `${memory}, more than the ${megabytes(memoryLimit)} here`;
	return [`${count(cost.parameters)} learned parameters`, `${great(cost.multiplyAdds)} multiplications a picture`, fits, epochTime(cost)]
		.filter(Boolean).join(' · ');
}

function great(value) {
	const [size, name] = GREAT.find(([least]) => value >= least) || [1, ''];
	return `${short(value / size)} ${name}`.trim();
}

/** By the rate of the newest run whose network is known: the time of a step goes with its multiplications, roughly. */
function epochTime(cost) {
	const { train } = world.datasets.find(({ name }) => name === world.formDataset) || {};
	const costOf = (run) => world.networks.find(({ name }) => name === run.network)?.cost;
	const measured = world.runs.find((run) => run.picturesPerSecond > 0 && costOf(run));
	if (!train || !measured) {
		return train ? 'how long an epoch takes is told after a first run' : '';
	}
	const seconds = (train / measured.picturesPerSecond) * (cost.multiplyAdds / costOf(measured).multiplyAdds);
	return `about ${duration(seconds)} an epoch of ${count(train)} pictures, by the rate of run ${measured.id}`;
}
