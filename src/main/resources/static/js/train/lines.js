/** A run's metrics in uPlot's form: one row of epochs for all lines, with gaps. */

/** The metrics of a chart: name, and values by epoch. */
export const METRICS = {
	loss: { name: 'Loss', of: ({ epochs, points }) => (points.length ? points : epochs).map(({ epoch, loss }) => [epoch, loss]) },
	train: { name: 'Train accuracy', of: ({ epochs }) => epochs.map(({ epoch, trainAccuracy }) => [epoch, trainAccuracy]) },
	test: { name: 'Test accuracy', of: ({ epochs }) => epochs.map(({ epoch, testAccuracy }) => [epoch, testAccuracy]) },
	validation: {
		name: 'Validation accuracy',
		of: ({ epochs }) => epochs.filter(({ validationAccuracy }) => validationAccuracy != null)
			.map(({ epoch, validationAccuracy }) => [epoch, validationAccuracy]),
	},
};

/** Brings lines, each a list of [epoch, value], into a table: the epochs, then a column for each line. */
export function table(lines) {
	const epochs = [...new Set(lines.flat().map(([epoch]) => epoch))].sort((a, b) => a - b);
	const columns = lines.map((line) => {
		const values = new Map(line);
		return epochs.map((epoch) => values.get(epoch) ?? null);
	});
	return [epochs, ...columns];
}
