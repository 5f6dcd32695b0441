/** Saves the parts of an evaluation: the confusion matrix, the labels and the calibration. */
import { byId } from '../base/dom.js';
import { colour } from '../base/theme.js';
import { matrixFigure, matrixNumbers } from '../keep/matrix-figure.js';
import { saveMenu } from '../keep/save-menu.js';
import { figure, node, text } from '../keep/svg.js';
import { t } from '../base/words.js';

const WELL = { width: 36, height: 200, step: 46 };

/** Starts the menus; `evaluation` tells what is shown. */
export function startSaveEvaluation(evaluation) {
	const file = (what) => `${what} of ${evaluation().model}, epoch ${evaluation().epoch ?? 'unknown'}`;
	const shown = () => ({ model: evaluation().model, epoch: evaluation().epoch ?? t('unknown') });
	const cellOf = (row, column) => byId('confusion').querySelector(`[data-cell="${row},${column}"]`);
	saveMenu(byId('confusion-save'), {
		name: () => file('Confusion matrix'),
		figure: () => matrixFigure(evaluation(), cellOf, t('Confusion matrix of {model}, epoch {epoch}', shown())),
		numbers: () => matrixNumbers(evaluation()),
	});
	saveMenu(byId('classes-save'), {
		name: () => file('Labels'),
		numbers: () => [['label', 'pictures', 'predicted', 'correct', 'precision', 'recall', 'f1'],
			...evaluation().classes.map(({ label, support, predicted, correct, precision, recall, f1 }) =>
				[label, support, predicted, correct, precision, recall, f1])],
	});
	saveMenu(byId('calibration-save'), {
		name: () => file('Calibration'),
		figure: () => calibrationFigure(evaluation().calibration.bins, t('Calibration of {model}, epoch {epoch}', shown())),
		numbers: () => [['from', 'to', 'pictures', 'confidence', 'accuracy'],
			...evaluation().calibration.bins.map(({ from, to, count, confidence, accuracy }) => [from, to, count, confidence, accuracy])],
	});
}

function calibrationFigure(bins, title) {
	const { width, height, step } = WELL;
	const columns = bins.flatMap(({ to, count, confidence, accuracy }, index) => {
		const [x, right] = [index * step, height * (accuracy ?? 0)];
		const mark = { x, y: height - height * (confidence ?? 0) - 1, width, height: 3, fill: colour('--loss') };
		return [node('rect', { x, width, height, rx: 4, fill: colour('--sunk') }),
			node('rect', { x, y: height - right, width, height: right, rx: 4, fill: colour('--accent') }),
			...(count ? [node('rect', mark)] : []),
			text(Math.round(to * 100), x + width / 2, height + 18, { 'text-anchor': 'middle', 'fill': colour('--quiet') })];
	});
	return figure(bins.length * step, height + 46, title, columns,
		text(t('confidence in %; bar: how often it is right; mark: mean confidence'), 0, height + 42, { fill: colour('--quiet') }));
}
