/** The lines of the chart, and their values in uPlot's form. */
import { loss, percent, rate } from '../base/format.js';
import { t } from '../base/words.js';

/** The metrics of a chart: name, the same as a column that programs read, look, and values by epoch. */
export const METRICS = {
	loss: {
		name: t('Loss'), column: 'Loss', scale: 'loss', variable: '--loss',
		of: ({ epochs, points }) => (points.length ? points : epochs).map((point) => [point.epoch, point.loss]),
	},
	train: {
		name: t('Train accuracy'), column: 'Train accuracy', scale: 'accuracy', variable: '--train', dash: [9, 5], border: 'dashed',
		of: ({ epochs }) => epochs.map(({ epoch, trainAccuracy }) => [epoch, trainAccuracy]),
	},
	test: {
		name: t('Test accuracy'), column: 'Test accuracy', scale: 'accuracy', variable: '--test',
		of: ({ epochs }) => epochs.map(({ epoch, testAccuracy }) => [epoch, testAccuracy]),
	},
	validation: {
		name: t('Validation accuracy'), column: 'Validation accuracy', scale: 'accuracy', variable: '--validation', dash: [2, 4],
		border: 'dotted',
		of: ({ epochs }) => epochs.filter(({ validationAccuracy }) => validationAccuracy != null)
			.map(({ epoch, validationAccuracy }) => [epoch, validationAccuracy]),
	},
	rate: {
		name: t('Learning rate'), column: 'Learning rate', scale: 'rate', variable: '--quiet', width: 1,
		of: ({ points }) => points.filter(({ learningRate }) => learningRate != null)
			.map(({ epoch, learningRate }) => [epoch, learningRate]),
	},
};

/** What a scale's values are called, and how they are written, also beside the axis. */
export const SCALES = {
	loss: { name: t('Loss'), words: loss, tick: String },
	rate: { name: t('Learning rate'), words: rate, tick: rate },
	accuracy: { name: t('Accuracy'), words: percent, tick: (value) => `${Math.round(value * 100)}%` },
};

/** Where the user changed the learning rate of a run: points of its line, each with the rate asked for. */
export function rateChangesOf({ points, rateChanges = [] }) {
	return rateChanges.filter(({ step }) => step != null)
		.map(({ step, learningRate }) => [points.find((point) => point.step > step), learningRate])
		.filter(([point]) => point)
		.map(([{ epoch, learningRate: value }, asked]) => ({ epoch, value, asked }));
}

/** Lines for some metrics of one run. */
export const linesOfOne = (metrics, keys) => keys.map((key) => ({ ...METRICS[key], points: METRICS[key].of(metrics) }));

/** A line for each run, each with its name and look, by one metric. */
export const linesOfRuns = (runs, metrics, key) => runs.map((run, index) =>
	({ ...run, scale: METRICS[key].scale, points: METRICS[key].of(metrics[index]) }));

/** Brings lines into a table: the epochs, then a column for each line, with gaps. */
export function table(lines) {
	const epochs = [...new Set(lines.flatMap(({ points }) => points.map(([epoch]) => epoch)))].sort((a, b) => a - b);
	const columns = lines.map(({ points }) => {
		const values = new Map(points);
		return epochs.map((epoch) => values.get(epoch) ?? null);
	});
	return [epochs, ...columns];
}
